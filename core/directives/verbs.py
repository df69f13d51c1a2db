"""Words that end a unit's name and begin what it shall do.

They are matched with their diacritics: without them "cán bộ" and "cần", "bộ phận" and "phân công"
would be one.
"""

import re
from functools import lru_cache

_VERBS = """
an hành, ấn hành, bám sát, bàn giao, ban hành, báo cáo, bảo đảm, đảm bảo, biên soạn, bình xét,
bổ nhiệm, bổ sung, bố trí, cam kết, cập nhật, cấp phát, cắt giảm, chấp hành, chấn chỉnh, chỉ đạo,
chịu trách nhiệm, cho ý kiến, chủ động, chủ trì, chuẩn bị, chuẩn hóa, chuyển đổi, chuyển giao,
có trách nhiệm, có giải pháp, có kế hoạch, có biện pháp, có văn bản, có ý kiến, có phương án,
có nhiệm vụ, công bố, công khai, cụ thể hóa, cung cấp, củng cố, căn cứ, cân đối, cần, chấm điểm, cử,
dự thảo, duy trì, đảm nhận, đăng ký, đăng tải, đăng, đánh giá, đạt, đẩy mạnh, đẩy nhanh, đề nghị,
đề xuất, điều chỉnh, điều hành, định kỳ, đổi mới, đôn đốc, đơn giản hóa, đối thoại, đưa, được giao,
được phân công, gắn, giải quyết, giải ngân, giải trình, giảm, giám sát, giao, giới thiệu, giúp,
góp ý, góp phần, gửi, hàng năm, hàng quý, hàng tháng, hàng tuần, hằng năm, hằng quý, hằng tháng,
hằng tuần, hàng ngày, hằng ngày, hỗ trợ, hoàn chỉnh, hoàn thành, hoàn thiện, hướng dẫn, huy động,
hưởng ứng, kê khai, kết nối, khắc phục, khai thác, khẩn trương, khảo sát, khuyến khích, kích hoạt,
kiến nghị, kiện toàn, kiểm điểm, kiểm soát, kiểm tra, kịp thời, ký, ký kết, làm đầu mối, làm rõ,
làm việc, làm, lập, lấy ý kiến, liên hệ, lồng ghép, là cơ quan, là đầu mối, là đơn vị, lựa chọn,
lưu trữ, lưu ý, mở, mời, mua sắm, nâng cao, nâng cấp, nắm bắt, nắm, nêu cao, nên, nghiêm cấm,
nghiêm túc, nghiên cứu, nhắc nhở, nhập, niêm yết, nộp, phải, phấn đấu, phân công, phân loại,
phân tích, phát động, phát hành, phát hiện, phát huy, phát triển, phê bình, phê duyệt, phối hợp,
phổ biến, phụ trách, quản lý, quan tâm, quán triệt, quy định, quyết liệt, quyết toán, rà soát,
rút kinh nghiệm, rút ngắn, sắp xếp, siết chặt, số hóa, sơ kết, sớm, sử dụng, sửa đổi, soạn thảo,
tạo điều kiện, tạo lập, tăng cường, tập huấn, tập hợp, tập trung, thanh tra, thanh toán, tham dự,
thẩm định, tham gia, tham mưu, thành lập, thay thế, theo chức năng, theo nhiệm vụ, theo thẩm quyền,
theo dõi, thể hiện, thi hành, thiết lập, thí điểm, thực hành, thực hiện, thường xuyên, thông báo,
thống kê, thống nhất, thu hồi, thu thập, tích cực, tích hợp, tiếp nhận, tiếp tục, tiếp thu,
tiết kiệm, tổ chức, tổng hợp, tổng kết, trả lời, trả kết quả, trang bị, trao đổi, trên cơ sở,
triển khai, trình, trong quá trình, trực tiếp, trước ngày, tự đánh giá, tự kiểm tra, tự chấm,
tự rà soát, tự xây dựng, tuân thủ, tuyên truyền, tuyển dụng, ứng dụng, ưu tiên, vận động, vận hành,
vào cuộc, xác định, xác minh, xây dựng, xem xét, xét, xử lý, xin lỗi, yêu cầu,
xúc tiến, lắp đặt, bảo trì, nghe, trích xuất, trích lập, phỏng vấn, nhắc việc, chỉnh sửa,
luân phiên, phân tích, nghiệm thu, đóng góp, đảm đương, đăng tin, phát sóng, sản xuất, kích cầu,
rà quét, khắc phục, giao ban, bổ khuyết, đấu thầu, mua, nộp lại, hoàn trả, hủy bỏ, thu gom, chốt,
chi trả, công nhận, khen thưởng, biểu dương, từ chối, luôn, đã, sẽ, đang, đồng thời, cải thiện,
cải tiến, chú trọng, chỉnh lý, đối chiếu, đào tạo, bồi dưỡng, đề cao, khai trương, xóa bỏ, cắt bỏ,
bãi bỏ, công tác, thành lập, giữ, lãnh đạo, tháo gỡ, thúc đẩy, khơi thông, bảo vệ, phòng ngừa,
ngăn chặn, tra cứu, truy cập, nhận diện, đính kèm, tính toán, ước tính, phản ánh, đăng nhập
"""
_ALL = sorted({v.strip() for v in _VERBS.replace("\n", " ").split(",") if v.strip()},
              key=len, reverse=True)
_VERB = re.compile(r"(?:" + "|".join(map(re.escape, _ALL)) + r")(?!\w)")
#: Verbs that also stand inside names ("Phòng Quản lý xây dựng"): a verb right behind one of them
#: shows that it was still the name.
_IN_NAMES = re.compile(
    r"(?:xây dựng|phát triển|đầu tư|đào tạo|kiểm soát|giám định|bồi dưỡng|quản lý|lưu trữ|công tác"
    r"|bảo vệ|hỗ trợ)(?!\w)"
)
_STRONG = re.compile(
    r"(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|rà soát|báo cáo|tổng hợp"
    r"|hướng dẫn"
    r"|theo dõi|triển khai|phải|cần|đôn đốc|cung cấp|cập nhật|xây dựng|thực hiện|tổ chức|trình|lập"
    r"|hoàn thành|đẩy mạnh|tăng cường|thường xuyên|niêm yết)(?!\w)"
)
#: Words of two syllables whose second one is a verb by itself.
_COMPOUND = re.compile(r"(?:đăng ký|việc làm|công lập|độc lập|thành lập|đơn lập)(?!\w)")
#: Behind these a verb is a noun: "các tổ chức đoàn thể".
_NOUN_BEFORE = re.compile(r"(?:^|\s)(?:các|những|một số|việc|và các)\s\Z")
_OPENING = re.compile(
    r"(?:không|mọi|100%|tối thiểu|ít nhất|đối với|tuyệt đối|cắt|bảo đảm|chống|truyền thông|củng cố"
    r"|tiến hành|dành|tăng|xử phạt|quan tâm|ra quân|khởi động|nhân rộng|tiên phong|in ấn|chỉ"
    r"|kế hoạch|báo cáo|hội nghị|đa dạng hóa|hiện đại hóa|minh bạch|gương mẫu|kiên quyết|chủ động"
    r"|trước|định kỳ|hàng|hằng|mỗi|100|từng bước|đảm nhiệm|cải cách|giải pháp|bảo quản|kiểm kê"
    r"|tối ưu"
    r"|tái cấu trúc|chuyển|đầu tư|thuê|nghiệm thu|tinh gọn|tinh giản|phân cấp|phân quyền|ủy quyền"
    r"|khai báo|đồng bộ|hoàn trả|chi|sàng lọc|luân chuyển|điều động|xét|kỷ luật|tổ chức)(?!\w)"
)
_OLDER = re.compile(r"(o[áàảãạ]|uỷ)(?!\w)")
_NEWER = {"oá": "óa", "oà": "òa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "uỷ": "ủy"}


@lru_cache(maxsize=2048)
def toned(text: str) -> str:
    """`text` in lower case with tones where the newer spelling puts them; as long as `text`."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _OLDER.sub(lambda match: _NEWER[match.group()], lowered)


def verb_at(low: str, text: str, at: int) -> bool:
    """True when a verb begins at `at` of `text` (`low` is `toned` of it): no name's capital."""
    if not text[at].islower() or not _VERB.match(low, at):
        return False
    if _COMPOUND.search(low, max(0, at - 6), at + 4):
        return False
    if _NOUN_BEFORE.search(low, max(0, at - 12), at):
        return False
    if match := _IN_NAMES.match(low, at):
        rest = match.end()
        return not (low[rest : rest + 1] == " " and _STRONG.match(low, rest + 1))
    return True


@lru_cache(maxsize=1024)
def begins_with_verb(text: str) -> bool:
    """True when a sentence begins with what is to be done."""
    low = toned(text[:60].lstrip("\"“ "))
    return bool(_VERB.match(low) or _OPENING.match(low))


def leading_verb(text: str) -> str:
    """The verb that `text` begins with, in lower case: "rà soát" of "Rà soát thủ tục"; or ""."""
    match = _VERB.match(toned(text[:60].lstrip("\"“ ")))
    return match.group() if match else ""
