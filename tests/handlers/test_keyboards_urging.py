"""The button that urges names as many tasks as a button can carry."""

import pytest

from handlers.callbacks import UrgePress
from handlers.keyboards_urging import pressed_ids, urge_rows
from handlers.texts import Catalogue

T = Catalogue().translator("vi")


@pytest.mark.parametrize("ids", [range(1, 4), range(1, 500), range(900_000_000, 900_000_099)])
def test_many_overdue_tasks_are_a_button_not_a_failure(ids: range) -> None:
    """A head with so many would have got no morning message at all."""
    [[button]] = urge_rows(ids, T)
    assert len(button.data.encode()) <= 64
    named = pressed_ids(UrgePress.unpack(button.data).tasks)
    assert named == list(ids)[:len(named)]
    assert str(len(named)) in button.label
    assert len(named) == min(len(ids), len(named)) > 0


def test_nothing_to_urge_is_no_button() -> None:
    assert urge_rows([], T) == []
