"""The clock: APScheduler ticks, one use case each; no rules here.

Imports core only.
"""
