"""The demo's routes: who can be played, what time it is, and winding the clock forward."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from channels.bodies import read_object
from channels.web.ports import DemoDesk
from channels.web.visitors import HEADER

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_STEPS = {
    "1h": timedelta(hours=1),
    "1d": timedelta(days=1),
    "1w": timedelta(weeks=1),
}
#: Just after the morning slot, so that its messages are there.
_MORNING = time(7, 31)
_FARTHEST = timedelta(days=400)


def next_morning(now: datetime) -> datetime:
    """The first office morning (07:31, Asia/Ho_Chi_Minh) after `now`; aware UTC."""
    local = now.astimezone(_ZONE)
    morning = datetime.combine(local.date(), _MORNING, _ZONE)
    if morning <= local:
        morning = datetime.combine(local.date() + timedelta(days=1), _MORNING, _ZONE)
    return morning.astimezone(UTC)


class DeskRoutes:
    """Without a desk (normal service) there are no people to play and no clock."""

    def __init__(self, desk: DemoDesk | None) -> None:
        self._desk = desk

    def routes(self) -> list[web.RouteDef]:
        """The list of people always answers (empty in service), the clock only in the demo."""
        people = web.get("/chat/api/personas", self._personas)
        if self._desk is None:
            return [people]
        return [
            people,
            web.get("/chat/api/clock", self._now),
            web.post("/chat/api/clock", self._wind),
        ]

    async def _personas(self, _request: web.Request) -> web.Response:
        found = await self._desk.personas() if self._desk else []
        people = [
            {"name": p.name, "title": p.title, "unit": p.unit, "role": p.role, "session": p.session}
            for p in found
        ]
        return web.json_response({"demo": self._desk is not None, "personas": people})

    async def _now(self, _request: web.Request) -> web.Response:
        return _moment(self._need().now())

    async def _wind(self, request: web.Request) -> web.Response:
        if HEADER not in request.headers:
            raise web.HTTPForbidden(text=f"{HEADER} is missing")
        desk = self._need()
        target = _target(await read_object(request, 4096), desk.now())
        if not desk.now() < target <= desk.now() + _FARTHEST:
            raise web.HTTPConflict(text="the clock only goes forward, at most 400 days")
        await desk.wind(target)
        return _moment(desk.now())

    def _need(self) -> DemoDesk:
        if self._desk is None:
            raise web.HTTPNotFound
        return self._desk


def _target(body: dict[str, Any], now: datetime) -> datetime:
    if body.get("plus") == "next-morning":
        return next_morning(now)
    if body.get("plus") in _STEPS:
        return now + _STEPS[body["plus"]]
    try:
        to = datetime.fromisoformat(str(body.get("to")))
    except ValueError:
        raise web.HTTPBadRequest(text="to (ISO moment) or plus is needed") from None
    # A moment without a zone is what the calendar on the office's wall shows.
    return (to if to.tzinfo else to.replace(tzinfo=_ZONE)).astimezone(UTC)


def _moment(now: datetime) -> web.Response:
    return web.json_response({"now": now.astimezone(UTC).isoformat()})
