import pytest

from handlers.report_words import Asked, read


@pytest.mark.parametrize(("text", "asked"), [
    ("Q2/2026", Asked("Q2/2026")),
    ("", Asked("")),
    ("Q2/2026 --diff", Asked("Q2/2026", changes=True)),
    ("Q2/2026 —diff", Asked("Q2/2026", changes=True)),
    ("--thay-doi quý 2", Asked("quý 2", changes=True)),
    ("so sánh Q2/2026", Asked("Q2/2026", changes=True)),
    ("quy 2 so sanh", Asked("quy 2", changes=True)),
    ("thay đổi từ khi chốt quý II/2026", Asked("quý II/2026", changes=True)),
    ("số 3/2026 thay doi", Asked("số 3/2026", changes=True)),
    ("--diff", Asked("", changes=True)),
    ("quý 2 hiện nay", Asked("quý 2", live=True)),
    ("quý hiện tại", Asked("quý hiện tại")),
    ("Thang hien nay", Asked("Thang hien nay")),
    ("quý này hiện nay", Asked("quý này", live=True)),
    ("Q2 --live", Asked("Q2", live=True)),
    ("số 3/2026", Asked("số 3/2026")),
    ("2026-03-01..2026-04-15", Asked("2026-03-01..2026-04-15")),
    ("1/3 - 15/4", Asked("1/3 - 15/4")),
])
def test_a_period_and_what_is_wanted_of_it(text: str, asked: Asked) -> None:
    assert read(text) == asked
