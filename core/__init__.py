"""The rules of the work: tasks, people, dates, reminders, figures.

Imports the standard library only (dates.py: dateparser besides), and none of our other packages.
"""
