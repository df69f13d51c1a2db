"""How far a reading is to be trusted: 0.7 and more is right in state nearly always.

Figures, wishes and plain words of completion are sure. What lowers the trust: clauses that
contradict each other, a state that rests on a verb of work or a vague promise only, an obstacle
that had to be guessed, a report inside a question or notice, one weak cue in a long text, and
words of work in a text that was taken for talk.
"""

from core.progress.clauses import Clause
from core.progress.states import Says
from core.progress.values import Values

_SURE, _FAIR, _DOUBTFUL, _POOR = 0.95, 0.8, 0.6, 0.4
_FIRM = {Says.DONE, Says.PARTIAL, Says.PAUSED, Says.SUBMITTED, Says.WORKING, Says.IDLE}
_LONG = 24


def trust(
    clauses: list[Clause], said: list[Says], values: Values, *, guessed: bool, beside: bool
) -> float:
    """The confidence, 0 to 1, of the report of one task.

    `guessed`: the obstacle is not named plainly. `beside`: it stands beside a question or notice.
    """
    if values.percent is not None or values.counts or values.wants_extension:
        return _FAIR if beside or guessed else _SURE
    if guessed or beside:
        return _DOUBTFUL
    told = {says for says in said if says in _FIRM}
    if values.blocker or values.state in ("paused", None):
        return _FAIR if Says.DONE in told and values.blocker else _SURE
    if Says.DONE in told and len(told) > 1:
        return _FAIR
    if not told and not values.forecast:
        return _DOUBTFUL
    pieces = sum(len(clause.pieces) for clause in clauses)
    return _DOUBTFUL if pieces > _LONG and len(said) - said.count(Says.NOTHING) < 2 else _SURE


def trust_talk(clauses: list[Clause]) -> float:
    """The confidence that a text reports nothing: its words of work may be a report after all."""
    signs = "".join(clause.signs for clause in clauses)
    if any(sign in signs for sign in "q~^HRuM") or any(clause.mark == "?" for clause in clauses):
        return _POOR if "%" in signs or "/" in signs else _FAIR
    if any(sign in signs for sign in "DOSWJBXVAgcprw") and "K" not in signs:
        return _DOUBTFUL
    return _SURE if "K" in signs or not signs.strip("_TEi@") else _FAIR
