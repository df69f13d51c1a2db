"""Which updates are in work, and from where Telegram is asked."""

from channels.telegram.window import Window


def test_window_takes_nothing_twice_that_is_in_work() -> None:
    window = Window()
    assert [window.accept(n, 0) for n in (7, 8)] == [True, True]
    window.again(7)
    assert [window.accept(n, 1) for n in (7, 8)] == [True, False]
    window.done(7)
    assert window.offset(2) == 8
    window.done(8)
    assert window.offset(2) == 9


def test_window_holds_the_offset_at_the_oldest_in_work() -> None:
    window = Window(patience=25)
    assert window.offset(0) is None
    assert [window.accept(n, 0) for n in (7, 8, 9, 8)] == [True, True, True, False]
    assert window.offset(1) == 7
    window.done(8)
    window.done(7)
    assert (window.offset(1), window.holds(1)) == (9, True)
    assert (window.offset(25), window.holds(25)) == (10, False)
    window.done(9)
    assert window.offset(1) == 10


def test_window_begins_anew_after_days_of_silence() -> None:
    window = Window()
    window.accept(900, 0)
    week = 7 * 24 * 3600.0
    assert window.offset(week) == 901
    window.done(900)
    assert window.offset(60) == 901
    assert window.offset(week) is None
    assert window.accept(5, week)
