"""Directives: who ordered what, when, and from which file it was read."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import case, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.directives import DirectiveHeader
from core.fold import fold
from core.ports.directives import Directive
from storage.engine import Database
from storage.tables import directive

_LIMIT = 200


class DirectiveStore:
    """Implements core.ports.directives.Directives; the only writer of `directive`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def open(
        self, key: str, header: DirectiveHeader, file_name: str, by: int, at: datetime,
        needs_acceptance: bool,
    ) -> Directive:
        """The directive with this key, made when it is new; a blank number is filled in."""
        dialect = sqlite if self._db.is_sqlite else postgresql
        statement = dialect.insert(directive).values(
            key=key, doc_type=header.doc_type, number=header.number, issuer=header.issuer,
            issued_on=header.issued_on, subject=header.subject, signer=header.signer,
            file_name=file_name, needs_acceptance=needs_acceptance, created_by=by, created_at=at,
        )
        number = case((directive.c.number == "", header.number), else_=directive.c.number)
        found = await self._db.execute(
            statement.on_conflict_do_update(index_elements=["key"], set_={"number": number})
            .returning(directive)
        )
        return _directive(found.one())

    async def lock(self, directive_id: int) -> Directive:
        """The directive, which nobody else imports into till the unit's end."""
        # An update that changes nothing locks the row on every database.
        found = await self._db.execute(
            update(directive).where(directive.c.id == directive_id)
            .values(key=directive.c.key).returning(directive)
        )
        return _directive(found.one())

    async def get(self, directive_id: int) -> Directive | None:
        """One directive."""
        row = (await self._db.execute(
            select(directive).where(directive.c.id == directive_id))).first()
        return _directive(row) if row else None

    async def by_number(self, number: str, issued_on: date | None) -> Directive | None:
        """The newest with this number; with `issued_on`, of this date or of none."""
        query = select(directive).where(directive.c.number != "")
        if issued_on is not None:
            date_of = directive.c.issued_on
            query = query.where(date_of.is_(None) | (date_of == issued_on))
        rows = await self._db.execute(query.order_by(directive.c.id.desc()).limit(_LIMIT))
        wanted = _number(number)
        return next((_directive(r) for r in rows if _number(r.number) == wanted), None)

    async def set(self, directive_id: int, **fields: Any) -> None:
        """Fill in `number` or `issued_on`."""
        await self._db.execute(
            update(directive).where(directive.c.id == directive_id).values(**fields))


def _number(text: str) -> str:
    return "".join(fold(text).split())


def _directive(row: Any) -> Directive:
    return Directive(row.id, row.key, row.doc_type, row.number, row.issuer, row.issued_on,
                     row.subject, row.signer, row.file_name, row.needs_acceptance)
