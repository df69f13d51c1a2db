"""Words of talk: courtesies, people, meetings, life beside the work, reminders, requests.

Each key is a sign of the grammar (core/progress/lexicon.py). Phrases stand as people write them,
with diacritics.
"""

TALK_WORDS = {
    "K": """
        chưa nhận được tin, chưa thấy tin, chưa nghe, chưa thấy gì, nhận được rồi, về trước,
        chưa ăn, ok, vâng, dạ, chào, rõ, đã rõ, nhận được, đã nhận, biết rồi, tiếp nhận thông
        tin, đã tiếp nhận thông tin, rõ rồi, chưa rõ, chưa hiểu, không hiểu, chưa biết, không
        biết, tiếp nhận ý kiến, nghe rõ, hiểu rồi, noted, hello, hi, alo, haha, hihi, hehe,
        thưa, yes, tuân lệnh, đã biết, đã hiểu, good, tốt quá, nhất trí, hay quá, tuyệt, ủa,
        hpbd, sinh nhật, bái bai, bye, tạm biệt, ngủ ngon, ăn cơm, nhận được tin, nhận tin, đã
        đọc, đã xem, đã tiếp thu, xin tiếp thu, ghi nhận, nắm rồi, đã nắm, nhận thông tin, ừ,
        ừm, chuẩn, chính xác, duyệt, hay, xinh, giỏi, nhận rồi, đã thấy, roger, vâng ạ""",
    "I": """
        em, tôi, mình, tui, tớ, phòng em, phòng mình, phòng tôi, bên em, bên mình, chúng em, tụi
        em, bọn em, đơn vị em, tổ em, nhóm em, cơ quan em, đơn vị mình, tao, con, cháu, bên tôi,
        đơn vị tôi""",
    "a": """
        mọi người, cả nhà, các anh, các chị, các anh chị, các bác, cả phòng, anh chị em, các
        đồng chí, toàn thể, tất cả anh chị, bà con cô bác, cả nhà mình""",
    "P": """
        bận, bận quá, chỗ, ở chỗ, hoài, mãi, miết, suốt, anh, chị, bạn, bác, đồng chí, đc, các
        đồng chí ạ, chú, cô, ad, bot, anh chị, ạ, nhé, nha, ah, ak, nghen, nè, nhá, đó, đây,
        luôn, thôi, á, hà, ơi, ui, ưi, à, hen, hả, nghe, nhen, nờ, đấy, này, kìa, mà lị, vậy,
        thế, tụi, hic, huhu, hix, lắm, quá, cũng, thật, thì, là, có, cái, các, những, ở, của,
        trong, cho biết, với, và, đi, vô, ra, lên, vào, kia, thui, nghĩa là, ấy, cơ, nhỉ ạ,
        hiện, hiện tại, hiện nay, bây giờ, chừ, báo, báo cáo anh, báo cáo chị, báo cáo sếp, báo
        cáo lãnh đạo, xin báo cáo, báo cáo a, tình hình, tiến độ, nhanh""",
    # M: meetings; H: reminders of one who gives work; R: asks for help
    "M": """
        họp, giao ban, hội nghị, hội thảo, họp giao ban, lịch họp, xuất phát, trực, sinh hoạt,
        đi công tác, phòng họp, hội trường, link họp, zoom, chào cờ, đi họp, trực cơ quan, họp
        chi bộ, buổi họp, cuộc họp, họp cơ quan, lịch công tác, lịch trực, họp giao ban tuần, dự
        họp, buổi lễ, lễ, sơ kết, bận họp, họp bàn""",
    # ~: life beside the work
    "~": """
        xin phép nghỉ, xin phép về, xin phép vắng, xin phép vào trễ, xin phép đi, xin phép ra
        ngoài, xin phép đến muộn, xin phép đi trễ, xin nghỉ, nghỉ phép, nghỉ lễ, đi ăn, ăn trưa,
        cà phê, cafe, liên hoan, kẹt xe, đi trễ, đến trễ, vào trễ, về sớm, wifi, xe đi, tiêm
        vaccine, tiêm, đám cưới, nghỉ mát, trà sữa, bóng đá, khám bệnh, sđt, số điện thoại, mật
        khẩu, pass, tất niên, ăn bún, nhậu, thể dục, hiến máu, công đoàn, gửi nhầm, nhầm nhóm,
        gửi lộn, đi muộn, vào muộn, số trà nước, đơn nghỉ, đón con, đeo thẻ, mặc đồng phục, tắt
        điện, khẩu trang, gửi xe, đóng quỹ, cơm, cơm trưa, bia, cốc bia, đi uống, uống nước, sân
        bay, hạ cánh, gọi lại, gọi điện, dưới sân, lên xe, xe đón, đám giỗ, đám tang, gia đình,
        chung vui, giải đấu, bóng chuyền, cầu lông, quỹ phòng, quỹ lớp, đồng quỹ, thang giữ xe,
        nhà xe, điều hòa, nước uống, trực nhật, con ốm, về quê, du lịch, văn nghệ, tiệc, ăn
        sáng, ăn tối, bánh, trà đá, đặt cơm, ship, chìa khóa, máy pha, thẻ xe, nghỉ ốm, xin nghỉ
        ốm, cúp nước, nhà vệ sinh, tiền ăn, chuyển khoản, lì xì, quà, hoa, thăm, đi viếng, nhầm
        số, nhắn nhầm, nhắn lộn, gửi sai nhóm, nghỉ sáng, nghỉ chiều, nghỉ một buổi, nghỉ nửa
        buổi, vào group, add vào nhóm, tắt máy, lái xe, ngoài đường, trên đường, trên xe, đi
        đường, đi xe, ở quê, ở bệnh viện, nghe điện thoại, trên tàu, trên máy bay, đi chợ, giao
        nhầm, nhầm người, nhầm phòng, nhầm việc, nhắc nhầm, hẹn gặp, gặp nhau, gặp lại, đi bác
        sĩ, gặp bác sĩ, đi gặp bác sĩ, tắc đường, phát huy, hoan hô, hoan nghênh""",
    "H": """
        làm xong báo, xong báo lại, nhớ gửi, nhớ nộp, nhớ báo cáo, mn gửi, ai chưa nộp, ai chưa
        gửi, các bác nộp, mọi người kiểm tra, mọi người xem, mọi người chấm công, các phòng lưu
        ý, các phòng xem, xong nhắn, nhớ, kính gửi, phân công lại, giao lại cho, nghe nói, nghe
        đâu, nếu, giả sử, ví dụ, xong thì, làm xong thì, xong nhớ, xong việc nhớ, xong rồi thì,
        khi nào xong, bao giờ xong, khi xong, xong báo, mỗi phòng cử, từng đồng chí, lưu ý,
        nhắc, thông báo, kính mời, mời, yêu cầu, chú ý, đừng quên, các phòng nộp, các đơn vị
        nộp, các phòng gửi, các đơn vị gửi, các em, đề nghị các phòng, đề nghị các đơn vị, đề
        nghị các, đề nghị phòng, đề nghị anh chị, đề nghị đồng chí, đề nghị nộp, đề nghị gửi, đề
        nghị báo cáo, đề nghị mọi người, đề nghị cả phòng, đề nghị đơn vị, mn nộp, mọi người
        nộp, mọi người gửi, khẩn trương, cả nhà nộp, các bạn, các đồng chí, hạn nộp, hạn chót
        là, phòng nào chưa, ai chưa, đơn vị nào chưa, liên hệ em, ib em, nhanh lên, lẹ lên, gấp
        lên, khẩn trương lên, nhanh nhanh""",
    "R": """
        giúp em, giúp mình, giúp tôi, giúp với, hộ em, hộ mình, giùm em, dùm em, xin file, xin
        mẫu, xin số của, gửi em, gửi lại em, gửi cho em, gửi mình, gửi cho mình, gửi lại giúp,
        share em, chuyển em, chuyển cho em, duyệt giúp, duyệt hộ, xem giúp, kiểm tra giúp, hỗ
        trợ em, xin cái, cho em mượn, cho mượn, xin link, gửi lại cho em, cấp lại, reset, chỉ
        em, bày em, hướng dẫn em, nhờ anh, nhờ chị, sửa giúp, mở giúp, cấp giúp, in giúp, gửi
        giúp, gửi tôi, gửi lại tôi""",
    "u": """
        để em làm, nhận nhiệm vụ, nhận việc ạ, em nhận nhiệm vụ, để em, để mình, để tôi, để em
        để em hỏi, để em coi, xem đã, coi đã, kiểm tra lại đã, hỏi lại, em xem, em sẽ cố gắng,
        sẽ cố gắng, xem lại đã, coi lại, để xem""",
    # "_": words that only look like some of the above
    "_": """
        mới giao, vừa giao, giao hôm, giao việc, giao nhiệm vụ, tài liệu họp, lên chức, đang ở,
        đang bận, bận rộn, đi công chuyện, phối hợp công tác, phát sinh, theo yêu cầu, theo
        thông báo, thông báo số, khi nào có, kiến nghị, phản ánh, phân công, được phân công,
        được giao, nhận việc, chi bộ, chi tiết, chi phí, chi trả, chi ngân sách, chi đoàn, chi
        hội, anh em, khuyết điểm, phần khó, hai bên, ở đây, đồng hồ, quy trình, chương trình, lộ
        trình, công trình, tiến trình, quá trình, tờ trình, thuyết trình, truyền hình, ý kiến,
        kế hoạch, báo cáo, hồ sơ, công văn, thông báo kết luận, phần việc, phần trăm, bộ phận
        một cửa, kết quả, công tác, hợp tác, đối tác công, thao tác, chữ ký số, ngày công, hội
        nghị trực tuyến, nhiệm vụ, công việc, quyết định số, nghị định, mức độ, bước ngoặt,
        phòng của em, phần của em, phần của mình, phần của phòng, phần em, phần mình, phần của
        tôi, năm học, tháng thanh niên, bộ kỳ họp, ngày hội, hội thi, cán bộ, bộ tài liệu, bộ hồ
        sơ, bộ câu hỏi, bộ tiêu chí, bộ chỉ số, giấy mời, thư mời, thư ký, sinh hoạt đảng, hợp
        đồng, đội, in ra giấy, lịch mới, một cửa, trang thông tin, biên bản, phiếu, bài viết,
        quên mất, đếm thiếu, báo thiếu, tính thiếu, ghi thiếu, đếm nhầm, báo nhầm, nói nhầm, ghi
        nhầm, vạch xuất phát, số điện thoại đường dây nóng, điện thoại đường dây nóng, khỏi lo,
        đừng lo, không phải lo, băng rôn, vòng vòng""",
}
