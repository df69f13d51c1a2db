"""How a channel's month stands, in words."""

from collections.abc import Sequence

from markupsafe import Markup

from core.notices import PeopleLimit, QuotaTold
from core.quota import Basis, Forecast, Level, Standing, month_after, people_step
from core.usecases.read_quota import PeopleServed
from handlers.show import Say
from handlers.texts.catalogue import Translate
from handlers.texts.people import channel_name
from handlers.texts.values import count, short_day


def quota_page(
    t: Translate, standings: Sequence[Standing], people: Sequence[PeopleServed]
) -> Markup:
    """A block for each channel; the people that its plan serves behind it."""
    blocks = [_standing(t, standing, people) for standing in standings]
    known = {standing.channel for standing in standings}
    blocks += [_people(t, one) for one in people if one.channel not in known]
    return Markup("\n\n").join(blocks) if blocks else t("quota-none")


def quota_told(t: Translate, notice: QuotaTold) -> Say:
    """To the coordinators, when a step is reached."""
    standing = notice.standing
    head = t(f"notice-quota-{standing.step}", channel=channel_name(t, standing.channel))
    return Say(Markup("\n").join([head, *_lines(t, standing)]))


def people_told(t: Translate, notice: PeopleLimit) -> Say:
    """To the coordinators, near the number that the plan serves and at it."""
    full = "full" if notice.linked >= notice.limit else "near"
    return Say(t(f"notice-people-{full}", channel=channel_name(t, notice.channel),
                 linked=count(notice.linked), limit=count(notice.limit)))


def room_lines(t: Translate, people: Sequence[PeopleServed]) -> list[Markup]:
    """Under an invitation: the channels that have hardly any room for one more."""
    return [
        t(f"quota-room-{'full' if one.linked >= one.limit else 'near'}",
          channel=channel_name(t, one.channel), linked=count(one.linked), limit=count(one.limit))
        for one in people if people_step(one.linked, one.limit)]


def forecast_line(t: Translate, forecast: Forecast) -> Markup:
    """Enough, until when, or too early to tell."""
    if forecast.basis is Basis.NONE or forecast.total is None:
        return t("quota-early")
    by = forecast.basis.value.replace("_", "-")
    if forecast.runs_out_on is None:
        return t("quota-lasts", total=count(forecast.total), basis=by)
    return t("quota-short", total=count(forecast.total), basis=by,
             day=short_day(forecast.runs_out_on))


def _standing(t: Translate, standing: Standing, people: Sequence[PeopleServed]) -> Markup:
    head = t("quota-heading", channel=channel_name(t, standing.channel),
             month=f"{standing.month.month}/{standing.month.year}")
    lines = [_people(t, one) for one in people if one.channel == standing.channel]
    return Markup("\n").join([head, *_lines(t, standing), *lines])


def _lines(t: Translate, standing: Standing) -> list[Markup]:
    used = standing.used
    lines = [t("quota-used", used=count(used.total), limit=count(standing.limit),
               percent=used.total * 100 // standing.limit, incoming=count(used.incoming),
               outgoing=count(used.outgoing), left=count(standing.left))]
    if standing.left:
        lines.append(forecast_line(t, standing.forecast))
    if standing.level is not Level.PLENTY:
        lines.append(t(f"quota-{standing.level}", left=count(standing.left),
                       first=short_day(month_after(standing.month))))
    return lines


def _people(t: Translate, served: PeopleServed) -> Markup:
    return t("quota-people", channel=channel_name(t, served.channel),
             linked=count(served.linked), limit=count(served.limit))
