"""What a directive says: its header, its duties, who leads them and until when, from its text.

Pure functions over text; imports the standard library and core's calendar, dates, fields, fold,
targets, tasks.
"""

from core.directives.keys import directive_key, plain_words, source_key
from core.directives.model import DirectiveHeader, DirectiveReading, Duty
from core.targets import Target

__all__ = [
    "DirectiveHeader",
    "DirectiveReading",
    "Duty",
    "Target",
    "directive_key",
    "plain_words",
    "source_key",
]
