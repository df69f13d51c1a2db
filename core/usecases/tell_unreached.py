"""Tell the coordinators whom messages do not reach: one message, however many people."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from core.notices import Kind
from core.people import Role
from core.ports.deliveries import Notify
from core.ports.people import People

#: What fails within one window is told together at its end: a province's morning takes six
#: minutes to leave, an outage ends everybody's last try at about the same time.
WINDOW = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class TellUnreached:
    """Called in the unit that notes the failure, as often as there are failures."""

    people: People
    notify: Notify
    #: The coordinators by the window they were asked for, so that a crowd asks once.
    asked: dict[datetime, list[int]] = field(default_factory=dict)

    async def __call__(self, at: datetime) -> None:
        """One message a coordinator and window; whom it names is read when it leaves."""
        since = window_of(at)
        if since not in self.asked:
            self.asked.clear()
            self.asked[since] = [p.id for p in await self.people.holding(Role.COORDINATOR)]
        until = since + WINDOW
        await self.notify(
            until, Kind.UNREACHABLE, self.asked[since],
            {"since": since.isoformat(), "until": until.isoformat()},
            f"{since:%Y%m%dT%H%M}")


def window_of(at: datetime) -> datetime:
    """The beginning of the window that `at` (aware) lies in, in UTC."""
    utc = at.astimezone(UTC)
    return utc.replace(minute=utc.minute // 10 * 10, second=0, microsecond=0)
