"""The database: tables, unit of work, one store per table, migrations.

Imports SQLAlchemy and core; fits core/ports.py and channels' protocols by shape only.
"""
