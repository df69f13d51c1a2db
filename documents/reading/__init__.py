"""Directives' files into duties: hostile bytes are refused before anything is parsed.

Imports core, defusedxml and openpyxl's number formats; nothing else of ours but documents.sniff.
"""

from documents.reading.directive import read_directive

__all__ = ["read_directive"]
