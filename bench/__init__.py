"""Ratios beside floors and peers, measured in one run: `python -m bench NAME`.

May import everything; nothing imports it.
"""
