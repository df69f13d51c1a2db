"""Who was assigned to a task at a snapshot."""

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    CompoundSelect,
    FromClause,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from storage.tables import task_assignee


def assignments(s: FromClause, *, is_sqlite: bool) -> CompoundSelect[tuple[int, int]]:
    """(id of a task of `standing`, id of a person assigned to it then).

    Where nobody has changed hands since, the task's own people; else those of the history.
    """
    present = (
        select(task_assignee.c.task_id.label("task_id"), task_assignee.c.person_id)
        .join(s, s.c.id == task_assignee.c.task_id).where(s.c.changed_hands == 0)
    )
    each = func.json_each(s.c.people) if is_sqlite else func.json_array_elements_text(
        cast(s.c.people, JSON))
    them = each.table_valued("value", joins_implicitly=True)
    then = (
        select(s.c.id.label("task_id"), cast(them.c.value, BigInteger).label("person_id"))
        .where(s.c.changed_hands == 1)
    )
    return union_all(present, then)


def has_assignee(s: FromClause) -> ColumnElement[bool]:
    """Somebody was."""
    anyone = select(task_assignee.c.task_id).where(task_assignee.c.task_id == s.c.id)
    return or_(and_(s.c.changed_hands == 0, anyone.correlate(s).exists()),
               and_(s.c.changed_hands == 1, s.c.people != "[]"))


def is_assigned(s: FromClause, person_id: int) -> ColumnElement[bool]:
    """This person was."""
    theirs = select(task_assignee.c.task_id).where(
        task_assignee.c.task_id == s.c.id, task_assignee.c.person_id == person_id)
    return or_(and_(s.c.changed_hands == 0, theirs.correlate(s).exists()),
               and_(s.c.changed_hands == 1, _named(s, literal(str(person_id)))))


def _named(s: FromClause, person_id: ColumnElement[str]) -> ColumnElement[bool]:
    """The id stands in the history's list, such as "[3, 12]"."""
    ids = func.replace(func.replace(func.replace(s.c.people, " ", ""), "[", ","), "]", ",")
    return ids.like(literal("%,").concat(person_id).concat(",%"))
