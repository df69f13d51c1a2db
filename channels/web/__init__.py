"""The local web chat: a page, its JSON routes, and a session that writes to the transcript.

Imports `channels` and `core`; storage reaches it through the protocols in ports.py.
"""
