"""What people and the clock can ask of the system: one small callable each, a verb by name.

Imports core only; stores and channels come in through the protocols of core/ports.py.
"""
