"""What Prometheus reads: its own parser, its conventions, and a database that is gone."""

import math
import re
from datetime import datetime

import pytest
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from core.errors import (
    OutcomeUnknownError,
    RefusedError,
    RetryLaterError,
    SendError,
    StoreDownError,
    UnavailableError,
)
from tests.support.office import Office


async def families(office: Office) -> dict[str, Metric]:
    page = (await office.app.metrics.page()).decode()
    return {family.name: family for family in text_string_to_metric_families(page)}


def value(found: dict[str, Metric], name: str, **labels: str) -> float:
    return next(s.value for family in found.values() for s in family.samples
                if s.name == name and s.labels == labels)


async def test_everything_there_is_to_watch(quick_office: Office) -> None:
    office = quick_office
    metrics = office.app.metrics
    await office.chat("nam").say("/viec")
    failures: list[SendError | None] = [
        None, RefusedError("x"), RetryLaterError(3), UnavailableError("x"),
        OutcomeUnknownError("x"), SendError("x")]
    for failure in failures:
        metrics.sent("telegram", failure)
    await metrics.ticking(office.app.tick)(office.clock.now())
    found = await families(office)
    assert value(found, "nhacviec_update_seconds_count", channel="telegram") == 1
    assert value(found, "nhacviec_updates_in_flight", channel="telegram") == 0
    for outcome in ("sent", "refused", "too_many", "unavailable", "unknown", "wrong"):
        assert value(found, "nhacviec_messages_total", channel="telegram", outcome=outcome) == 1
    assert value(found, "nhacviec_tick_seconds_count") == 1
    assert (value(found, "nhacviec_tick_completed_timestamp_seconds")
            == office.clock.now().timestamp())
    assert value(found, "nhacviec_database_up") == 1
    assert value(found, "process_start_time_seconds") > 0
    for family in found.values():
        assert family.documentation, family.name
        assert "nhacviec" not in family.name or family.name.startswith("nhacviec_")
    page = (await metrics.page()).decode()
    for word in ("Vũ Nam", "viec\""):
        assert word not in page
    # The chat's id; a float may hold these digits by chance.
    assert not re.search(r"(?<![\d.])1001(?![\d.])", page)


async def test_a_database_that_is_gone_is_said_and_not_guessed(
    quick_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gone(_: datetime) -> None:
        raise StoreDownError("gone")

    assert value(await families(quick_office), "nhacviec_queue_due") == 0
    with monkeypatch.context() as patch:
        patch.setattr(quick_office.app.stores.queue, "look", gone)
        found = await families(quick_office)
        assert value(found, "nhacviec_database_up") == 0
        assert math.isnan(value(found, "nhacviec_queue_due"))
    assert value(await families(quick_office), "nhacviec_database_up") == 1


async def test_a_tick_that_fails_is_not_completed(quick_office: Office) -> None:
    async def failing(_: datetime) -> None:
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        await quick_office.app.metrics.ticking(failing)(quick_office.clock.now())
    found = await families(quick_office)
    assert value(found, "nhacviec_tick_completed_timestamp_seconds") == 0
    assert value(found, "nhacviec_tick_seconds_count") == 1
