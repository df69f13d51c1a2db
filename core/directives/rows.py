"""A row of a task table into a duty: its cells say who, until when, what comes out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.directives.emit import Scope, field_of_duty
from core.directives.figures import targets_in
from core.directives.model import Duty
from core.directives.outcome import product_in, report_to_in
from core.directives.times import Clock, When, when_in, when_of
from core.directives.units import split_units


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; "" for a cell that is empty or not there. `headings` are the
    sections around it, from the outermost in, `section` the Roman number or letter of the
    innermost one that has such."""

    number: str = ""
    title: str = ""
    detail: str = ""
    lead: str = ""
    support: str = ""
    deadline: str = ""
    product: str = ""
    headings: tuple[str, ...] = ()
    section: str = ""


def row_duty(row: Row, clock: Clock, *, annex: bool = False, field: str = "") -> Duty:
    """The duty of a row, never parted (the data's README). Without words in a deadline cell its
    text is looked through; a `field` given goes before the sections'."""
    text = "\n".join(part for part in (row.title, row.detail) if part)
    own = row.title if row.title else row.detail
    words = " ".join(text.split())
    when = when_of(row.deadline, clock) if row.deadline else _when(text, clock)
    number = f"{row.section}.{row.number}" if row.section and row.number else row.number
    place = f"PL.{number}" if annex and number else number
    return Duty(
        item_no=row.number,
        title=own,
        detail=row.detail if row.title else "",
        field=field or field_of_duty(words, Scope(headings=row.headings)),
        lead_text=row.lead,
        support_text=row.support,
        deadline_text=when.text,
        product=row.product or product_in(words),
        text=text,
        locator=place,
        leads=split_units(row.lead),
        supports=split_units(row.support),
        recurrence=when.recurrence.value,
        targets=targets_in(words),
        report_to=report_to_in(words),
    )


def _when(text: str, clock: Clock) -> When:
    """A definite period of the detail goes before "thường xuyên" of the title."""
    found = [when_in(part, clock) for part in text.split("\n")]
    return max(found, key=lambda when: when.rank, default=When())


#: Roles of the columns whose cells are merged over several rows.
_MERGED = ("lead", "support", "detail", "deadline")


def filled(group: Sequence[Row], columns: tuple[str, ...]) -> list[Row]:
    """Rows of one section with what merged cells say of them."""
    rows = list(group)
    for at, row in enumerate(rows):
        if row.detail[:1].islower() and at:  # the end of a cell that began in the row above
            above = rows[at - 1]
            rows[at - 1] = replace(above, detail=f"{above.detail} {row.detail}".strip())
            rows[at] = replace(row, detail="")
    for name in _MERGED:
        if name not in columns:
            continue
        known = next((getattr(row, name) for row in rows if getattr(row, name)), "")
        first = True
        for at, row in enumerate(rows):
            own = getattr(row, name)
            if own:
                known, first = own, False
            elif name in ("lead", "support") or not first:
                rows[at] = _with(rows[at], name, known)
    return rows


def _with(row: Row, name: str, words: str) -> Row:
    if name == "lead":
        return replace(row, lead=words)
    if name == "deadline":
        return replace(row, deadline=words)
    return replace(row, support=words) if name == "support" else replace(row, detail=words)
