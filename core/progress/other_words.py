"""Words around the work: questions, obstacles, bodies, times, wishes.

Each key is a sign of the grammar (core/progress/lexicon.py). Phrases stand as people write them,
with diacritics.
"""

OTHER_WORDS = {
    "i": """
        gì, nào, chi, ai, đâu, tí nào, chút nào, gì hết, gì cả, mô, đâu cả, chữ nào, cái gì, gì
        đâu""",
    "q": """
        tới đâu rồi, đến đâu rồi, sao rồi em, thế nào rồi em, sao chưa, có gì vướng không, quý
        mấy, tháng mấy, hôm mấy, thứ mấy, mấy ngày, bao lâu, bao nhiêu lâu, nộp cho ai, gửi cho
        ai, của bên nào, sao, bao giờ, khi nào, mấy giờ, bao nhiêu, thế nào, như nào, làm sao,
        ra sao, hả, nhỉ, gì vậy, gì thế, nào vậy, nào thế, sao vậy, ở đâu, ngày nào, hôm nào,
        đâu rồi, tới đâu, đến đâu, là gì, là ai, bằng gì, vì sao, tại sao, mấy bản, mấy người,
        có phải, được không, có không, nhỉ anh, chừng nào, răng, khi mô, ở mô, là sao, lúc nào,
        hồi nào, không nhỉ, ai chủ trì, ai phụ trách, ai làm, ai có, ai biết, ai cầm, ai đang,
        cho ai, của ai, ra răng, mần răng, thế nào rồi, sao rồi, ai giữ, ai nhận, ai ký, ai thế,
        ai vậy, đi đâu, để đâu, nộp đâu, gửi đâu, hay nhắn, hay làm, hay là, hay gửi, hay nộp,
        hay phải, hay không, hay chưa, hay sao, hay chỉ, cho hỏi, em hỏi, hỏi chút, xin hỏi, hỏi
        tí, có mấy lớp, không ta, chưa ta, không hè, thấy chưa, nhận được chưa, xem chưa, nhận
        chưa""",
    # V: stuck; F: something is broken or lacking; s: slow
    "V": """
        vướng, vướng mắc, kẹt, kẹt ở, kẹt chỗ, kẹt tại, tắc, bế tắc, mắc, mắc kẹt, khó khăn, bí,
        bó tay, đứng hình, khựng, khựng lại, chịu, chịu thua, giậm chân tại chỗ, dậm chân tại
        chỗ, trở ngại, dừng chân tại chỗ, đứng bánh, đình trệ, ách tắc, nan giải, gặp khó, khó
        quá, không nhúc nhích, ngâm, bị ách, tắc tị, mắc cạn, đứng yên, bị nghẽn, giậm chân, dậm
        chân, treo đó, đắp chiếu, nằm im, bất khả kháng, vướng ở, vướng chỗ, vướng khâu, gặp
        vướng, bó tay chấm com, pó tay, thua, chôn chân, bị kẹt, bị vướng, bị tắc, điểm nghẽn,
        khúc mắc, gặp trục trặc, ùn, phải dừng lại, phải dừng, phải ngừng, phải ngưng, buộc phải
        dừng, đành dừng, đành phải dừng, phải tạm dừng vì, dừng vì, ngưng vì, ngừng vì""",
    "F": """
        hỏng hóc, chưa ổn định, không ổn định, mất điện, mất sóng, nghỉ thai sản, nghỉ việc,
        chuyển công tác, không có người, không có tiền, không có kinh phí, không có số liệu,
        không cho, không nhận, không mở được, không đăng nhập, tắc nghẽn, quá cũ, xuống cấp, lỗi
        hệ thống, hết dung lượng, hết bộ nhớ, bị chặn, bị từ chối, không hợp lệ, thất lạc, không
        khớp, không tìm thấy, sạt lở, cháy nổ, dịch bệnh, bị ốm, đi viện hết, đi vắng, đi học,
        không có mặt, không liên lạc, bỏ dở, rớt mạng, mất mạng, chết máy, đứt mạng, lỗi, bị
        lỗi, hỏng, hư, sập, mất, thiếu, treo, bị treo, cúp điện, nghẽn, quá tải, chập chờn, đứt,
        ngập, lũ, bão, dịch, phong tỏa, cách ly, khóa, bị khóa, hết hạn, bảo trì, trục trặc,
        lag, đơ, die, từ chối, không chịu, không hợp tác, bỏ cuộc, cùi, hết mực, hết giấy, hết
        tiền, hết kinh phí, hết phôi, hết nguồn, không ai, không gửi, không trả lời, trả hồ sơ,
        không phản hồi, im lặng, ốm, nghỉ ốm, bị bệnh, đi viện, mưa, hết vốn, hụt, quá ít, thay
        đổi liên tục, đổi liên tục, chồng chéo, mâu thuẫn, sai, nhầm lẫn, bất cập, khan hiếm,
        không đủ, không kết nối, không truy cập, không vào, hết chỗ, mất sự cố, bị bác, bị hủy,
        không đồng ý, tranh chấp, khiếu nại, kiện, bị hack, nhiễm virus, chết cháy, tê liệt,
        ngưng hoạt động, ngừng hoạt động, dừng hoạt động, tạm ngưng hoạt động, không cung cấp,
        không phối hợp, bị trả, chậm trả lời, không thống nhất, mất mật khẩu""",
    # ">": an obstacle overcome
    ">": """
        gỡ, tháo gỡ, khắc phục, gỡ được, đã thông, thông suốt, giải tỏa, tháo được, gỡ xong, xử
        lý xong vướng""",
    "s": """
        ì ra, nhùng nhằng, kéo dài, chưa đạt tiến độ, chậm trễ, chậm so với, trễ hẹn, hụt hơi,
        không kịp tiến độ, dây dưa, chậm, hơi chậm, hơi ì, khá ì, ì ạch, trễ, chậm tiến độ, lâu,
        không nhanh, không nhanh được, rề rà, chậm hơn, hơi lâu, đuối, cầm chừng, lay lắt, lai
        rai, vất vả, căng, mất thời gian""",
    "Q": "chờ, đợi, chờ đợi, ngóng, trông, chờ cho, hóng",
    "U": """
        it, đội thuế, thuế vụ, sở nội vụ, quân sự, mặt trận, đoàn thể, công ty, bệnh viện, trạm
        y tế, đơn vị thi công, phía, phía bên, chi nhánh, văn phòng đăng ký, tư vấn giám sát,
        nhà thầu phụ, sở, bộ, ubnd, bhxh, bảo hiểm xã hội, cục, chi cục, bên, cấp xã, cấp huyện,
        huyện, xã, phường, công an, kho bạc, stc, stp, stttt, snv, sxd, skhđt, stnmt, skhcn,
        sldtbxh, sct, syt, sgd, đơn vị, trung tâm, nhà thầu, tư vấn, chủ đầu tư, doanh nghiệp,
        tổng cục, trung ương, tw, vnpt, viettel, ban quản lý, hội đồng, bưu điện, ngân hàng,
        viện, trường, thanh tra tỉnh, ubmttq, đối tác, cơ quan, tỉnh, thành phố, quận, thị xã,
        thôn, các phòng, phòng ban, phòng, văn phòng, đoàn, tổ, ban, hội, đại lý, nhà cung cấp,
        tòa án, viện kiểm sát, cổng dịch vụ công, thuế, hải quan, điện lực, nhà người dân, bà
        con, dân, cử tri, bên kia, bên đó, đối tượng, nội vụ, tài chính, tư pháp, cấp trên, cấp
        dưới, chuyên gia, đầu mối, bộ phận, sở y tế, sở xây dựng, sở tài chính, sở tư pháp, sở
        công thương, sở giáo dục, thanh tra""",
    "L": """
        sếp, lãnh đạo, giám đốc, phó giám đốc, pgđ, ban giám đốc, ban gđ, chánh văn phòng,
        trưởng phòng, phó phòng, phó chánh văn phòng, chủ tịch, phó chủ tịch, anh lãnh đạo, lãnh
        đạo sở, lãnh đạo phòng, thủ trưởng, lđ sở, cấp thẩm quyền, giám đốc sở, chánh thanh tra,
        bgđ, tp, kế toán trưởng, trưởng ban, bí thư, trưởng khoa""",
    "C": """
        vì, do, bởi, bởi vì, tại vì, do là, tại do, lý do, nguyên nhân, nguyên do, lí do, lý do
        là, vì lý do, là do, là vì, do vì, nguyên nhân là, tại cái""",
    # w: what others have to give before the work can go on
    "w": """
        quyền, quyền truy cập, đầu ra, đầu mối phối hợp, giấy tờ, hóa đơn, chứng từ, máy móc
        thiết bị, mẫu, quyết định giao vốn, cơ chế, định mức, đơn giá, chế độ, khung pháp lý,
        tiền lệ, căn cứ, cơ sở pháp lý, hồ sơ gốc, kết luận, ý kiến chỉ đạo, phần mềm, hệ thống,
        máy chủ, máy tính, máy in, máy scan, máy photo, cổng dịch vụ công, trang web, website,
        web, server, ioffice, tài khoản, mạng, máy, mạng internet, wifi cơ quan, chữ ký số của,
        token, phần mềm một cửa, trang dvc, cổng dvc, phôi, kinh phí, hướng dẫn của, văn bản
        hướng dẫn, quy hoạch, mặt bằng, vốn, dự toán, nhân lực, nhân sự, chỉ đạo, chủ trương,
        nguồn vốn, nguồn kinh phí, tiền, số liệu của, phản hồi, mẫu biểu, đường truyền, hạ tầng,
        thiết bị, máy móc, hướng dẫn, văn bản, thông tư, quy định, người, cán bộ chuyên trách,
        chứng thư số, trang thiết bị, biên chế, nguồn, dữ liệu, số liệu""",
    "x": "dù, tuy, mặc dù, tuy là, dẫu, mặc dầu, dù là, dù cho, tuy nhiên vẫn",
    "N": "nên, nên là, cho nên, vì vậy, do đó, do vậy, vì thế, thành ra, thế nên, bởi vậy",
    "j": """
        nhưng, nhưng mà, mà, song, tuy nhiên, có điều, chỉ có điều, khổ nỗi, ngặt nỗi, cơ mà,
        riêng, trong khi, ngoại trừ, trừ, ai dè, ai ngờ, hóa ra""",
    # X: stopped by decision
    "X": """
        dừng rồi, ngưng rồi, ngừng rồi, dừng luôn, không triển khai nữa, không thực hiện nữa,
        khỏi làm nữa, thôi không, khỏi làm, dừng hết, ngừng hết, cho ngừng, cho dừng lại, tạm
        thời chưa làm, tạm thời chưa triển khai, chưa triển khai để, chỉ đạo chưa, bảo chưa làm,
        kêu chưa làm, bảo dừng lại, ngưng lại chờ, lùi vô thời hạn, vô thời hạn, để sang năm,
        chuyển sang năm sau, bỏ kế hoạch, không tổ chức nữa, rút lại, thu hồi kế hoạch, ngừng
        thực hiện, dừng thực hiện, tạm ngừng thực hiện, đóng băng, on hold, hold, cancel, pause,
        delay theo, tạm dừng, tạm đình, tạm treo, tạm xếp lại, tạm cất, xếp lại, tạm nghỉ, tạm
        thôi, tạm khoan, tạm ngưng, tạm hoãn, tạm gác, tạm gác lại, tạm thời dừng, tạm thời
        hoãn, tạm thời gác, hoãn, hoãn lại, đình chỉ, dừng lại, ngưng lại, ngừng lại, gác lại,
        để đó, dừng vụ này, dừng việc, cho dừng, cho ngưng, bảo dừng, kêu dừng, yêu cầu dừng,
        chỉ đạo dừng, tạm thời ngưng, tạm ngừng, tạm thời ngừng, cho hoãn, bị hoãn, hủy, cho
        hủy, stop, dừng hẳn, chỉ đạo hoãn, cho tạm dừng, dừng theo, ngưng theo, ngừng theo, tạm
        đình chỉ, dời vô thời hạn, tạm khoanh, gác, bảo ngưng, kêu ngưng, bảo hoãn, kêu hoãn,
        cho nghỉ, không làm nữa, thôi không làm, khoan làm, khoan đã, tạm để đó, bảo để đó, kêu
        để đó, bảo thôi, cho thôi, thôi không triển khai, ngưng, ngừng, cho gác, treo lại, bỏ
        không làm, rút khỏi kế hoạch, cho rút, tạm dừng lại, tạm thời, dừng triển khai, ngừng
        triển khai, bảo khoan, kêu khoan, đình lại, tạm đóng, phải dừng theo, phải dừng lại
        theo, phải ngưng theo""",
    # A: asks for more time
    "A": """
        xin lùi, lùi hạn, lùi thời hạn, gia hạn, giãn hạn, giãn tiến độ, dời, dời hạn, chuyển
        hạn, xin thêm, xin hoãn, nới hạn, nới thời gian, xin trễ, khất, xin khất, nợ đến, xin
        nợ, xin chậm, cho lùi, xin dời, kéo dài thời hạn, kéo dài thời gian, lùi lại, lùi đến,
        lùi sang, lùi tới, lùi qua, thêm thời gian, xin giãn, cho thêm, cho chậm, cho trễ, xin
        gia hạn, xin kéo dài, rời hạn, đổi hạn, lùi lịch, lùi ngày, lùi tí, cho nợ, xin nộp
        muộn, chậm lại, xin thư thư, du di, xin nới, xin chuyển, lùi, xin kéo, cho giãn, đẩy
        hạn, tăng thời hạn, điều chỉnh thời hạn, điều chỉnh hạn, kéo hạn, xin đẩy, xin đổi, thêm
        hạn, hoãn hạn, chuyển thời gian, chuyển thời hạn, đổi thời hạn, đổi thời gian, điều
        chỉnh thời gian, dời thời gian, xin nộp trễ, xin nộp chậm, cho nộp muộn, cho nộp trễ,
        cho nộp chậm, xin phép nộp muộn, xin phép nộp trễ, xin phép nộp chậm, cho em nộp muộn,
        cho em nộp trễ, cho em nộp chậm, cho phép nộp muộn""",
    "y": "xin phép, xin, đề nghị, đề xuất, mong, kính đề nghị, cho, nhờ",
    "t": """
        đến, tới, sang, qua, về, đến hết, hết, thêm, vào, từ giờ tới, từ giờ đến, từ nay đến, từ
        nay tới, từ giờ cho tới""",
    # T: a time; E: a time to come; o: a time gone by
    "T": """
        hôm nay, nay, chiều, sáng, tối, trưa, thứ, tuần, tháng, quý, năm, ngày, hôm, cuối tuần,
        đầu tuần, giữa tuần, cuối tháng, đầu tháng, giữa tháng, chiều nay, sáng nay, tối nay,
        trưa nay, tuần này, tháng này, quý này, năm nay, cuối năm, cuối quý, đầu quý, mùng,
        mồng, chủ nhật, cn, giờ, phút, tiếng, cuối ngày, cuối giờ, trong ngày, trong tuần, trong
        tháng, trước, hết tuần, hết tháng, ngày làm việc, thứ hai, thứ ba, thứ tư, thứ năm, thứ
        sáu, thứ bảy, trong hôm nay, đầu giờ, hết ngày, nửa tháng, giữa năm, đêm nay""",
    "E": """
        mai mốt gì, mai, mốt, ngày mai, ngày kia, ngày mốt, sáng mai, chiều mai, trưa mai, tối
        mai, tuần sau, tuần tới, tháng sau, tháng tới, quý sau, quý tới, năm sau, năm tới, sang
        năm, sang tuần, sang tháng, hôm nữa, ngày nữa, tuần nữa, tháng nữa, tiếng nữa, phút nữa,
        lát nữa, tí nữa gửi, lát, bữa sau, vài bữa nữa, bữa nữa, mai mốt, hôm sau, ngày sau, kỳ
        sau, đợt sau, tuần kia, giờ nữa, nay mai, buổi sau, bữa mốt, bữa tới""",
    "o": """
        hôm qua, hôm trước, tuần trước, tuần rồi, tháng trước, bữa trước, lúc nãy, hồi nãy, nãy,
        hồi, ban nãy, sáng qua, chiều qua, tối qua, trưa qua, từ sáng, từ hôm, từ tuần trước, từ
        hôm qua, hôm kia, vừa nãy, từ đầu tuần, quý trước, năm ngoái, năm trước, lúc sáng, lúc
        chiều, hồi sáng, hồi chiều, bữa kia, tháng rồi, bữa, hôm bữa, hôm nọ, bữa hổm, từ, trước
        hạn, sớm hơn hạn, trước thời hạn, từ lâu, lâu rồi, bữa giờ, mấy hôm nay, bữa nay, bữa
        qua, kỳ trước, đợt trước, quý rồi, từ đời nào, từ thuở nào, từ kiếp nào, từ hồi nào""",
    # ^: thanks, wishes, excuses; what they are for is no report
    "^": """
        cảm ơn, chúc, chúc mừng, xin lỗi, mừng, biết ơn, cám ơn, xin chúc mừng, happy, hoan
        nghênh, xin chia buồn, thành thật xin lỗi, xin cáo lỗi, đa tạ, mong anh thông cảm, thông
        cảm""",
}
