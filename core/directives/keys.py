"""What makes a directive, or a duty of it, the same again when a file comes a second time."""

import hashlib
import re

from core.directives.model import DirectiveHeader, Duty
from core.fold import fold

_YEAR = re.compile(r"\b(20\d\d)\b")
#: Words that open a title without telling it from another one.
_LEAD_IN = re.compile(
    r"^(?:(?:phu luc(?: so)?(?: [0-9ivx]+)?|ve viec|v v|ve|ke hoach|danh muc|bang|bieu|phan cong"
    r"|cac|nhung|nhiem vu|giai phap|noi dung|cong viec|trong tam|cu the|thuc hien)\b ?)+"
)
_LONG_FORMS = (
    (re.compile(r"\bcchc\b"), "cai cach hanh chinh"),
    (re.compile(r"\btthc\b"), "thu tuc hanh chinh"),
    (re.compile(r"\bubnd\b"), "uy ban nhan dan"),
)


def plain_words(text: str) -> str:
    """`text` folded, its punctuation gone: two spellings of one title compare equal."""
    return re.sub(r"[\W_]+", " ", fold(text)).strip()


def source_key(duty: Duty) -> str:
    """Stable identity of a duty inside its directive, at most 80 characters.

    The document's own item number and a digest of title, detail, lead and field, each folded and
    without punctuation: the .docx and the .xlsx of one plan give the same. Detail and lead belong
    to it because a merged title can cover several duties; deadline and product do not, because
    they are what a corrected copy changes.
    """
    parts = (duty.title, duty.detail, duty.lead_text, duty.field)
    words = "|".join(plain_words(part) for part in parts)
    number = plain_words(duty.own_no or duty.item_no).replace(" ", ".")[:40]
    return f"{number}:{_digest(words)}"


def directive_key(header: DirectiveHeader) -> str:
    """Identity of a directive, the same from every file that carries it.

    With a number: number, issuer and year (domain.md §10: a number is unique per issuer and
    year). Without one, as in drafts whose number is blank: subject and year. A plan's body and
    its annex word the subject differently ("Cải thiện Chỉ số Cải cách hành chính năm 2021",
    "NHIỆM VỤ, GIẢI PHÁP CẢI THIỆN CHỈ SỐ CCHC NĂM 2021"), so abbreviations are written out and
    the words that only announce a list of duties are dropped from the front.
    """
    subject = _subject_words(header.subject)
    year = str(header.issued_on.year) if header.issued_on else ""
    if header.number:
        number = re.sub(r"\s", "", fold(header.number))
        return f"{number}|{_issuer_words(header.issuer)}|{year}"
    stated = _YEAR.search(subject)
    return f"|{subject}|{year or (stated.group(1) if stated else '')}"


def _subject_words(subject: str) -> str:
    words = _written_out(plain_words(subject))
    return _LEAD_IN.sub("", words) or words


def _issuer_words(issuer: str) -> str:
    """An issuer without its connecting "và", which letterheads often leave out."""
    return " ".join(word for word in _written_out(plain_words(issuer)).split() if word != "va")


def _written_out(words: str) -> str:
    for pattern, long_form in _LONG_FORMS:
        words = pattern.sub(long_form, words)
    return words


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:32]
