"""Telegram through aiogram's own session: polling or webhook.

Imports `channels` and `core`.
"""
