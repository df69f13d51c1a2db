"""What a reply says was achieved, as a report can quote it: without figures that are told anew,
plans, difficulties, excuses and courtesies.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.directives.verbs import leading_verb
from core.fold import fold
from core.progress.excuses import before_excuse, is_apology, tells_work

_LONGEST = 600
#: Ends a clause; not inside a number ("12,5", "1.463", "20/6").
_END = re.compile(r"(?<!\d)[,.;!?]|[,.;!?](?!\d)|\n|\s[-–—]\s")
#: The points in an address end no clause.
_LINK = re.compile(
    r"(?<![\w.-])(?:(?:https?://|www\.)\S+|(?:[\w-]+\.)+(?:vn|com|net|org)\b\S*)", re.IGNORECASE)
#: "45/60", which behind "ngày" is a day.
_COUNTS = re.compile(
    r"(?<!ngay )(?<!den )(?<!truoc )(?<!hom )(?<!sang )(?<![\d.])"
    r"(\d{1,3}(?:\.\d{3})+|\d{1,6})\s*(?:/|tren|tong so)\s*"
    r"(\d{1,3}(?:\.\d{3})+|\d{1,6})\b(?!\s*/\s*\d)"
)
_PERCENT = re.compile(r"\b\d{1,3}(?:[.,]\d+)?\s*(?:%|phan tram)")
_PLAN = re.compile(
    r"\b(?:du kien|se |xong truoc|truoc ngay|chac (?:la )?(?:mai|tuan|thang|den)|gia han|xin them"
    r"|xin (?:lui|den)|de nghi (?:cho )?(?:lui|gia)|(?:ngay|tuan|thang|quy) (?:mai|sau|toi|toi day)"
    r"|cuoi (?:tuan|thang|quy|nam) (?:nay|xong))"
)
_TROUBLE = re.compile(
    r"\b(?:vuong|kho khan|tro ngai|bi ket|tac o|dang cho|con cho|van cho)\b|^(?:cho|thieu|do) "
)
#: "Dạ em báo cáo anh:", but not "đã"; "da" only where an address follows it.
_AT_HEAD = re.compile(
    r"^(?:(?:dạ|vâng|kính|thưa|em|cháu|tôi|mình|anh|chị|sếp|cô|chú|ạ|ơi|xin|báo cáo|chào|ok|oke"
    r"|nhiệm vụ|việc|mã|da(?= (?:em|anh|chi|vang|thua|bao))|vang|thua|chau|toi|minh|chi|sep"
    r"|bao cao|chao|nhiem vu|viec)[\s:]+)+(?=\S)"
)
_AT_TAIL = re.compile(r"(?:\s+(?:roi|r|a|ah|nhe|nha|nhi|day|anh|chi|em|sep|oi|cam on|thanks))+$")
_CODE = re.compile(r"^[\W_]*(?:[a-z]+-\d{4}-\d{3,}|\d{1,3}(?=\s*[:.)]))[\W_]*")
#: Words that say no more than the figures do.
_EMPTY_WORDS = """
da xong roi hoan thanh viec nay duoc dat khoang tam thuc hien tien do dang lam ca het
toan bo nhiem vu em a anh chi vang ok oke hom nay qua moi cung con tiep tuc trien khai
bao cao dc dk r rui ui xog la ve phan cong co ban gan cua toi minh so luong khoi tong
cong ho u nhe nha dau done
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_NOUN_ENDS_WORDS = """
dc r xog da xong roi va nhung con dang thi la nua vuong cho du se chua do hien trong theo tai den
o nhe nha a anh chi em duoc dat gio hom tuan thang ngay nam quy khoang bang nen
"""
_NOUN_ENDS = frozenset(_NOUN_ENDS_WORDS.split())
_ITEM = re.compile(r"(?:^|[\n;])[\W_]*(?:[a-z]+-\d{4}-)?0*(\d{1,4})\s*[:.)]")
#: Verbs that begin with these ask how, not what: "tiếp tục", "chủ động", "tăng cường".
_NO_DEED_WORDS = """
tiếp thường phải cần chủ kịp tăng đẩy khẩn định hàng hằng đã sẽ đang có nghiêm tích luôn
sớm nên trên theo căn được là trước trong quyết phấn đồng tự không quan góp chú
"""
_NO_DEED = frozenset(_NO_DEED_WORDS.split())
_FEW = 2


@dataclass(frozen=True, slots=True)
class Achieved:
    """`words` as written; `figured`: they hold figures. `doing` and `noun` stood around counts:
    "rà soát" and "thủ tục" of "đã rà soát 45/60 thủ tục"."""

    words: str = ""
    doing: str = ""
    noun: str = ""
    figured: bool = False


NOTHING = Achieved()


@lru_cache(maxsize=4096)
def achieved(text: str, code: str = "", troubles: tuple[str, ...] = ()) -> Achieved:
    """What `text` says was done on the task `code`; nothing where it only gives figures.

    `troubles` are difficulties with a line of their own: a clause that tells one is no result.
    """
    stuck = [fold(trouble) for trouble in troubles if trouble.strip()]
    words, doing, noun, figured = [], "", "", False
    for clause in _told(_own_item(text, code)):
        folded = fold(clause)
        if len(folded) != len(clause) or not folded or _PLAN.search(folded):
            continue
        if _TROUBLE.search(folded) or any(trouble in folded for trouble in stuck):
            continue
        counted = _COUNTS.search(folded)
        if counted:
            doing = doing or _doing(clause[:counted.start()]).lower()
            noun = noun or _noun(clause[counted.end():])
        rest = _left(folded)
        has_figures = bool(counted or _PERCENT.search(folded))
        around = set(fold(f"{doing} {noun}").split()) if counted else set()
        if len([w for w in rest if w not in around]) > (_FEW if has_figures else 0):
            words.append(clause)
            figured = figured or has_figures
    said = ", ".join(words)[:_LONGEST]
    if not _LINK.match(said):
        said = said[:1].upper() + said[1:]
    return Achieved(said, doing, noun, figured)


def _told(text: str) -> Iterator[str]:
    """The clauses, bare and without what excuses lateness; a reason goes on over commas."""
    start, excusing = 0, False
    links = [link.span() for link in _LINK.finditer(text)]
    ends = (end for end in _END.finditer(text)
            if not any(first <= end.start() < last - 1 for first, last in links))
    for end in [*ends, None]:
        clause = text[start:end.start() if end else len(text)]
        bare = _bare(clause)
        kept = "" if is_apology(clause) else before_excuse(bare)
        if kept != bare:
            excusing = True
        elif excusing and not tells_work(bare):
            kept = ""
        else:
            excusing = False
        yield kept
        if end:
            start = end.end()
            excusing = excusing and end.group() == ","


def doing_of(title: str) -> str:
    """What a task's title begins with, when that can be said to be done: "rà soát"; or ""."""
    verb = leading_verb(title.strip())
    return "" if verb.partition(" ")[0] in _NO_DEED else verb


def respelt(words: str, title: str) -> str:
    """Words typed without diacritics as the title writes them: "ho so" of "Số hóa hồ sơ"."""
    folded = fold(title)
    start = folded.find(fold(words)) if words and len(folded) == len(title) else -1
    return title[start:start + len(words)] if start >= 0 else words


def _own_item(text: str, code: str) -> str:
    """The task's own lines of a message that speaks of several by number."""
    folded = fold(text)
    items = list(_ITEM.finditer(folded))
    if len(items) < _FEW or len(folded) != len(text) or not code:
        return text
    own = int(code.rpartition("-")[2]) if code.rpartition("-")[2].isdigit() else -1
    for place, item in enumerate(items):
        if int(item[1]) == own:
            end = items[place + 1].start() if place + 1 < len(items) else len(text)
            return text[item.end():end]
    return ""


def _bare(clause: str) -> str:
    """Without a code or number before it, address and courtesy around it."""
    clause = clause.strip(" \t-–—*•:\"“”()")
    if match := _CODE.match(fold(clause)):
        clause = clause[match.end():].strip()
    if match := _AT_HEAD.match(clause.lower()):
        clause = clause[match.end():].strip()
    if match := _AT_TAIL.search(fold(clause)):
        clause = clause[:match.start()].strip()
    return clause


def _left(folded: str) -> list[str]:
    """The words that are neither figures nor filling."""
    bare = _COUNTS.sub(" ", _PERCENT.sub(" ", folded))
    return [word for word in re.findall(r"[a-z]+", bare) if word not in _EMPTY]


def _doing(before: str) -> str:
    """"rà soát" of "đã rà soát được"."""
    words = before.split()
    while words and fold(words[0]) in _EMPTY:
        words = words[1:]
    while words and fold(words[-1]) in _EMPTY:
        words = words[:-1]
    return " ".join(words) if 0 < len(words) <= 3 else ""


def _noun(behind: str) -> str:
    """"thủ tục" of "thủ tục rồi"."""
    words: list[str] = []
    for word in behind.split():
        if fold(word).strip(".,") in _NOUN_ENDS or not word[0].isalpha() or len(words) == 4:
            break
        words.append(word)
    return " ".join(words)
