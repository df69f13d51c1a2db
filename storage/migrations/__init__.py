"""Alembic's revisions, one readable slug per file.

Imports storage.tables only.
"""
