"""Zalo Bot Platform: its own small client, a session that translates, polling or webhook.

Imports `channels` and `core`; storage reaches it through the protocols in ports.py.
"""
