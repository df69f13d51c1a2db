"""Questions that a command answers, asked in a sentence: "con may viec", "nv1 đến đâu rồi?"

Only a message that is nothing but the question is one: "còn 2 việc chưa xong" is a report.
"""

import re

from core.fold import fold

_LONGEST = 80
_ME = r"(?:(?:cua )?(?:chung )?(?:toi|em|minh|e|tui|anh|chi))"
_DAY = r"(?:hom nay|ngay mai|mai|tuan nay|tuan sau|thang nay|sang nay|chieu nay|bay gio)"
_WORK = r"(?:viec|nhiem vu|cong viec|dau viec)"
_SOON = r"(?:sap|gan) (?:het|den|toi) han"
_LATE = r"(?:dang |bi |da |con )*(?:qua han|tre han|cham|tre)"
_WHOSE = r"(?:phong|don vi|bo phan|phong ban)"
_CODE = r"(?P<code>nv ?\d{1,3}|[a-z]{2,10}-\d{4}-\d{1,4})"
_WHEN = r"(?:khi nao|bao gio|ngay nao|hom nao)"
#: What only opens and closes a question.
_BEFORE = re.compile(
    r"^(?:(?:da|vang|alo|em oi|anh oi|chi oi|cho (?:em|toi|minh|anh|chi) hoi|xin hoi|hoi)[\s,]+)+")
_AFTER = re.compile(r"(?:[\s,]+(?:a|ah|vay|the|nhi|nhe|nha|em|anh|chi|ban|oi|day|ha))*[\s?!.]*$")


def _any(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms))


_MINE = _any(
    rf"(?:{_ME} )?(?:hien |dang |van )*(?:con|co) (?:may|bao nhieu|nhung|cac) {_WORK}"
    rf"(?: nao| gi)?(?: {_ME})?(?: (?:chua xong|dang lam|phai lam|chua lam|dang mo))?",
    rf"(?:{_DAY} )?(?:{_ME} )?(?:con |co |phai |can |dang ){{1,2}}(?:lam )?(?:nhung )?{_WORK} "
    rf"(?:gi|nao)(?: (?:moi|chua xong|chua lam|{_SOON}|{_LATE}))?(?: {_DAY})?(?: (?:khong|ko|k))?",
    rf"(?:{_DAY} (?:{_ME} )?|{_ME} )(?:phai |can )?lam (?:nhung )?gi(?: {_DAY})?",
    rf"{_WORK} (?:nao )?{_ME} (?:nao )?(?:dang )?(?:{_SOON}|{_LATE}|chua xong)",
    rf"{_WORK} nao (?:{_SOON}|{_LATE}|chua xong) {_ME}",
    rf"{_ME} (?:con |co )?{_WORK} (?:nao|gi) (?:{_SOON}|{_LATE}|chua xong)",
)
_DUE = _any(rf"(?:nhung |cac )?{_WORK} (?:nao )?{_SOON}")
_OVERDUE = _any(rf"(?:nhung |cac )?{_WORK} nao {_LATE}")
_WHO_IS_LATE = _any(
    rf"(?:{_WHOSE} nao|nhung ai|ai) (?:{_LATE}|chua (?:bao cao|nop|xong|lam|tra loi))")
_ONE = tuple(re.compile(form) for form in (
    rf"(?:{_WORK} )?{_CODE} (?:den dau|the nao|ra sao|sao|toi dau)(?: roi)?",
    rf"(?:{_WORK} )?{_CODE} (?:{_WHEN} (?:het|den|toi) han|(?:het |den |toi )?han {_WHEN})",
    rf"{_WHEN} (?:thi )?(?:het|den|toi) han (?:{_WORK} )?{_CODE}",
))


def command_asked(text: str, *, manager: bool) -> tuple[str, str] | None:
    """(English name of the command, the rest) that answers the question; None when it is none.

    What is late or near is of a `manager`'s units, else of the asker's own tasks.
    """
    if len(text) > _LONGEST:
        return None
    words = _AFTER.sub("", _BEFORE.sub("", " ".join(fold(text).split())))
    if _MINE.fullmatch(words):
        return "mytasks", ""
    if _DUE.fullmatch(words):
        return ("upcoming" if manager else "mytasks"), ""
    if _OVERDUE.fullmatch(words):
        return ("overdue" if manager else "mytasks"), ""
    if manager and _WHO_IS_LATE.fullmatch(words):
        return "overdue", ""
    one = next((found for form in _ONE if (found := form.fullmatch(words))), None)
    return ("task", one["code"].replace(" ", "")) if one else None
