"""What Zalo bots and Official Accounts share: numbered menus, links for files, updates.

Imports `core`, aiogram, aiohttp and the other rooms of `channels/`.
"""
