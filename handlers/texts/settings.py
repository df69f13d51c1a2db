"""One's own settings in words, and how one's channels stand."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from markupsafe import Markup

from core.people import Account
from core.ports.register import Way
from core.usecases.settings import LANGUAGES, OwnSettings
from handlers.callbacks import Setting
from handlers.show import Button, Rows, Say
from handlers.texts.catalogue import Translate
from handlers.texts.people import channel_name
from handlers.texts.values import clock_time

#: The button that gives a code for a further channel.
ADD_CHANNEL = "add-channel"


def settings_page(
    t: Translate, own: OwnSettings, ways: Sequence[Way], *, edit: bool = False
) -> Say:
    """What is set, and buttons to change it; a dot marks what is chosen."""
    person = own.person
    hour = t("settings-hour-at", hour=clock_time(person.morning_at)) if person.morning_at \
        else t("settings-hour-office")
    channel = channel_name(t, person.preferred_channel) if person.preferred_channel \
        else t("settings-channel-last")
    text = t("settings-page", language=t(f"language-{person.language}"), hour=hour,
             channel=channel, state=Markup("").join(_state(t, own)))
    return Say(text, _rows(t, own, ways), edit=edit, language=t.language)


def missing(own: OwnSettings, ways: Sequence[Way]) -> list[Way]:
    """The channels that run here and that the person is not linked on yet."""
    return [way for way in ways if way.channel not in own.channels]


def _state(t: Translate, own: OwnSettings) -> list[Markup]:
    """Which channels there are, and which of them had to take another's messages."""
    if len(own.accounts) < 2 and not any(a.blocked for a in own.accounts):
        return []
    names = ", ".join(_name(t, account) for account in own.accounts)
    lines = [t("settings-linked", channels=names)]
    first = own.accounts[0]
    open_ = [account for account in own.accounts if not account.blocked]
    if first.blocked and open_:
        lines.append(t("settings-refused", first=channel_name(t, first.channel),
                       other=channel_name(t, open_[0].channel)))
    elif first.blocked:
        lines.append(t("settings-all-refused"))
    elif own.instead is not None and own.instead.instead_of == first.channel:
        lines.append(t("settings-instead", at=own.instead.at,
                       first=channel_name(t, first.channel),
                       other=channel_name(t, own.instead.channel)))
    return lines


def _name(t: Translate, account: Account) -> str:
    name = channel_name(t, account.channel)
    return t.plain("settings-blocked", channel=name) if account.blocked else name


def _rows(t: Translate, own: OwnSettings, ways: Sequence[Way]) -> Rows:
    person = own.person
    rows = [[_choice("language", code, t.plain(f"language-{code}"), code == person.language)
             for code in LANGUAGES]]
    hours = [_choice("hour", f"{h:%H%M}", clock_time(h), h == person.morning_at)
             for h in own.hours]
    hours.append(_choice("hour", "", t.plain("settings-hour-office"), person.morning_at is None))
    rows += [hours[i:i + 3] for i in range(0, len(hours), 3)]
    if len(own.channels) > 1:
        rows.append([_choice("channel", c, channel_name(t, c), c == person.preferred_channel)
                     for c in own.channels])
    if missing(own, ways):
        rows.append([Button(t.plain("settings-add-channel"), ADD_CHANNEL)])
    return rows


def _choice(name: str, value: str, label: str, chosen: bool) -> Button:
    data: CallbackData = Setting(name=name, value=value)
    return Button(f"● {label}" if chosen else label, data)
