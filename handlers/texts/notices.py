"""What the system says of its own accord: a notice → a message with its buttons."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from core.digest import Digest
from core.lateness import days_late, is_excused, is_open_contest
from core.notices import (
    BlockerAnswered,
    BlockerRaised,
    BoundaryDecision,
    ChannelChanged,
    CompletionSubmitted,
    DelayJudged,
    DelayRaised,
    EvidenceAsked,
    ExtensionAsked,
    ExtensionDecided,
    HourPing,
    Line,
    Morning,
    Notice,
    PeopleLimit,
    QuotaTold,
    Returned,
    TaskChanged,
    TasksAssigned,
    Together,
    Unreachable,
    Urge,
)
from core.parts_notices import PartConfirmed, PartsAsked, PartsStand
from core.ports.lists import ListKind
from core.progress.context import Asked
from core.saving import lines_of
from core.tasks import State, Task
from handlers.callbacks import ListPage, OpenTask
from handlers.keyboards import (
    blocker_rows,
    boundary_rows,
    completion_rows,
    extension_rows,
    ping_rows,
)
from handlers.keyboards_lateness import contest_button, judge_rows, reason_button
from handlers.keyboards_urging import urge_rows
from handlers.show import Button, Rows, Say
from handlers.texts import Translate
from handlers.texts.digest import digest_text
from handlers.texts.lateness import record_lines
from handlers.texts.parts import asked_say, confirmed_say, stand_say
from handlers.texts.people import channel_name
from handlers.texts.quota import people_told, quota_told
from handlers.texts.together import together_say
from handlers.texts.unreached import told_say
from handlers.texts.values import count, short_day

_TITLE = 120
#: A phone's screen or two; the rest is one tap away.
_LINES = 15


def notice_say(t: Translate, notice: Notice, *, again: bool = False) -> Say:
    """The message. `again` says at its head that it may have arrived before."""
    said = _say(t, notice)
    if not again:
        return said
    return replace(said, text=Markup("\n").join([t("notice-again"), said.text]))


def _say(t: Translate, notice: Notice) -> Say:
    match notice:
        case Morning():
            return _morning(t, notice)
        case Digest():
            return Say(digest_text(t, notice))
        case Urge(by, lines):
            return _several(t, t("notice-urge", by=_by(t, by), count=len(lines)), lines)
        case EvidenceAsked(by, lines):
            return _missing(t, t("notice-evidence", by=_by(t, by), count=len(lines)), lines)
        case TasksAssigned(by, lines):
            return _several(t, t("notice-assigned", by=_by(t, by), count=len(lines)), lines)
        case HourPing(line, due_at):
            said = _one(t, t("notice-hour", at=due_at), line, ping_rows(line.task, t))
            return replace(said, asks=Asked.DONE)
        case ChannelChanged(channel, linked):
            return Say(t("notice-linked" if linked else "notice-unlinked",
                         channel=channel_name(t, channel)))
        case PartsAsked():
            return asked_say(t, notice)
        case PartsStand():
            return stand_say(t, notice)
        case PartConfirmed():
            return confirmed_say(t, notice)
        case Unreachable():
            return told_say(t, notice)
        case QuotaTold():
            return quota_told(t, notice)
        case PeopleLimit():
            return people_told(t, notice)
        case Together(first, others):
            return together_say(t, _say(t, first), [(lines_of(o), _say(t, o)) for o in others])
        case _:
            return _about_one(t, notice)


def _about_one(
    t: Translate,
    notice: ExtensionAsked | ExtensionDecided | CompletionSubmitted | BoundaryDecision | Returned
    | BlockerRaised | BlockerAnswered | TaskChanged | DelayRaised | DelayJudged,
) -> Say:
    line, by = notice.line, _by(t, notice.by)
    task = line.task
    match notice:
        case ExtensionAsked():
            head = t("notice-extension-asked", by=by, wanted=notice.wanted_on,
                     reason=notice.reason or "-")
            rows = extension_rows(notice.extension_id, t)
        case ExtensionDecided(_, _, None, reason):
            head, rows = t("notice-extension-refused", by=by, reason=reason or "-"), _open(t, line)
        case ExtensionDecided(_, _, granted_on, _):
            head, rows = t("notice-extension-granted", by=by, due=granted_on), _open(t, line)
        case CompletionSubmitted():
            head = t("notice-submitted", by=by)
            rows = [*completion_rows(task, t), *_open(t, line)]
        case BoundaryDecision():
            head = t("notice-boundary", by=by, day=task.completed_on,
                     named=task.deadline.named_date, due=task.deadline.due_on)
            rows = [*boundary_rows(task, t), *_open(t, line)]
        case Returned():
            head, rows = t("notice-returned", by=by, reason=notice.reason), ping_rows(task, t)
        case BlockerRaised():
            head = t("notice-blocker", by=by, text=notice.text)
            rows = blocker_rows(notice.blocker_id, task, t)
        case BlockerAnswered():
            head, rows = t("notice-blocker-answered", by=by, text=notice.text), ping_rows(task, t)
        case DelayRaised():
            what = "contested" if is_open_contest(notice.row) else "explained"
            head = Markup("\n").join([t(f"notice-delay-{what}", by=by, days=notice.days),
                                      *record_lines(t, notice.row, {})[:-1]])
            rows = [*judge_rows(notice.row, t), *_open(t, line)]
        case DelayJudged():
            head = t(f"notice-delay-{notice.row.verdict}", by=by)
            against = [] if is_excused(notice.row) else [contest_button(task, t)]
            rows = [[*against, *_open(t, line)[0]]]
        case TaskChanged():
            head = t(f"notice-changed-{notice.change}", by=by, reason=notice.reason or "-",
                     due=task.deadline.due_on)
            rows = _open(t, line)
    return _one(t, head, line, rows)


def _morning(t: Translate, notice: Morning) -> Say:
    own = [line for line in notice.lines if not line.level]
    others = [line for line in notice.lines if line.level]
    parts = [t("notice-morning", day=notice.today, count=count(len(notice.lines)))]
    shown = 0
    for name, lines in (*_by_urgency(own), ("escalated", others)):
        fitting = lines[:max(_LINES - shown, 0)]
        if fitting:
            parts.append(t(f"notice-section-{name}", count=count(len(lines))))
            parts += _numbered(t, fitting, shown + 1, alone=len(notice.lines) == 1)
            shown += len(fitting)
    if shown < len(notice.lines):
        parts.append(t("notice-more", count=len(notice.lines) - shown))
    if own:
        parts.append(t("notice-how-to-answer"))
    ordered = [*own, *others]
    return Say(Markup("\n\n").join(parts), _rows(t, ordered, others), about=_ids(ordered),
               asks=Asked.DONE if own else None)


def _by_urgency(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """The owner's tasks: overdue, due today, due soon."""
    left = [(line, line.days_left) for line in lines]
    return [
        ("overdue", [line for line, days in left if days is not None and days < 0]),
        ("today", [line for line, days in left if days == 0]),
        ("soon", [line for line, days in left if days is None or days > 0]),
    ]


def _several(t: Translate, head: Markup, lines: Sequence[Line]) -> Say:
    parts = [head, *_numbered(t, lines[:_LINES], 1, alone=len(lines) == 1)]
    if len(lines) > _LINES:
        parts.append(t("notice-more", count=len(lines) - _LINES))
    parts.append(t("notice-how-to-answer"))
    return Say(Markup("\n\n").join(parts), _rows(t, lines, ()), about=_ids(lines),
               asks=Asked.DONE)


def _missing(t: Translate, head: Markup, lines: Sequence[Line]) -> Say:
    """Done tasks, so nothing is asked about them but the files."""
    shown = lines[:_LINES]
    parts = [head, *(t("notice-evidence-line", number=n, code=line.task.code or "",
                       title=_title(t, line)) for n, line in enumerate(shown, 1))]
    if len(lines) > _LINES:
        parts.append(t("notice-more-tasks", count=len(lines) - _LINES))
    return Say(Markup("\n\n").join([*parts, t("notice-how-to-prove")]), _opens(lines),
               about=_ids(lines))


def _one(t: Translate, head: Markup, line: Line, rows: Rows) -> Say:
    return Say(Markup("\n\n").join([head, line_text(t, line)]), rows, about=(line.task.id,))


def _numbered(
    t: Translate, lines: Sequence[Line], first: int, *, alone: bool
) -> list[Markup]:
    """One that is `alone` has no number: where choices are numbers too, "1" would be both."""
    return [line_text(t, line, 0 if alone else n) for n, line in enumerate(lines, first)]


def line_text(t: Translate, line: Line, number: int = 0) -> Markup:
    """One task: number (0: none), code, unit, title, where it stands."""
    task = line.task
    title = _title(t, line)
    percent = -1 if task.percent is None or _is_done(task) else task.percent
    return t("notice-line", number=number, code=task.code or "", unit=line.unit or "-",
             title=title, when=_when(t, line), percent=percent)


def _is_done(task: Task) -> bool:
    return task.state in (State.SUBMITTED, State.COMPLETED)


def _title(t: Translate, line: Line) -> Markup | str:
    return t("restricted-title") if line.task.restricted else _cut(line.task.title)


def _when(t: Translate, line: Line) -> Markup:
    due, days = line.task.deadline.due_on, line.days_left
    if due is None or days is None:
        return t("due-none")
    done = line.task.completed_on
    if done is not None and _is_done(line.task):
        late = days_late(line.task, done)
        return t("due-done-late" if late else "due-done", days=late, day=done, due=short_day(due))
    key = "due-today" if days == 0 else "due-late" if days < 0 else "due-left"
    return t(key, days=abs(days), due=short_day(due))


def _rows(t: Translate, lines: Sequence[Line], others: Sequence[Line]) -> Rows:
    """One task: everything by one tap. Several: a button each, and the list."""
    urge = urge_rows(_ids(others), t) if others else []
    if len(lines) == 1:
        return [*(_open(t, lines[0]) if others else _own(t, lines[0])), *urge]
    kind = ListKind.OVERDUE if len(others) == len(lines) else ListKind.MINE
    every = [Button(t.plain("button-see-all"), ListPage(kind=kind))]
    return [*_opens(lines), *urge, every]


def _opens(lines: Sequence[Line]) -> Rows:
    """A button for each numbered line, with its number."""
    opens = [Button(f"{n}. {line.task.code}", OpenTask(task=line.task.id))
             for n, line in enumerate(lines[:_LINES], 1)]
    return [opens[i:i + 2] for i in range(0, len(opens), 2)]


def _own(t: Translate, line: Line) -> Rows:
    """Everything by one tap; why it is late, once it is."""
    rows = [list(row) for row in ping_rows(line.task, t)]
    if line.days_left is not None and line.days_left < 0:
        rows[-1].append(reason_button(line.task, t))
    return rows


def _open(t: Translate, line: Line) -> Rows:
    return [[Button(t.plain("button-detail"), OpenTask(task=line.task.id))]]


def _by(t: Translate, name: str) -> str:
    return name or t.plain("notice-somebody")


def _ids(lines: Iterable[Line]) -> tuple[int, ...]:
    return tuple(line.task.id for line in lines)


def _cut(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[:_TITLE].rstrip()}…"
