"""Limits of the networks, and turns to send that keep them.

Imports `core` and aiogram.
"""
