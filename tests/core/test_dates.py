import time
import unicodedata
from datetime import date, datetime, timedelta, timezone
from datetime import time as dt_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar import WorkCalendar
from core.dates import read_day, read_deadline
from core.fold import fold
from core.tasks import Recurrence

HERE = timezone(timedelta(hours=7))
NOW = datetime(2021, 6, 21, 7, 45, tzinfo=HERE)
WHEN = st.dates(date(2000, 1, 2), date(2099, 12, 31))
VOCABULARY = (
    "trước ngày 25/3/2021 hạn quý II tháng 6 thứ sáu tuần sau mai 17h hằng cuối năm 5 làm việc "
    "từ đến / - . , ( số 27/KH giai đoạn 2021-2025 kể thường xuyên nửa mốt 0 99 31 T8"
)
WORDS = st.sampled_from(VOCABULARY.split())


def test_strict_is_the_eve_and_inclusive_the_day() -> None:
    strict = read_deadline("trước ngày 25/6", NOW)
    assert (strict.due_on, strict.named_date) == (date(2021, 6, 24), date(2021, 6, 25))
    assert read_deadline("trước ngày 25/6", NOW, inclusive=True).due_on == date(2021, 6, 25)


def test_the_words_are_a_span_of_the_input() -> None:
    text = unicodedata.normalize("NFD", "Gửi về Văn phòng trước  ngày 25/6/2021 nhé")
    reading = read_deadline(text, NOW)
    assert reading.span is not None
    assert text[slice(*reading.span)] == reading.text
    assert unicodedata.normalize("NFC", reading.text) == "trước  ngày 25/6/2021"


def test_a_directives_own_year_and_the_question_before_its_date() -> None:
    signed = date(2021, 3, 19)
    due = read_deadline("trước ngày 25/3", NOW, directive_date=signed)
    assert (due.due_on, due.needs_confirmation) == (date(2021, 3, 24), False)
    assert read_deadline("trước ngày 10/3", NOW, directive_date=signed).needs_confirmation


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        (date(2026, 4, 24), 5, date(2026, 5, 6)),
        (date(2026, 8, 27), 3, date(2026, 9, 4)),
        (date(2026, 11, 23), 1, date(2026, 11, 25)),
    ],
)
def test_working_days_skip_days_off(start: date, count: int, due: date) -> None:
    off = frozenset(
        map(date.fromisoformat, ["2026-04-27", "2026-04-30", "2026-05-01", "2026-08-31",
                                 "2026-09-01", "2026-09-02", "2026-11-24"])
    )  # fmt: skip
    now = datetime(start.year, start.month, start.day, 9, tzinfo=HERE)
    text = f"trong thời hạn 0{count} ngày làm việc kể từ ngày nhận được văn bản"
    calendar = WorkCalendar(off, frozenset({date(2026, 8, 22)}))
    assert read_deadline(text, now, calendar).due_on == due


@pytest.mark.parametrize(
    ("text", "kind", "recurrence", "rule"),
    [
        ("định kỳ hằng tháng trước ngày 20", "recurring", Recurrence.MONTHLY, "monthly:19"),
        ("trước ngày 15 tháng cuối của quý", "recurring", Recurrence.QUARTERLY, "quarterly:m3d14"),
        ("trước ngày 31/10 hằng năm", "recurring", Recurrence.YEARLY, "yearly:m10d30"),
        ("chiều thứ Sáu hằng tuần", "recurring", Recurrence.WEEKLY, "weekly:w5"),
        ("hằng năm", "recurring", Recurrence.YEARLY, ""),
        ("sau khi có hướng dẫn của Bộ", "event", Recurrence.NONE, ""),
        ("khẩn trương thực hiện", "urgency", Recurrence.NONE, ""),
        ("đột xuất", "ad_hoc", Recurrence.AD_HOC, ""),
    ],
)
def test_kinds(text: str, kind: str, recurrence: Recurrence, rule: str) -> None:
    reading = read_deadline(text, NOW)
    assert (reading.kind, reading.recurrence, reading.recurrence_rule) == (kind, recurrence, rule)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20/6", date(2022, 6, 20)),
        ("20", date(2021, 7, 20)),
        ("thứ 6", date(2021, 6, 25)),
        ("mai", date(2021, 6, 22)),
        ("cuối tháng", date(2021, 6, 30)),
        ("chị Mai", None),
        ("không biết", None),
    ],
)
def test_bare_answers(text: str, day: date | None) -> None:
    assert read_day(text, NOW) == day


@pytest.mark.parametrize(
    ("text", "start", "due"),
    [
        ("tháng 10-11/2025", date(2025, 10, 1), date(2025, 11, 30)),
        ("Quý IV/2025 - Quý II/2026", date(2025, 10, 1), date(2026, 6, 30)),
    ],
)
def test_ranges(text: str, start: date, due: date) -> None:
    reading = read_deadline(text, NOW)
    assert (reading.start_on, reading.due_on, reading.granularity) == (start, due, "range")


@given(WHEN)
def test_before_a_day_is_its_eve(day: date) -> None:
    text = f"trước ngày {day.day:02}/{day.month}/{day.year}"
    assert read_deadline(text, NOW).due_on == day - timedelta(days=1)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_forms_and_missing_diacritics_read_alike(text: str) -> None:
    nfc, nfd = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert read_deadline(nfc, NOW).due_on == read_deadline(nfd, NOW).due_on


@given(WHEN, st.sampled_from(["trước ngày {}", "chậm nhất {}", "hạn {}", "đến hết ngày {}"]))
def test_diacritics_may_be_missing(day: date, phrase: str) -> None:
    text = phrase.format(day.strftime("%d/%m/%Y"))
    assert read_deadline(fold(text), NOW).due_on == read_deadline(text, NOW).due_on


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_is_read(text: str) -> None:
    reading = read_deadline(text, NOW)
    assert reading.span is None or text[slice(*reading.span)].strip() == reading.text


@pytest.mark.parametrize(
    "piece",
    [" ", "1", "1/", "1-", "trước ", "ngày 1/1 ", "quý ", "a", "giai đoạn ", "kế hoạch ",
     "trong 5 ngày kể từ ", "12/5/a", "hằng tháng, ", "\u0301", "số ", "đến ", "17h ngày 5/6 ",
     "hai mươi ", "5 tháng ", "mỗi năm 1 lần ", "(", "nghị định ", "june ", "trước khi a "],
)  # fmt: skip
def test_a_line_of_100_kb_takes_linear_time(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    started = time.perf_counter()
    read_deadline(text, NOW)
    assert time.perf_counter() - started < 20  # seconds; a quadratic reader takes minutes


FORMS = (
    "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}-{m}-{y}", "{d}.{m}.{y}", "{d} / {m} / {y}",
    "ngày {d} tháng {m} năm {y}", "ngày {d:02} tháng {m}/{y}", "{y}-{m:02}-{d:02}",
)  # fmt: skip
BEFORE = ("trước ngày {}", "trước {}", "xong trước {} nhé", "Gửi Văn phòng trước {} để tổng hợp")
UNTIL = ("chậm nhất {}", "hạn: {}", "đến hết ngày {}", "hoàn thành trong ngày {}", "nộp {} ạ",
         "không muộn hơn {}", "trước hoặc trong ngày {}", "Thời gian hoàn thành: {}")  # fmt: skip


@given(WHEN, st.sampled_from(FORMS), st.sampled_from(BEFORE), st.booleans())
def test_every_written_form_of_a_day_before(
    day: date, form: str, phrase: str, marked: bool
) -> None:
    text = phrase.format(form.format(d=day.day, m=day.month, y=day.year)).replace(
        "ngày ngày", "ngày"
    )
    reading = read_deadline(text if marked else fold(text), NOW)
    assert reading.due_on == day - timedelta(days=1), text


@given(WHEN, st.sampled_from(FORMS), st.sampled_from(UNTIL), st.booleans())
def test_every_written_form_of_a_last_day(day: date, form: str, phrase: str, marked: bool) -> None:
    text = phrase.format(form.format(d=day.day, m=day.month, y=day.year)).replace(
        "ngày ngày", "ngày"
    )
    assert read_deadline(text if marked else fold(text), NOW).due_on == day, text


@given(st.integers(0, 23), st.integers(0, 59), WHEN)
def test_a_clock_time_keeps_the_day(hour: int, minute: int, day: date) -> None:
    text = f"trước {hour}h{minute:02} ngày {day:%d/%m/%Y}"
    reading = read_deadline(text, NOW)
    assert (reading.due_on, reading.due_time) == (day, dt_time(hour, minute))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("6 tháng (trước 15/6), năm (trước 15/12) hằng năm", date(2021, 12, 14)),
        ("ngày 10 và ngày 25 hằng tháng", date(2021, 6, 25)),
    ],
)
def test_two_stated_days_make_one_rule(text: str, due: date) -> None:
    reading = read_deadline(text, NOW)
    assert (reading.due_on, reading.recurrence_rule.count(",")) == (due, 1)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("trước ngày 25/6/2021", "eve"), ("trong tháng 7", "period-end"), ("tuần sau", "friday"),
        ("3 hôm nữa", "counted"), ("trong 5 ngày làm việc", "working-days"),
        ("25/6/2021", ""), ("25/6", "next"), ("ngày 25 hằng tháng", "first"),
        ("sau khi có hướng dẫn", "event"), ("send it by July 2", "foreign"),
        ("trong 5 ngày", "moved"),
    ],
)  # fmt: skip
def test_tells_how_the_words_became_the_day(text: str, why: str) -> None:
    assert read_deadline(text, NOW).why == why


@pytest.mark.parametrize("text", ["31/4", "29/2/2021", "thứ 8", "ngày 0", "ngày 32", "tháng 13",
                                  "31/4/2021", "25:61", "năm 9999", "99/99/9999"])  # fmt: skip
def test_days_that_no_calendar_has_are_not_guessed(text: str) -> None:
    assert read_deadline(text, NOW).due_on is None


@pytest.mark.parametrize(
    ("text", "due", "ask"),
    [
        ("Định kỳ ngày 15 hằng tháng", date(2021, 7, 15), False),
        ("tuần 3 tháng 7", date(2021, 7, 16), True),
        ("trong tuần thứ hai của tháng 7", date(2021, 7, 9), True),
        ("trong giờ làm việc", None, False),
        ("không quá 03 ngày kể từ khi tiếp nhận", date(2021, 6, 24), False),
    ],
)
def test_phrases_of_work_programmes(text: str, due: date | None, ask: bool) -> None:
    reading = read_deadline(text, NOW)
    assert (reading.due_on, reading.needs_confirmation) == (due, ask)
