"""What a reply says about the state of the work."""

import re

_NOT = r"(?:chua|chx|ch|khong|ko|k|hong)"
_DONE = r"(?:xong|xog|xg|hoan thanh|hthanh|hoan tat|done|finish)"

PAUSED = re.compile(
    r"\btam (?:thoi )?(?:dung|hoan|gac|ngung)|\bhoan (?=do|sang|lai|den|vo)|\bdinh chi\b"
)
_PARTIAL = re.compile(
    rf"\b{_NOT}(?: (?:the|he|lam|kip|duoc|co|the nao)){{0,2}} {_DONE}|\b{_NOT} dat"
    rf"|\b(?:gan|sap|co ban|cb|tam|tuong|tuong la|se|moi|chuan bi|sap sua)(?: (?:em|e))? {_DONE}"
    rf"|{_DONE} (?:duoc |dc )?(?:phan|buoc|mot phan|1 phan|ban nhap|du thao|khau|so bo)"
    r"|\bcon (?!nua|gi\b|\x01|$)|\btrinh\b(?! do)|\bdu thao\b|\by kien (?:cac|phong|dong y)"
    r"|\b(?:cho|doi) (?:\w{1,9} ){0,4}(?:ky|duyet|phe duyet|dong dau|quyet dinh)\b"
    r"|\b(?:dang|dag) (?!ky\b|len|tai|\d)|\b(?:lam|sua) lai\b|\bphai lam\b|\bbat tay vao\b"
    r"|\blam tiep\b|\btiep tuc\b|\bkip(?: a| nhe|,|$| roi| tien do)|\bhoan thien\b|\bmot phan\b"
)
_IDLE = re.compile(
    r"\b(?:chua|chx) (?:he )?(?:duoc )?(?:lam|trien khai|dong|mo\b|bat dau|thuc hien|ktra|kiem tra"
    r"|co gi|don vi nao|phong nao|bat tay|ra soat|tien hanh|dung den|to chuc|scan|xay dung)"
    r"|\b(?:moi|se|chieu|mai|sang) (?:\w{1,4} )?(?:moi )?(?:bat dau|man)\b|\bbat dau lam\b"
    r"|\bmoi nhan viec\b"
)
_FINISHED = re.compile(
    rf"\b{_DONE}\b"
    r"|\b(?:da|vua)(?: \w{1,8}){0,3} (?:gui|nop|ban hanh|phat hanh|cong bo|niem yet|cap nhat|ky|up"
    r"|dang tai|cong khai|chuyen|bao cao|to chuc|trien khai du)\b"
    r"|\b(?:gui|nop|ban hanh|phat hanh|cong bo|niem yet|cap nhat|up|ky)"
    r"(?: \w{1,9}){0,5} (?:roi|r)\b"
)
_SURE = re.compile(rf"\b(?:da|vua) {_DONE}\b|{_DONE}(?: het)? (?:roi|r)\b")
_IDLE_WINS = re.compile(r"\b(?:moi bat dau|bat dau lam|moi man)\b")


def is_paused(plain: str) -> bool:
    """True when somebody decided that the work rests."""
    return PAUSED.search(plain) is not None


def read_state(
    plain: str, percent: int | None, counts: tuple[int, int] | None, promised: bool
) -> str | None:
    """The state in words and figures, obstacles and pauses left aside; None when not said."""
    partial = _PARTIAL.search(plain) is not None
    stated = _by_amount(percent, counts)
    if stated == "done":
        return "in_progress" if partial else "done"
    if stated:
        return stated
    if _IDLE.search(plain) and not (partial and not _IDLE_WINS.search(plain)):
        return "not_started"
    if partial:
        return "in_progress"
    if _FINISHED.search(plain) and not (promised and not _SURE.search(plain)):
        return "done"
    return "in_progress" if promised else None


def _by_amount(percent: int | None, counts: tuple[int, int] | None) -> str | None:
    share = percent if counts is None else 100 * counts[0] // counts[1]
    if share is None:
        return None
    return {0: "not_started", 100: "done"}.get(share, "in_progress")
