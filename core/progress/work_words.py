"""Words that say how far the work is: its verbs, their aspect, degree and negation.

Each key is a sign of the grammar (core/progress/lexicon.py). Phrases stand as people write them,
with diacritics.
"""

WORK_WORDS = {
    # D: the work is finished
    "D": """
        chạy tốt, đóng sổ, đi rồi, đã đi, chốt sổ, khóa sổ, hoàn thành sớm, xong béng, xong ngon
        lành, xong phim, hoàn thành xuất sắc, hoàn thành nhiệm vụ, xong việc, làm hết rồi, tròn
        vẹn, hoàn công, đạt yêu cầu, xong trọn, xong luôn, xong, hoàn thành, hoàn tất, done,
        finish, complete, completed, dứt điểm, xong xuôi, xong hết, xong hẳn, kết thúc, hoàn tất
        hết, ok hết, ok xong, viên mãn, coi như xong, xem như xong, coi như hoàn thành, xem như
        kết thúc, xem như hoàn thành, coi như kết thúc, trọn vẹn, hết nợ, xong sạch sẽ, xong
        toàn bộ, xong cả, làm tròn, khép lại, hết việc, ra ngô ra khoai, về đích, cán đích, đâu
        vào đấy, đâu vô đó, tất toán, trả bài xong, đủ hết, xong đủ""",
    # O: an act that ends a task when it has happened
    "O": """
        trả, trả hết, hoàn trả hồ sơ, bàn giao lại, submit, nộp lên, gửi lên, ra thông báo, ban
        hành văn bản, trả lời dân, gửi bưu điện, gửi trục, gửi qua trục, ký gửi, đưa lên cổng,
        đưa lên web, đẩy lên cổng, cập nhật lên, lên sóng, phát sóng, lưu hồ sơ, chuyển giao,
        trao trả, giải thể, khánh thành, đóng gói gửi, giao hàng, gửi, nộp, ban hành, phát hành,
        công bố, niêm yết, công khai, đăng, đăng tải, up, upload, post, đưa lên, đẩy lên, cập
        nhật, chuyển, bàn giao, giao nộp, nghiệm thu, thanh lý, gắn, dán, chốt, hoàn trả, trả hồ
        sơ cho dân, trả kết quả, phát, cấp phát, giao, thanh toán, quyết toán, tổng kết, đã báo
        cáo, đã họp xong, bấm gửi, send, gửi đi, ra văn bản, tung lên, share, gửi mail, email,
        công khai hóa, lưu hành, tống đạt, đưa vào sử dụng, đưa vào vận hành, nộp lưu, giải
        ngân, đóng gói, trao, mail, đã lên báo, đã lên trục, lên trục, lên báo, được cấp lại,
        treo hết, treo tại, treo đủ, treo lên, treo xong, treo biển, treo bảng, đã treo ở, nộp
        muộn, nộp trễ, nộp chậm, đã được cấp lại""",
    "Z": """
        ra được văn bản, ra văn bản, ra được, có được, có kết quả, có số liệu, có báo cáo, có
        số, ra kết quả, có sản phẩm, có bản chính thức, có bản cuối, có bản chốt, có bản hoàn
        chỉnh, có file, ra sản phẩm, có văn bản chính thức""",
    # S: handed in for a decision or an opinion, or still a draft
    "S": """
        đang ở chỗ sếp, đang ở chỗ giám đốc, đang ở chỗ lãnh đạo, ở chỗ sếp, trên bàn giám đốc,
        trên bàn sếp, đang ở sếp, đang ở chỗ phó giám đốc, đang ở chỗ chủ tịch, gửi thẩm định
        giá, trình ban, trình tỉnh, trình ủy ban, trình hội đồng, gửi sếp xem, sếp đang xem,
        đang xem dự thảo, chờ sếp xem, xin ý kiến lần, xin góp ý, lấy góp ý, hỏi ý kiến, review,
        gửi thẩm tra, trình thẩm định, trình, trình ký, trình duyệt, trình sếp, trình lãnh đạo,
        trình xin ý kiến, xin ý kiến, lấy ý kiến, gửi xin ý kiến, gửi lấy ý kiến, tham vấn, lên
        bàn sếp, nằm trên bàn, nằm bàn, tờ trình đã lên, tờ trình lên, gửi góp ý, xin chủ
        trương, xin chữ ký, đẩy lên trình, báo cáo xin ý kiến, gửi thẩm định, gửi dự thảo, dự
        thảo đã gửi, lên sếp, qua sếp, trình lại, xin ý kiến chỉ đạo, đưa sếp xem, duyệt xong
        thì, ký xong thì, gửi sếp duyệt, gửi lãnh đạo duyệt, gửi sếp ký, đưa sếp ký, đưa sếp
        duyệt, gửi giám đốc duyệt, gửi chủ tịch ký, gửi lãnh đạo ký, gửi giám đốc ký, trên bàn,
        để trên bàn""",
    # Y: signing and approving, by whoever has to
    "Y": """
        ký, duyệt, phê duyệt, ký duyệt, đóng dấu, quyết định, ký số, ký nháy, ký ban hành, ký
        phát hành, thông qua, chữ ký, xem xét, đồng ý, cho ý kiến chỉ đạo, bút phê, cho số, lấy
        số, vào số, xem lại, phê chuẩn, chuẩn y, cấp số""",
    # W: a piece of work; J: work that goes on for a while
    "W": """
        đọc lại, ngồi làm, thẩm tra, tra cứu, trao đổi, thống nhất, bàn, tổng rà soát, thu hồi,
        kiểm soát, giám sát, phúc khảo, đóng góp, đăng ký, khai, kê, vẽ, tách, cắt, dịch, cấp
        quyền, cấp mã, gán mã, vào sổ, lưu, đóng quyển, khớp, khớp số, rà số, xin số liệu, lấy
        số liệu, lấy số, hỏi số liệu, tính toán lại, lấy mẫu, thu mẫu, phỏng vấn, bốc thăm, xét,
        xét duyệt hồ sơ, chấm thầu, mời thầu, sơ duyệt, duyệt hồ sơ, đăng nhập, kiểm đếm, phúc
        tra, tái cấu trúc, chuẩn hóa, đồng bộ, tích hợp, review lại, check, fix, test, xin cấp,
        chấm công, phát phiếu, thu phiếu, điền, ghi, viết lại, đi khảo sát, xác nhận, đối soát,
        rà soát lại, tổ chức họp, làm việc với sở, lập danh sách, lên danh sách, phân bổ, chi
        trả, khám, tiêm phòng, thực hiện, rà soát, rà, kiểm tra, tổng hợp, xây dựng, số hóa,
        quét, scan, nhập, nhập liệu, thu thập, thu, gom, khảo sát, chỉnh, chỉnh sửa, sửa, biên
        tập, thiết kế, dựng, quay, gõ, đánh đọc, xử lý, giải quyết, tuyên truyền, vận động,
        hướng dẫn, đối chiếu, đôn đốc, phối hợp, liên hệ, lập, tham mưu, nghiên cứu, tính, tính
        toán, phân loại, mua, mua sắm, lắp, lắp đặt, cài, cài đặt, kết nối, chấm, chấm điểm,
        thống kê, kê khai, in, in ấn, photo, tổ chức, mở, xuống xã, đi cơ sở, đi xã, thẩm định,
        kiểm kê, tập huấn, đào tạo, bồi dưỡng, góp ý, xác minh, đo đạc, đánh giá, tự đánh giá,
        cấp, tiếp nhận, trả lời, bố trí, điều chỉnh, bổ sung, giải trình, làm việc với, vào làm
        việc, ghép, nối, lọc, dò, rà lại, soát, soát lại, kiểm, hiệu đính, dàn trang, trình bày,
        quán triệt, phổ biến, gặp mặt, nhân bản, tính điểm, tự chấm, treo băng rôn, vệ sinh, sắp
        xếp, bóc tách, làm sạch, cắt giảm, đơn giản hóa, hoàn chỉnh, hoàn thiện, đề xuất, tìm,
        đi thực tế, xuống cơ sở, chụp, đấu thầu, chọn nhà thầu, ký hợp đồng, đối thoại, tiếp
        dân, nâng cấp, thu phí, đi kiểm tra, tiếp công dân, tiếp thu, tiếp thu ý kiến, tiếp thu
        giải trình, mở thầu, đóng thầu, mở đề""",
    "J": """
        xử, vật lộn, đánh vật, thai nghén, theo đuổi, thực hành, đeo bám, working, xử lý dần,
        làm dần, đi lại, lo liệu, thu xếp, vận động, làm, triển khai, soạn, soạn thảo, dự thảo,
        viết, chạy, cày, mò, tiến hành, theo dõi, lo, chuẩn bị, vận hành, thi công, thực thi,
        bám sát, xúc tiến, dự thảo văn bản, lên khung, lên kế hoạch, nghiên cứu làm, chạy nước
        rút, chạy deadline, xây, học, làm việc, xoay, hì hục, đụng, rớ, sờ, động, mó, đả động,
        chạm, động chạm, ngó, rờ, nhúc nhích, cặm cụi, tăng tốc, dồn lực, làm thử, chạy thử, thí
        điểm""",
    "B": """
        bắt đầu, khởi động, bắt tay, bắt tay vào, bắt tay vô, bắt tay vào làm, khởi công, vào
        việc, vô việc, bắt đầu làm, bắt đầu triển khai, tiến hành làm, nhảy vào, triển khai từ,
        start, khai mạc, xuất phát, ra quân, mở màn, bắt đầu vào, vào làm""",
    # p: it has happened; m: just (also "only"); r: already
    "p": """
        đã, vừa, vừa mới, mới vừa, đã được, xin báo cáo đã, từng, mới hồi, không phải chưa,
        không phải là chưa, có phải chưa đâu""",
    "m": "mới, mới chỉ, chỉ mới, mới chừng",
    "r": "rồi, rồi đó, xong rồi mà, rồi nha",
    "g": """
        in progress, đang tiến hành, đang được, wip, processing, pending, đang, đương, còn đang,
        hiện đang, vẫn đang, tích cực, hiện còn đang, đang trong quá trình, giờ đang, vẫn còn
        đang""",
    "v": """
        cũng vậy, y vậy, cũng thế, như vậy, vẫn, tiếp, tiếp tục, nốt, nốt phần, thêm, vẫn còn,
        dang cũng vậy, bổ sung thêm, làm tiếp""",
    "f": """
        sẽ, dự kiến, hẹn, hứa, chắc, chắc chắn, phấn đấu, cố gắng, cố, định, tính, khả năng,
        ước, kế hoạch là, chậm nhất, muộn nhất, đảm bảo, bảo đảm, cam kết, quyết tâm, hy vọng,
        dự tính, ước chừng, ráng, thế nào cũng, kiểu gì cũng, dự định, dự trù, xin hứa, trễ
        nhất, lâu nhất, nội, là cùng, là muộn nhất, là chậm nhất, là trễ nhất""",
    "c": """
        chưa, chưa có, chưa được, chưa thể, chưa kịp, chưa hề, chưa từng, vẫn chưa, chưa thấy,
        còn chưa, nỏ chưa, đâu đã, làm gì đã, nào đã, đâu có đã""",
    "k": """
        không, chẳng, chả, không thể, không có, nỏ, không được, đâu có, đâu được, hổng được,
        chẳng thể, cũng không, khỏi, khỏi cần, khỏi phải, không cần, chẳng cần""",
    "d": "được, có thể, đạt, đạt được",
    "e": """
        not yet, not done, not finished, sắp rồi, gần rồi, sắp tới, cũng gần, dở dang, dang dở,
        dở, dở tay, dở chừng, almost, gần đích, tới đích, gần tới đích, gần về đích, gần, gần
        như, sắp, sắp sửa, cơ bản, về cơ bản, tạm, tương đối, hầu hết, đa phần, phần lớn, gần
        hết, xém, suýt, tưởng, tưởng đâu, lẽ ra, đáng lẽ, tưởng là, coi bộ, kha khá, non nửa,
        gần gần, gần đủ, phần nhiều, cơ bản đã, cơ bản là, ngỡ, đinh ninh, chưa hoàn chỉnh, chưa
        hoàn thiện, chưa đầy đủ, chưa trọn vẹn, chưa trọn, đã xong đâu, có xong đâu, xong đâu
        mà, đã xong gì đâu, xong gì đâu, chưa đâu vào đâu, chưa ra đâu vào đâu""",
    # G: on schedule, nearly there
    "G": """
        vận hành tốt, ok hết mà, trong tầm tay, yên tâm, ổn cả, ổn thỏa, ngon lành, êm, xuôi,
        kịp, kịp hạn, kịp tiến độ, đúng tiến độ, đúng hạn, bình thường, ổn, theo kế hoạch, trôi
        chảy, suôn sẻ, hòm hòm, đâu đó, hòm hòm rồi, có tiến triển, bình thường thôi, bám tiến
        độ, theo tiến độ, tạm ổn, đâu vào guồng, thuận lợi, đảm bảo tiến độ, đúng kế hoạch, tiến
        triển, khả quan""",
    # h: only a part, a draft
    "h": """
        mới một, nửa đường, một khúc, một nửa số, vài mục, mấy mục đầu, phần lớn mục, bản nháp
        đầu, bản lần 1, dở phần, phần, một phần, bước, khâu, khúc, giai đoạn, đợt, vòng, bản
        nháp, nháp, bản thảo, khung, đề cương, sơ bộ, thô, bước đầu, bản thô, mục lục, dự thảo
        lần, lần 1, bản đầu, dự thảo xong, xong dự thảo, xong cái dự thảo, phần đầu, phần sau,
        chương, một chút, được tí, được ít, một ít, được chút, nửa đầu, bản sơ bộ, bản dự thảo,
        dự thảo v1, sườn, phần cứng, được mỗi, mỗi phần, lưng chừng, nửa chừng, một nửa""",
    # l: something remains
    "l": """
        còn, còn lại, sót, còn mỗi, còn thiếu, còn vướng lại, còn phải, còn sót, chỉ còn, còn
        dư, còn có, nữa là, xíu nữa, chút nữa, tí nữa, chút xíu nữa, ít nữa, còn tí, còn chút,
        còn xíu, số còn lại, phải làm, phải sửa, bị trả về, trả lại, làm lại, sửa lại, viết lại,
        chỉnh lại, nhập lại, trả về, phải bổ sung, yêu cầu bổ sung, bắt bổ sung, xíu nữa thôi""",
    "z": """
        hết, cả, toàn bộ, đủ, đầy đủ, tất cả, sạch, hết trơn, hết cả, trọn, toàn tất, đều, hẳn,
        gọn, trơn, ráo""",
}
