"""Clauses that report nothing: questions, reminders, requests for help, notices, courtesies."""

import re

from core.progress.clauses import Clause

#: A question: its words, a closing "không ạ" or "xong chưa".
_ASKS = re.compile(r"(?<!c)(?<!c.)q|(?<![ck])(?<!^)k$|[DOSBWJdYZ][_zn@]{0,2}c$")
_BEGS = re.compile(r"y.?y|^[_K]?y(?!.{0,4}[tv])[^pgrcX%/D]*$")
#: Stands beside thanks: "cảm ơn anh em đã gửi rồi ạ".
_REPORTS = re.compile(r"[%/X]|p.*[DO].*r|[DO].{0,3}r")
_TOLD = frozenset("Iprgc%/D")
#: "đồng ý cho gia hạn", said to the one who asked.
_GRANTS = re.compile(r"^[^LU@]*[YF]y?A")
_MAY_ASK, _MAY_STAND_ASIDE = frozenset("qkicK"), frozenset("~^uHRyMA")
#: With one of these the clause reports beside "để em", a reminder, a request, a meeting.
_OWN_WORDS, _CALM, _HELD = frozenset("pD%/X"), frozenset("prg%/X"), frozenset("mprgcXD%/")
_CLOSING = frozenset({"vay", "the", "nhi"})
_MANY, _SOFTLY = frozenset({"cac", "moi"}), frozenset({"nhe", "nha", "nghe", "nghen"})
_TO_DO = re.compile(r"^P?U+_?t?(?:[WJOS][^pgrcXkDz%/]*$|f.*%)")
#: First words of "đơn vị", "cơ quan" and the like, which may be the writer's own.
OWN_OFFICE = frozenset({"phong", "don", "to", "ban", "doan", "co", "van"})
_GIVEN = re.compile(r"[gD%/]|p.*R")


def asks(clause: Clause) -> bool:
    """True when the clause is a question."""
    signs = clause.signs
    if clause.mark == "?":
        return True
    if _MAY_ASK.isdisjoint(signs):
        return clause.every[-1] == "P" and _asks_how_many(clause)
    if _ASKS.search(signs) or ("K" in signs and _offers_choice(clause)):
        return True
    if "k" not in signs:
        return "i" in signs and "c" not in signs
    return _whether(clause)


def _asks_how_many(clause: Clause) -> bool:
    """ "có mấy lớp vậy chị"."""
    words = [piece.word for piece in clause.pieces]
    return "may" in words and not _CLOSING.isdisjoint(words[-2:])


def _offers_choice(clause: Clause) -> bool:
    """ "tính đến 30/9 hay 31/10"."""
    pieces = clause.pieces
    return "r" not in clause.signs and any(
        pieces[k].word == "hay" and pieces[k + 1].sign not in ("PKFV_" if k < 3 else "PKFV")
        for k in range(1, len(pieces) - 1)
    )


def _whether(clause: Clause) -> bool:
    """ "có ... không", with nothing denied behind it."""
    pieces = clause.pieces
    start = next((k for k, piece in enumerate(pieces) if piece.word == "co"), None)
    if start is None:
        return False
    for k in range(start + 2, len(pieces)):
        if pieces[k].sign == "k":
            return k + 1 == len(pieces) or pieces[k + 1].sign in "IPaK"
    return False


def is_aside(clause: Clause, wishes: bool) -> bool:
    """True when nothing in the clause is a report. A wish for more time may be a question."""
    if wishes:
        return False
    signs = clause.signs
    if asks(clause):
        return True
    if clause.opener == "C" and "~" in signs:
        return False  # "chậm vì anh em nghỉ phép nhiều"
    if not _MAY_STAND_ASIDE.isdisjoint(signs) and _stands_aside(signs):
        return True
    if _orders(clause):
        return True
    # "15h nộp báo cáo nha cả nhà": told to everybody, of nobody's own work
    return "a" in clause.every and _TOLD.isdisjoint(clause.every)


def _stands_aside(signs: str) -> bool:
    if "~" in signs or ("^" in signs and not _REPORTS.search(signs)):
        return True
    if "u" in signs:
        return _OWN_WORDS.isdisjoint(signs)
    if "A" in signs and _GRANTS.search(signs):
        return True
    if "H" in signs:
        return "D" in signs or _CALM.isdisjoint(signs)
    if "R" in signs or _BEGS.search(signs):
        return not _GIVEN.search(signs)
    return "M" in signs and _HELD.isdisjoint(signs)


def opens_as_call(clauses: list[Clause]) -> bool:
    """True when the first clause that says anything calls on others."""
    first = next((c for c in clauses if c.signs.strip("K@_nP")), None)
    return first is not None and (_calls(first) or _addresses(first))


def opens_as_talk(clauses: list[Clause], wishes: list[bool]) -> bool:
    """True when the first clause that says anything is a question or addresses others."""
    for clause, wish in zip(clauses, wishes, strict=True):
        if clause.signs.strip("K@_nP"):
            return not wish and (asks(clause) or _calls(clause) or _addresses(clause))
    return False


def _calls(clause: Clause) -> bool:
    signs = clause.signs
    if "H" in signs and _CALM.isdisjoint(signs):
        # "sếp yêu cầu sửa lại": to the writer alone
        return "LH" not in signs or "U" in signs or "a" in clause.every
    return _orders(clause)


def _orders(clause: Clause) -> bool:
    """ "các đơn vị chuẩn bị tài liệu", "giám đốc giao phòng ...", "xong sớm nhé em"."""
    signs, pieces = clause.signs, clause.pieces
    if pieces[0].word in _MANY and "U" in signs[:2]:
        return _TO_DO.search(signs) is not None or any(p.word == "phai" for p in pieces)
    last = pieces[-1].word
    if last == "em":
        told = len(pieces) > 2 and pieces[-2].word in _SOFTLY
    elif last == "đi":
        told = len(pieces) > 1 and len(signs) == 1 and signs in "OWJSY"
    else:
        told = signs.startswith("LOU") and any(piece.word == "giao" for piece in pieces)
    return told and _CALM.isdisjoint(signs) and "/" not in signs


def is_of_others(clause: Clause) -> bool:
    """True when what is told is the doing of others or of a system, not of the writer."""
    if "I" in clause.every or "@" in clause.signs or "V" in clause.signs:
        return False
    if not clause.signs.strip("Yrp"):
        return True
    return any(p.sign in "Uw" and p.word not in OWN_OFFICE for p in clause.pieces)


def _addresses(clause: Clause) -> bool:
    """ "Tôi đề nghị các phòng ..."."""
    signs = clause.signs
    return "y" in signs and "U" in signs[:4] and _BEGS.search(signs) is not None


def is_public(clauses: list[Clause]) -> bool:
    """True when a clause calls on others or is told to everybody, or is about private life."""
    if any(("~" in c.signs and c.opener != "C") or "R" in c.signs or _calls(c) for c in clauses):
        return True
    every = "".join([clause.every for clause in clauses])
    return "a" in every and "I" not in every
