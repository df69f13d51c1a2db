"""A unit's part in chat, the board of all parts, and what is told about them."""

from collections.abc import Sequence

from markupsafe import Markup

from core.fold import fold
from core.parts import LineKind, PartText
from core.parts_notices import PartConfirmed, PartDue, PartsAsked, PartsStand
from core.summary import Summary
from core.summary_lines import PartState
from core.usecases.edit_part import Edited, numbers_of
from core.usecases.gather_parts import UrgedParts
from core.usecases.read_part import Board, PartRow, PartView
from handlers.callbacks_parts import BoardOf, PartOpen
from handlers.keyboards_parts import PAGE, board_rows, part_rows
from handlers.show import Button, Rows, Say
from handlers.texts import Translate
from handlers.texts.periods import period_name
from handlers.texts.values import count

#: The whole line stands in the report; a phone shows its beginning.
_TEXT = 400
_TITLE = 110
_MARK = {PartState.DRAFT: "⏳", PartState.CONFIRMED: "✅", PartState.LATE: "⚠"}


def part_page(
    t: Translate, view: PartView, page: int = 0, *, edit: bool = False, note: Markup | None = None
) -> Say:
    """A page of the numbered lines with what can be done about them."""
    lines = view.lines.lines
    pages = max(-(-len(lines) // PAGE), 1)
    page = min(max(page, 0), pages - 1)
    shown = list(enumerate(lines, 1))[page * PAGE:(page + 1) * PAGE]
    head = t("part-head", unit=view.row.unit.name, period=period_name(t, view.gathering.period),
             page=page + 1, pages=pages)
    parts = [head, _state(t, view), *_lines(t, view, shown)]
    if not lines:
        parts.append(t("part-empty"))
    if view.writes and view.gathering.closed_at is None:
        parts.append(t("part-how"))
    if note:
        parts.insert(0, note)
    return Say(Markup("\n\n").join(parts), part_rows(t, view, page, pages, shown), edit=edit)


def page_of(view: PartView, keys: Sequence[str]) -> int:
    """The page that holds the first of these lines."""
    numbers = numbers_of(view.lines)
    found = [numbers[key] for key in keys if key in numbers]
    return (min(found) - 1) // PAGE if found else 0


def edited_page(t: Translate, edited: Edited) -> Say:
    """The page with the line that was changed; a confirmed part is a draft again."""
    numbers = numbers_of(edited.view.lines)
    named = ", ".join(str(numbers[key]) for key in edited.keys if key in numbers)
    lines = [edited.view.lines.at(key) for key in edited.keys]
    dropped = bool(lines) and all(line is not None and line.left_out for line in lines)
    key = "part-dropped" if dropped else "part-edited" if named else "part-taken-back"
    told = [t(key, numbers=named)]
    if edited.reopened:
        told.append(t("part-reopened"))
    return part_page(t, edited.view, page_of(edited.view, edited.keys), note=Markup(" ").join(told))


def _state(t: Translate, view: PartView) -> Markup:
    row = view.row
    key = f"part-state-{row.state.value}"
    if view.gathering.closed_at is not None and row.state is PartState.DRAFT:
        key = "part-state-closed"
    told = t(key, due=view.gathering.due_on, by=row.by, at=row.part.confirmed_at)
    return Markup("\n").join([told, t("part-keeper", name=row.keeper)]) if row.keeper else told


def _lines(t: Translate, view: PartView, shown: Sequence[tuple[int, PartText]]) -> list[Markup]:
    found: list[Markup] = []
    group = ""
    for number, line in shown:
        heading = _group(t, line)
        if heading != group:
            found.append(t("part-group", name=heading))
            group = heading
        found.append(_line(t, view, number, line))
    return found


def _group(t: Translate, line: PartText) -> str:
    if line.kind is not LineKind.RESULT:
        return t.plain(f"part-group-{line.kind.value}")
    return t.plain(f"field-{line.field.replace('_', '-')}")


def _line(t: Translate, view: PartView, number: int, line: PartText) -> Markup:
    if line.left_out:
        return t("part-line-out", number=number, name=line.code or _cut(line.text, _TITLE))
    name = f"{line.code} {_cut(line.title, _TITLE)}".strip()
    text = _cut(line.text, _TEXT)
    if line.since and not line.edited:
        # "chờ Sở Tư pháp cho ý kiến" names already whom it waits for.
        named = fold(line.waits_for) in fold(text)
        text = t.plain("part-since" if named else "part-waits", text=text.rstrip(". "),
                       waits_for=line.waits_for, since=line.since)
    told = t("part-line" if name else "part-line-added", number=number, name=name, text=text,
             edited=line.edited and bool(line.task_id))
    newer = (view.lines.newer or {}).get(line.key)
    if newer is None:
        return told
    return Markup("\n").join([told, t("part-newer", text=_cut(newer.text, _TEXT))])


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def board_page(t: Translate, board: Board, *, edit: bool = False) -> Say:
    """Which units confirmed, when and by whom; who is late, who is missing."""
    done = len(board.rows) - len(board.missing)
    gathering = board.gathering
    head = t("parts-head", period=period_name(t, gathering.period), done=count(done),
             total=count(len(board.rows)), due=gathering.due_on,
             closed=gathering.closed_at is not None, at=gathering.closed_at)
    lines = [_board_line(t, row) for row in board.rows]
    return Say(Markup("\n\n").join([head, Markup("\n").join(lines)]) if lines else head,
               board_rows(t, board), edit=edit)


def _board_line(t: Translate, row: PartRow) -> Markup:
    return t(f"parts-line-{row.state.value}", mark=_MARK[row.state], unit=row.unit.short_name,
             by=row.by, at=row.part.confirmed_at, keeper=row.keeper or "-",
             kept=bool(row.keeper))


def own_parts(t: Translate, views: Sequence[PartView]) -> Say:
    """A head of several units chooses."""
    rows, lines = [], []
    for view in views:
        period = period_name(t, view.gathering.period)
        label = t.plain("parts-own-button", unit=view.row.unit.short_name, period=period)
        rows.append([Button(label, PartOpen(part=view.row.part.id, fresh=True))])
        lines.append(t("parts-own-line", line=_board_line(t, view.row), period=period,
                       due=view.gathering.due_on))
    return Say(Markup("\n").join([t("parts-own"), *lines]), rows)


def urged_text(t: Translate, urged: UrgedParts, *, later: bool) -> Markup:
    """Who was asked, and when it leaves."""
    return t("parts-urged-later" if later else "parts-urged", units=", ".join(urged.units),
             people=urged.people, at=urged.send_at)


def asked_say(t: Translate, notice: PartsAsked) -> Say:
    """To a head: the draft is there, or still waits."""
    due = [_due(t, part) for part in notice.parts]
    # The clock's word, or somebody's.
    key = "handed" if notice.handed else "urged" if notice.by and not notice.fresh else (
        "fresh" if notice.fresh else "chased")
    # Two periods of one unit may be gathered at the same time.
    label = "part-open-of-period" if len(notice.parts) > 1 else "part-open-of"
    rows = [[Button(t.plain(label, unit=part.unit, period=period_name(t, part.period)),
                    PartOpen(part=part.part_id, fresh=True))] for part in notice.parts]
    return Say(Markup("\n").join([t(f"notice-parts-{key}", by=notice.by), *due]), rows)


def confirmed_say(t: Translate, notice: PartConfirmed) -> Say:
    """To a head: whom the part was handed to has confirmed it."""
    text = t("notice-part-confirmed", by=notice.by, unit=notice.unit,
             period=period_name(t, notice.period))
    return Say(text, [[Button(t.plain("part-open-of", unit=notice.unit),
                              PartOpen(part=notice.part_id, fresh=True))]])


def _due(t: Translate, part: PartDue) -> Markup:
    key = "late" if part.days_left < 0 else "today" if part.days_left == 0 else "left"
    return t(f"notice-part-{key}", unit=part.unit, period=period_name(t, part.period),
             due=part.due_on, days=abs(part.days_left))


def stand_say(t: Translate, notice: PartsStand) -> Say:
    """To the coordinators: all are in, or who is missing on the due day."""
    period = period_name(t, notice.period)
    key = "notice-parts-missing" if notice.missing else "notice-parts-in"
    names = Markup("\n").join(t("notice-parts-unit", name=name) for name in notice.missing)
    text = t(key, period=period, due=notice.due_on, total=count(notice.total),
             missing=count(len(notice.missing)), names=names)
    return Say(text, _to_board(t, notice.period.code))


def parts_line(t: Translate, summary: Summary) -> Markup | None:
    """Under /summary: how many units have confirmed; nothing where none is asked."""
    if not summary.parts:
        return None
    done = sum(part.state is not PartState.DRAFT for part in summary.parts)
    return t("summary-parts", done=count(done), total=count(len(summary.parts)))


def parts_rows(t: Translate, summary: Summary) -> Rows:
    """The way from /summary to the board."""
    if not summary.parts or summary.unit or summary.frozen:
        return []
    return _to_board(t, summary.period.code)


def _to_board(t: Translate, code: str) -> Rows:
    return [[Button(t.plain("parts-board"), BoardOf(code=code))]]
