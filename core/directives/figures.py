"""Figures to reach: "từ 80% trở lên", "ít nhất 03 phòng, đơn vị", "mở 02 lớp"."""

import re

from core.directives.model import Target

_LEAST = r"ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|trên|hơn|cao hơn"
_MOST = r"tối đa|không quá|dưới|không vượt quá|nhiều nhất"
_COUNTED = r"ít nhất|tối thiểu|không dưới|không ít hơn|tối đa|không quá|nhiều nhất"
_SHARE = re.compile(
    rf"(?P<pre>\b(?:từ|{_LEAST}|{_MOST})\s+(?:đạt\s+|là\s+)?)?"
    r"(?<![\d.,/])(?P<value>\d{1,3}(?:[.,]\d{1,3})?)\s*(?P<unit>%|điểm\b)(?P<post>\s*(?:điểm\s+)?trở lên)?",
    re.IGNORECASE,
)
_NOUNS = (
    r"phòng,\s*đơn vị|tin,\s*bài|bài,\s*tin|sáng kiến|giải pháp|TTHC|thủ tục(?: hành chính)?|người"
    r"|lớp|cuộc|hội nghị|đơn vị|phòng|bài|tin|mô hình|lần|dịch vụ(?: công)?|hồ sơ|văn bản|cơ quan"
    r"|đợt|buổi|phóng sự|chuyên mục|chuyên đề|video|công chức|cán bộ|xã|doanh nghiệp|lượt|báo cáo|kỳ"
)
_COUNT = re.compile(
    rf"\b(?P<pre>{_COUNTED})\s+(?P<value>\d{{1,5}})\s+(?P<unit>{_NOUNS}|[^\W\d]+)", re.IGNORECASE
)
_MADE = re.compile(
    r"\b(?:mở|tổ chức|xây dựng|thành lập|ban hành|đăng tải|đăng|kiểm tra|phấn đấu có|có)\s+(?P<pre>)"
    r"(?P<value>\d{1,4})\s+(?P<unit>lớp|hội nghị|cuộc|đợt|buổi|mô hình|tin,\s*bài|chuyên đề|phóng sự)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;.](?=\s)|[,;.]$")
_MIN = re.compile(_LEAST, re.IGNORECASE)
_MAX = re.compile(_MOST, re.IGNORECASE)


def targets_in(text: str) -> tuple[Target, ...]:
    """The figures that a duty's text sets, in order, each with the words it stands in."""
    found: dict[tuple[int, int], Target] = {}
    for pattern in (_SHARE, _COUNT, _MADE):
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in found):
                continue
            value = float(match["value"].replace(",", "."))
            unit = " ".join(match["unit"].split())
            target = Target(value, unit, _op(match), _words(text, *match.span()))
            found[match.span()] = target
    return tuple(found[span] for span in sorted(found))


def _op(match: re.Match[str]) -> str:
    pre = (match["pre"] or "").lower()
    if match.groupdict().get("post") or _MIN.search(pre):
        return ">="
    return "<=" if _MAX.search(pre) else "="


def _words(text: str, start: int, end: int) -> str:
    """The clause around a figure, without its stop."""
    before = [m.end() for m in _CLAUSE.finditer(text, max(0, start - 200), start)]
    after = _CLAUSE.search(text, end)
    first = before[-1] if before else max(0, start - 200) if start > 200 else 0
    last = after.start() if after else len(text)
    return text[first : min(last, end + 160)].strip(" ,;.")


def goals_in(text: str) -> tuple[Target, ...]:
    """A paragraph of goals: its first figure, with the paragraph as its words."""
    found = targets_in(text)
    if not found:
        return ()
    first = found[0]
    return (Target(first.value, first.unit, first.op, text),)


_AIM = re.compile(r"\b(?:phấn đấu|mục tiêu)\s+(?:để\s+|đưa\s+)?", re.IGNORECASE)


def aims_in(text: str) -> tuple[Target, ...]:
    """Goals that a preamble names: "…, phấn đấu Chỉ số … đạt từ 88 điểm trở lên, …"."""
    goals: list[Target] = []
    for match in _AIM.finditer(text):
        clause = _CLAUSE.search(text, match.end())
        words = text[match.end() : clause.start() if clause else len(text)].strip()
        goals += goals_in(words)
    return tuple(goals)
