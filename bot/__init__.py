"""Wiring only: the one place that imports everything; the `nhacviec` command.

No rules, no wording, no SQL here.
"""
