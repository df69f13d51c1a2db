"""One-time codes: short enough to type, kept only as a hash."""

import hashlib
import re
import secrets

#: Without the letters and digits that are mistaken for one another (0/O, 1/I/L, 5/S, 2/Z).
_ALPHABET = "346789ABCDEFGHJKMNPQRTUVWXY"
_LENGTH = 10
_SHAPE = re.compile(rf"[{_ALPHABET}]{{5}}[- ]?[{_ALPHABET}]{{5}}")


def new_code() -> str:
    """A fresh random code such as `K7QM4-XTPB9` (about 47 bits)."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"


def has_shape(text: str) -> bool:
    """True for what may be a code, in any case; the dash may be a blank or missing."""
    return _SHAPE.fullmatch(text.upper()) is not None


def code_hash(code: str) -> str:
    """SHA-256 of the code as a person may type it: any case, with or without dash and blanks."""
    kept = "".join(c for c in code.upper() if c.isalnum())
    return hashlib.sha256(kept.encode()).hexdigest()
