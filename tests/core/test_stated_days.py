"""Full dates as people write them."""

from datetime import date

import pytest

from core.stated_days import stated_day


@pytest.mark.parametrize("text", ["12/3/2021", "12-03-2021", "ngày 12 tháng 3 năm 2021",
                                  "Hà Tĩnh, ngay 12 thang 03, nam 2021", "12.3.2021."])
def test_a_full_date(text: str) -> None:
    assert stated_day(text) == date(2021, 3, 12)


@pytest.mark.parametrize("text", ["", "12/3", "31/2/2021", "hôm nào đó", "99/99/9999", "9" * 9999])
def test_none(text: str) -> None:
    assert stated_day(text) is None
