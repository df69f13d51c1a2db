"""The Word files and the page that reports and letters are made of; README.md names their parts.

Files only: documents.writing fills them in.
"""
