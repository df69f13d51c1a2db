"""A Zalo Official Account: OAuth tokens, signed webhook, buttons, uploads, windows.

Imports `core`, aiogram, aiohttp, `channels.zalo` and what all channels share.
"""
