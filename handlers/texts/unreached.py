"""Whom messages do not reach, and where the last message about a task is, in words."""

from collections.abc import Sequence

from markupsafe import Markup

from core.notices import Unreachable
from core.ports.deliveries import SAVED, DeliveryState
from core.ports.unreached import Told, Unreached
from core.usecases.list_unreached import UnreachedList
from handlers.callbacks import UnreachedPage
from handlers.show import Say
from handlers.texts import Translate
from handlers.texts.lists import page_turns
from handlers.texts.people import channel_name
from handlers.texts.values import count


def unreached_page(t: Translate, shown: UnreachedList, *, edit: bool = False) -> Say:
    """Who could not be reached, why, and through whom they can be."""
    if not shown.total:
        return Say(t("unreached-empty"), edit=edit)
    parts = [t("unreached-heading", count=count(shown.total), page=shown.page + 1,
               pages=shown.pages)]
    parts += [_person(t, found) for found in shown.people]
    turns = page_turns(t, shown.page, shown.pages, lambda n: UnreachedPage(page=n))
    return Say(Markup("\n\n").join([*parts, t("unreached-call")]), turns, edit=edit)


def _person(t: Translate, found: Unreached) -> Markup:
    lines = [t("unreached-line", name=found.name, unit=found.unit or "-", count=found.count,
               at=found.last_at, reason=reason_words(t, found.reason, found.channel))]
    if found.reached_since:
        lines.append(t("unreached-reached-since", at=found.reached_at))
    elif found.via:
        lines.append(t("unreached-via", name=found.via))
    return Markup("\n").join(lines)


def told_say(t: Translate, notice: Unreachable) -> Say:
    """To the coordinators, as it happens."""
    lines = [t("notice-unreachable", count=count(notice.total))]
    lines += [t("notice-unreachable-line", name=found.name,
                reason=reason_words(t, found.reason, found.channel)) for found in notice.people]
    if notice.total > len(notice.people):
        lines.append(t("notice-unreachable-more", count=count(notice.total - len(notice.people))))
    return Say(Markup("\n").join([*lines, t("notice-unreachable-call")]))


def reason_words(t: Translate, reason: str, channel: str) -> Markup:
    """Why a message was not delivered: "đã chặn hoặc xóa bot (Telegram)"."""
    key = f"unreached-{reason.replace('_', '-')}"
    words = t(key if reason and t.has(key) else "unreached-other")
    if not channel:
        return words
    return t("unreached-on", reason=words, channel=channel_name(t, channel))


def told_lines(
    t: Translate, told: Sequence[Told], names: dict[int, str], more: int
) -> list[Markup]:
    """On the task's card: a line for each owner, `more` of them left out."""
    lines = [t("told-line", name=names.get(one.person_id, "-"), what=_told(t, one))
             for one in told]
    return [*lines, t("told-more", count=count(more))] if more else lines


def _told(t: Translate, one: Told) -> Markup:
    channel = channel_name(t, one.channel) if one.channel else ""
    match one.state:
        case DeliveryState.SENT:
            way, _, first = one.reason.partition(":")
            instead = t.plain(f"told-{way}", channel=channel_name(t, first)) if first else ""
            return t("told-sent", at=one.at, channel=channel, instead=instead,
                     resent=one.reason == "resent")
        case DeliveryState.PENDING if one.reason == SAVED:
            return t("told-saved")
        case DeliveryState.PENDING | DeliveryState.SENDING:
            return t("told-waiting", at=one.at)
        case DeliveryState.RETRYING | DeliveryState.UNKNOWN:
            return t("told-retrying", at=one.at, tries=max(one.tries, 1),
                     reason=reason_words(t, one.reason, one.channel))
        case DeliveryState.FAILED:
            return t("told-failed", at=one.at, reason=reason_words(t, one.reason, one.channel))
        case DeliveryState.SKIPPED:
            key = f"told-skipped-{one.reason.replace('_', '-')}"
            return t(key if t.has(key) else "told-skipped-gone")
