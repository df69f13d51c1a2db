"""Whether clauses report on the work at all, by what they say and what surrounds them."""

from dataclasses import dataclass

from core.progress.clauses import Clause
from core.progress.obstacles import denies_obstacle
from core.progress.states import Says
from core.progress.talk import is_of_others
from core.progress.values import Values


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds the report: a question first, a call on others first, a public notice."""

    asked: bool
    called: bool
    public: bool


def reports(values: Values, said: list[Says], live: list[Clause], setting: Setting) -> bool:
    """True when the clauses say something of the work."""
    firm = values.percent is not None or values.counts is not None or values.wants_extension
    if setting.asked:
        if setting.called and "@" not in "".join(c.signs for c in live):
            return firm
        stuck = values.state == "blocked" and "V" in "".join(c.signs for c in live)
        return firm or stuck or Says.DONE in said or Says.PAUSED in said
    if firm or (values.forecast and not setting.public) or denies_obstacle(live):
        return True
    if values.state is None:
        return False
    weak = {Says.GOING, Says.NOTHING}
    if setting.public:
        if all(is_of_others(c) for c, says in zip(live, said, strict=True) if says not in weak):
            return False
        weak |= {Says.PROMISED, Says.STARTS}
        if "V" not in "".join(c.signs for c in live) and values.blocker:
            return False
    elif values.blocker or values.state == "blocked":
        return True
    return any(says not in weak for says in said)
