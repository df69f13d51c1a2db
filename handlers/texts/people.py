"""The register, and one's own data, in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from core.acting import Act
from core.ports.register import RegisterLine
from core.usecases.list_people import PeoplePage
from handlers.callbacks import Invite, PeoplePages
from handlers.show import Button, Rows, Say
from handlers.texts.catalogue import Translate
from handlers.texts.values import count, moment

_LABEL = 40


def people_page(t: Translate, page: PeoplePage, *, edit: bool = False) -> Say:
    """Names by unit, with a button for everybody who cannot be reached."""
    numbers = page.counts
    parts = [t("people-heading", people=count(numbers.people), linked=count(numbers.linked),
               blocked=count(numbers.blocked), page=page.page + 1, pages=page.pages)]
    unit: int | None = -1
    for line in page.lines:
        if line.unit_id != unit:
            unit = line.unit_id
            parts.append(t("people-unit", unit=line.unit or t("people-top")))
        parts.append(_person(t, line))
    return Say(Markup("\n").join(parts), _page_rows(t, page), edit=edit)


def _person(t: Translate, line: RegisterLine) -> Markup:
    if not line.accounts:
        where = t("people-not-linked")
    else:
        where = Markup(", ").join(_account(t, line, *one) for one in line.accounts)
    who = ", ".join(filter(None, (line.full_name, line.title)))
    return t("people-line", mark=_mark(line), who=who, code=line.code, where=where)


def _account(t: Translate, line: RegisterLine, channel: str, blocked: bool) -> Markup:
    """A channel, and what is wrong with it."""
    name = channel_name(t, channel)
    if blocked:
        return t("people-blocked", channel=name)
    why = line.trouble.get(channel)
    if why is None:
        return t("people-on", channel=name)
    key = f"people-trouble-{why.replace('_', '-')}"
    return t("people-trouble", channel=name, why=t(key if t.has(key) else "people-trouble-other"))


def _mark(line: RegisterLine) -> str:
    if not line.reachable:
        return "⚪"
    well = [channel for channel, blocked in line.accounts
            if not blocked and channel not in line.trouble]
    return "✅" if well else "⚠"


def _page_rows(t: Translate, page: PeoplePage) -> Rows:
    rows = [[Button(t.plain("people-invite", name=line.full_name)[:_LABEL],
                    Invite(person=line.person_id))]
            for line in page.lines if line.person_id in page.invitable]
    turns = []
    unit = page.unit_id or 0
    if page.page > 0:
        turns.append(Button(t.plain("page-back"), PeoplePages(unit=unit, page=page.page - 1)))
    if page.page + 1 < page.pages:
        turns.append(Button(t.plain("page-on", page=page.page + 2, pages=page.pages),
                            PeoplePages(unit=unit, page=page.page + 1)))
    return [*rows, turns] if turns else rows


def channel_name(t: Translate, channel: str) -> str:
    """Telegram, Chat trên web; a channel without a name of its own is called by its key."""
    key = f"channel-{channel}"
    return t.plain(key) if t.has(key) else channel


def my_data_text(
    t: Translate, data: Mapping[str, Sequence[Mapping[str, Any]]], act: Act
) -> str:
    """Everything in plain text: a heading for each section, a line for each value."""
    lines = [t.plain("mydata-heading", name=act.person.full_name, at=moment(act.now, act.zone))]
    for section, rows in data.items():
        lines += ["", t.plain(f"mydata-{section.replace('_', '-')}", count=count(len(rows)))]
        for row in rows:
            lines.append("- " + "; ".join(
                f"{name}: {value}" for name, value in row.items() if value not in (None, "", [])
            ))
    return "\n".join(lines) + "\n"
