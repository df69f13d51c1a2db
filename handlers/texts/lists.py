"""Pages of lists: lines to read, buttons to open, to turn, and to narrow."""

from collections.abc import Callable, Sequence
from datetime import date

from aiogram.filters.callback_data import CallbackData
from markupsafe import Markup

from core.acting import Act
from core.people import decides, may_urge
from core.ports.lists import PAGE, ListKind, OpenBlocker, TaskLine
from core.tasks import OPEN, TimeState, time_state
from core.usecases.list_tasks import TaskPage
from handlers.callbacks import ListPage, OpenTask, WaitingPage
from handlers.keyboards_urging import urge_rows
from handlers.show import Button, Rows, Say
from handlers.texts import Translate
from handlers.texts.letters import letter_rows
from handlers.texts.values import count, short_day

_TITLE = 90
_UNITS_SHOWN = 8
_MARKS = {TimeState.NO_DEADLINE: "none", TimeState.OVERDUE: "late", TimeState.DUE_SOON: "soon",
          TimeState.IN_TERM: "calm"}


def task_page(t: Translate, page: TaskPage, act: Act, *, edit: bool = False) -> Say:
    """A page of tasks; every line opens its card."""
    if not page.total:
        return Say(t(f"list-{page.query.kind}-empty", days=page.query.days,
                     words=page.query.words), edit=edit)
    parts = [_heading(t, page)]
    if len(page.units) > 1:
        parts.append(_units(t, page, act.today))
    # Each page counts from 1: a reply names the lines of the message it answers.
    parts += [task_line(t, line, act.today, number, page.soon_days)
              for number, line in enumerate(page.lines, 1)]
    return Say(
        Markup("\n\n").join(parts), [*_rows(t, page), *_urge(t, page, act)],
        about=tuple(line.id for line in page.lines), edit=edit,
    )


def task_line(
    t: Translate, line: TaskLine, today: date, number: int, soon_days: int
) -> Markup:
    """One task: number, code, title, unit, where it stands."""
    return t(
        "list-line", number=number, code=line.code, unit=line.unit,
        title=t("restricted-title") if line.restricted else _cut(line.title),
        mark=t(f"mark-{_standing(line, today, soon_days)}"), when=standing(t, line, today),
        percent=line.percent if line.percent is not None else -1,
    )


def standing(t: Translate, line: TaskLine, today: date) -> Markup:
    """"quá hạn 3 ngày (hạn 20/6)", "còn 2 ngày", "không có thời hạn", or the state it is in."""
    if line.state not in OPEN:
        return t(f"state-{line.state.replace('_', '-')}")
    if line.due_on is None:
        return t("due-none")
    days = (line.due_on - today).days
    key = "due-today" if days == 0 else "due-late" if days < 0 else "due-left"
    return t(key, days=abs(days), due=short_day(line.due_on))


def blockers_page(
    t: Translate, total: int, lines: Sequence[OpenBlocker], page: int, act: Act, *,
    edit: bool = False,
) -> Say:
    """Difficulties that wait; whoever decides answers with one tap on the card."""
    if not total:
        return Say(t("blockers-empty"), edit=edit)
    parts = [t("blockers-heading", count=count(total), decides=decides(act.person))]
    parts += [
        t("blockers-line", number=n, code=b.code, title=_cut(b.title), unit=b.unit, text=b.text,
          waits_for=b.waits_for or "-", days=max((act.now - b.at).days, 0))
        for n, b in enumerate(lines, 1)
    ]
    rows: list[list[Button]] = [
        [Button(f"{n}. {b.code}", OpenTask(task=b.task_id))
         for n, b in enumerate(lines[i:i + 2], i + 1)]
        for i in range(0, len(lines), 2)
    ]
    turns = page_turns(t, page, -(-total // PAGE), lambda n: WaitingPage(page=n))
    return Say(Markup("\n\n").join(parts), [*rows, *turns],
               about=tuple(b.task_id for b in lines), edit=edit)


def _heading(t: Translate, page: TaskPage) -> Markup:
    query = page.query
    return t(
        f"list-{query.kind}-heading", count=count(page.total), days=query.days, words=query.words,
        unit=page.unit.name if page.unit else "", page=query.page + 1, pages=page.pages,
    )


def _units(t: Translate, page: TaskPage, today: date) -> Markup:
    lines = [
        t("overdue-unit", unit=u.unit, count=count(u.count), days=(today - u.oldest).days)
        for u in page.units[:_UNITS_SHOWN]
    ]
    return Markup("\n").join(lines)


def _rows(t: Translate, page: TaskPage) -> Rows:
    query = page.query
    opens = [Button(f"{n}. {line.code}", OpenTask(task=line.id))
             for n, line in enumerate(page.lines, 1)]
    rows = [opens[i:i + 2] for i in range(0, len(opens), 2)]
    if len(page.units) > 1:
        narrow = [
            Button(f"{u.unit} ({count(u.count)})", ListPage(kind=query.kind, unit=u.unit_id))
            for u in page.units[:_UNITS_SHOWN]
        ]
        rows += [narrow[i:i + 2] for i in range(0, len(narrow), 2)]
    if query.unit_id is not None:
        rows.append([Button(t.plain("list-all-units"), ListPage(kind=query.kind))])
    turns = page_turns(
        t, query.page, page.pages,
        lambda n: ListPage(kind=query.kind, unit=query.unit_id or 0, days=query.days, page=n),
    )
    return [*rows, *turns]


def _urge(t: Translate, page: TaskPage, act: Act) -> Rows:
    """Urge the overdue tasks of this page by a ping or by letter, for those who may."""
    if page.query.kind is not ListKind.OVERDUE or not may_urge(act.person):
        return []
    return [*urge_rows([line.id for line in page.lines], t),
            *letter_rows(t, act.person, page.query.unit_id)]


def page_turns(
    t: Translate, page: int, pages: int, to: Callable[[int], CallbackData]
) -> list[list[Button]]:
    """Buttons to the page before and the next one, where there are such."""
    turns = []
    if page > 0:
        turns.append(Button(t.plain("page-back"), to(page - 1)))
    if page + 1 < pages:
        turns.append(Button(t.plain("page-on", page=page + 2, pages=pages), to(page + 1)))
    return [turns] if turns else []


def _standing(line: TaskLine, today: date, soon_days: int) -> str:
    if line.state not in OPEN:
        return "closed"
    return _MARKS[time_state(line.due_on, today, soon_days)]


def _cut(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[:_TITLE].rstrip()}…"
