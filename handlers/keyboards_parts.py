"""Buttons under a unit's part and under the board of all parts."""

from collections.abc import Sequence

from core.parts import PartText
from core.summary_lines import PartState
from core.usecases.read_part import Board, PartRow, PartView
from handlers.callbacks_parts import BoardDo, BoardOf, PartDo, PartGive, PartLine, PartOpen
from handlers.show import Button, Rows
from handlers.texts.catalogue import Translate
from handlers.texts.periods import period_name

#: Lines on one page.
PAGE = 6
_NAME = 40
#: A message takes a hundred buttons.
_PEOPLE = 60


def part_rows(
    t: Translate, view: PartView, page: int, pages: int, shown: Sequence[tuple[int, PartText]]
) -> Rows:
    """Confirm, edit, add, hand over; the pages."""
    part = view.row.part
    rows: list[Sequence[Button]] = []
    if view.writes and view.gathering.closed_at is None:
        for number, line in shown:
            if line.left_out or line.key in (view.lines.newer or {}):
                name = "part-put-back" if line.left_out else "part-take-newer"
                rows.append([Button(t.plain(name, number=number),
                                    PartLine(part=part.id, key=line.key, do="restore"))])
        edit = [_do(t, view, "edit", page=page)] if shown else []
        if view.row.state is PartState.DRAFT:
            rows += [[_do(t, view, "confirm", mark=view.mark)], [*edit, _do(t, view, "hand")]]
        elif edit:
            rows.append(edit)
        rows.append([_do(t, view, "add"), _do(t, view, "propose")])
    turns = []
    if page > 0:
        turns.append(Button(t.plain("page-back"), PartOpen(part=part.id, page=page - 1)))
    if page + 1 < pages:
        turns.append(Button(t.plain("page-on", page=page + 2, pages=pages),
                            PartOpen(part=part.id, page=page + 1)))
    return [*rows, turns] if turns else rows


def _do(t: Translate, view: PartView, do: str, *, mark: str = "", page: int = 0) -> Button:
    return Button(t.plain(f"part-do-{do}"),
                  PartDo(part=view.row.part.id, do=do, mark=mark, page=page))


def choose_line_rows(t: Translate, view: PartView, page: int) -> Rows:
    """Which line of the page?"""
    numbered = list(enumerate(view.lines.lines, 1))[page * PAGE:(page + 1) * PAGE]
    buttons = [Button(t.plain("part-line-button", number=number, code=line.code),
                      PartLine(part=view.row.part.id, key=line.key, do="edit"))
               for number, line in numbered if not line.left_out]
    return [buttons[i:i + 2] for i in range(0, len(buttons), 2)]


def people_rows(t: Translate, view: PartView) -> Rows:
    """The people of the unit; back to the head, where it was handed over."""
    part = view.row.part
    rows = [[Button(person.full_name[:_NAME], PartGive(part=part.id, person=person.id))]
            for person in view.people[:_PEOPLE] if person.id != part.assignee_id]
    if part.assignee_id is not None:
        rows.append([Button(t.plain("part-give-back"), PartGive(part=part.id, person=0))])
    return rows


def board_rows(t: Translate, board: Board) -> Rows:
    """Each unit's part; who manages it urges, closes and opens again."""
    gathering = board.gathering
    opens = [Button(_named(t, row, board), PartOpen(part=row.part.id, fresh=True))
             for row in board.rows]
    rows: list[Sequence[Button]] = [opens[i:i + 2] for i in range(0, len(opens), 2)]
    rows += [[Button(t.plain("parts-other", period=period_name(t, other.period)),
                     BoardOf(code=other.period.code))] for other in board.others]
    if not board.manages:
        return rows
    if gathering.closed_at is not None:
        return [*rows, [Button(t.plain("parts-reopen"), BoardDo(period=gathering.id,
                                                                do="reopen"))]]
    if board.missing:
        rows.append([Button(t.plain("parts-urge-all", count=len(board.missing)),
                            BoardDo(period=gathering.id, do="urge"))])
        if len(board.missing) > 1:
            rows.append([Button(t.plain("parts-urge-one"),
                                BoardDo(period=gathering.id, do="choose"))])
        rows.append([Button(t.plain("parts-close"), BoardDo(period=gathering.id, do="close"))])
    return rows


def _named(t: Translate, row: PartRow, board: Board) -> str:
    """The reader's own unit has a mark: that part is theirs to write."""
    name = row.unit.short_name[:_NAME]
    return t.plain("parts-own-unit", unit=name) if row.part.id in board.own else name


def urge_choice_rows(board: Board) -> Rows:
    """Which of the missing units?"""
    buttons = [Button(row.unit.short_name[:_NAME],
                      BoardDo(period=board.gathering.id, do="urge", unit=row.unit.id))
               for row in board.missing]
    return [buttons[i:i + 2] for i in range(0, len(buttons), 2)]
