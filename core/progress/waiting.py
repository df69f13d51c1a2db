"""For whom the work waits: the writer's own house, which is no obstacle, or others."""

from core.progress.pieces import Piece

#: Superior bodies, whose decision is awaited as part of the work.
_SUPERIORS = frozenset(("ubnd", "tinh", "thanh", "tw", "trung", "thu", "chinh"))


def waits_inside(awaited: list[Piece]) -> bool:
    """True when what is awaited is in the writer's own house: leaders, colleagues, a time."""
    signs = "".join(piece.sign for piece in awaited)
    if not signs.strip("PITEnirh") or signs[0] in "IMTED":
        return True
    if "I" in signs and "U" not in signs and "w" not in signs:
        return True  # "chờ chị Hiền phòng em cộng lại"
    others = [p.word for k, p in enumerate(awaited)
              if p.sign == "U" and not _is_their_own(awaited, k)]  # fmt: skip
    if "Y" in signs or "L" in signs:
        return not others or all(word in _SUPERIORS for word in others)
    return not ("U" in signs or "_" in signs or "w" in signs or "Z" in signs or "P" in signs)


def _is_their_own(awaited: list[Piece], k: int) -> bool:
    """ "chờ lãnh đạo xã ký": the office of one's own leaders, unless it has a name."""
    if not k or awaited[k - 1].sign != "L":
        return False
    return k + 1 == len(awaited) or awaited[k + 1].sign not in "U_"
