"""How messages enter and leave: one folder per network, aiogram's types at the inner border.

Knows aiogram and HTTP, nothing of tasks; imports `core` and none of our other packages.
"""
