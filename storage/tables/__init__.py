"""The schema, the same on SQLite and PostgreSQL. Moments are UTC; dates are office-local.

Imports SQLAlchemy only; every table is offered here.
"""

from storage.tables.columns import BigId, Moment, metadata
from storage.tables.messages import (
    channel_token,
    delivery,
    delivery_item,
    dialogue,
    external_id,
    kept_update,
    message_count,
    received_update,
    send_slot,
    sent_message,
    web_file,
    web_message,
)
from storage.tables.office import counter, holiday_override
from storage.tables.people import (
    account,
    consent,
    invite,
    link_attempt,
    membership,
    person,
    portfolio,
    unit,
    unit_group,
    unit_predecessor,
)
from storage.tables.progress import (
    blocker,
    delay_reason,
    evidence,
    extension,
    progress,
)
from storage.tables.reports import frozen_report, report_period, unit_part
from storage.tables.tasks import (
    OPEN_TASK,
    directive,
    history,
    task,
    task_assignee,
    task_support,
)

__all__ = [
    "OPEN_TASK",
    "BigId",
    "Moment",
    "account",
    "blocker",
    "channel_token",
    "consent",
    "counter",
    "delay_reason",
    "delivery",
    "delivery_item",
    "dialogue",
    "directive",
    "evidence",
    "extension",
    "external_id",
    "frozen_report",
    "history",
    "holiday_override",
    "invite",
    "kept_update",
    "link_attempt",
    "membership",
    "message_count",
    "metadata",
    "person",
    "portfolio",
    "progress",
    "received_update",
    "report_period",
    "send_slot",
    "sent_message",
    "task",
    "task_assignee",
    "task_support",
    "unit",
    "unit_group",
    "unit_part",
    "unit_predecessor",
    "web_file",
    "web_message",
]
