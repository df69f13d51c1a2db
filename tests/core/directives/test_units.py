"""Names of units in running words and in lists."""

import pytest

from core.directives.roles import roles_in
from core.directives.units import heading_units, split_units, subject


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Các phòng chuyên môn: Người có công; Bảo trợ và Phòng, chống tệ nạn xã hội",
         ("Người có công", "Bảo trợ và Phòng, chống tệ nạn xã hội")),
        ("Các phòng ban chuyên môn và các đơn vị và Phòng Lao động các huyện, thị xã",
         ("Các phòng chuyên môn", "Các đơn vị", "Phòng Lao động các huyện, thị xã")),
        ("Lãnh đạo Sở, Trưởng các phòng chuyên môn, Thủ trưởng các đơn vị sự nghiệp",
         ("Lãnh đạo Sở", "Các phòng chuyên môn", "Các đơn vị sự nghiệp")),
        ("Văn phòng HĐND và UBND xã", ("Văn phòng HĐND và UBND xã",)),
        ("Phòng Doanh nghiệp, đầu tư", ("Phòng Doanh nghiệp, đầu tư",)),
        ("Trung tâm Văn hóa, Thể thao và Truyền thông huyện",
         ("Trung tâm Văn hóa, Thể thao và Truyền thông huyện",)),
        ("Mỗi phòng, đơn vị", ("Các phòng", "Các đơn vị")),
        ("", ()),
    ],
)  # fmt: skip
def test_lists_into_names(text: str, names: tuple[str, ...]) -> None:
    assert split_units(text) == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Giao bộ phận công nghệ thông tin phối hợp với Văn phòng", "bộ phận công nghệ thông tin"),
        ("Phòng Tổ chức cán bộ rà soát hồ sơ", "Phòng Tổ chức cán bộ"),
        ("Phòng Quản lý hoạt động xây dựng chủ trì, phối hợp", "Phòng Quản lý hoạt động xây dựng"),
        ("Các bệnh viện công lập thực hành tiết kiệm", "Các bệnh viện công lập"),
        ("Giám đốc Sở yêu cầu Văn phòng Sở rà soát", "Văn phòng Sở"),
        ("Phòng Đăng ký kinh doanh xây dựng phương án", "Phòng Đăng ký kinh doanh"),
    ],
)
def test_who_shall_do_it(text: str, words: str) -> None:
    found = subject(text)
    assert found is not None
    assert found[0] == words


@pytest.mark.parametrize(
    "text",
    ["Tổ chức tuyên truyền, quán triệt", "Bộ thủ tục hành chính đã công bố", "Ban hành kế hoạch",
     "Phòng, chống tham nhũng", "Đẩy mạnh cải cách", "", "Văn phòng"],
)  # fmt: skip
def test_sentences_that_name_nobody(text: str) -> None:
    assert subject(text) is None


def test_lead_and_support() -> None:
    roles = roles_in("Phòng A chủ trì, phối hợp với Phòng Kinh tế, Thanh tra Sở rà soát hồ sơ")
    assert (roles.lead, roles.support) == ("Phòng A", "Phòng Kinh tế, Thanh tra Sở")
    assert roles_in("Văn phòng, Thanh tra Sở: Theo dõi việc này.").lead == "Văn phòng, Thanh tra Sở"
    assert roles_in("Đối với Văn phòng Sở: Rà soát.").lead == "Văn phòng Sở"
    assert roles_in("Về cải cách thể chế: Phòng Pháp chế rà soát.").lead == "Phòng Pháp chế"
    assert roles_in("Rà soát hồ sơ (Văn phòng Sở chủ trì)").lead == "Văn phòng Sở"


def test_headings_that_are_units() -> None:
    assert heading_units("Đối với các phòng:") == "các phòng"
    assert heading_units("Công tác chỉ đạo") == ""
