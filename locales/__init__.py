"""Every word that people read: one folder per language, Fluent files by subject.

Imports nothing. Marks allowed in a text: <b>, <i>, <code>; every value put in is escaped.
"""
