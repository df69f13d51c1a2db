# Hướng dẫn theo vai trò; /huy.

help-hello = <b>Chào { $name }!</b> Mọi lệnh gõ được có dấu hay không dấu, có hay không có dấu gạch chéo.
help-answer =
    <b>Trả lời nhắc việc</b>
    Chọn một mục dưới tin nhắc, hoặc trả lời bằng một câu:
    • <i>xong rồi</i>
    • <i>được 80%, dự kiến xong 20/6</i>
    • <i>3/5 hồ sơ, vướng chờ Sở Tư pháp</i>
    • <i>xin gia hạn đến 30/6 vì chờ ý kiến</i>
    Gửi ảnh hoặc tệp là nộp minh chứng; chat không nhận tệp thì nhắn <i>gửi tệp</i> để có liên kết.
help-staff =
    <b>Việc của tôi</b>
    <code>/viec</code> việc đang mở · <code>/sapden</code> sắp đến hạn
    <code>/xem CCHC-2026-012</code> chi tiết, lịch sử, minh chứng
    <code>/capnhat CCHC-2026-012 được 80%</code> · <code>/xong CCHC-2026-012</code>
    <code>/vuong CCHC-2026-012 chờ kinh phí</code>
    <code>/giahan CCHC-2026-012 30/6 chờ ý kiến Sở Tài chính</code>
    Việc trễ hạn: mở <code>/xem</code>, chọn “Nêu lý do trễ” hoặc “Không đồng ý”
    <code>/hoantac</code> lấy lại thao tác vừa rồi, trong 10 phút
help-head =
    <b>Phụ trách đơn vị</b>
    <code>/quahan</code> việc quá hạn của đơn vị · <code>/thongke</code> số liệu, phiếu đánh giá
    <code>/giao rà soát 30% TTHC, trước 25/3, anh Nam</code> giao việc trong đơn vị
    <code>/dondoc CCHC-2026-012</code> đôn đốc ngay · <code>/tonghop quý 2</code> phần của đơn vị
    <code>/phan</code> phần báo cáo của đơn vị: xem dự thảo, sửa từng dòng, xác nhận, giao người soạn
    <code>/congvan</code> dự thảo công văn đôn đốc · minh chứng .zip: chọn dưới <code>/tonghop</code>
    <code>/nhansu</code> ai đã liên kết · <code>/moi ld.nam</code> cấp mã mời
help-coordinator =
    <b>Đầu mối tổng hợp</b>
    Gửi công văn, kế hoạch (.docx, .pdf, .xlsx, .txt) vào đây hoặc gõ <code>/nhap</code> để nhập nhiệm vụ
    <code>/giao Phòng NCC báo cáo kết quả 27/7, trước 30/7</code> giao cho đơn vị bất kỳ
    <code>/quahan</code> · <code>/vuongmac</code> · <code>/lauchua</code> · <code>/chualienlac</code>
    <code>/congvan Phòng NCC</code> dự thảo công văn đôn đốc · minh chứng .zip: chọn dưới <code>/tonghop</code>
    <code>/phan quý 2</code> đơn vị nào đã gửi phần báo cáo, đôn đốc, ngừng thu
    <code>/tonghop quý 2</code> báo cáo tổng hợp, chốt báo cáo · <code>/tonghop quý 2 so sánh</code> thay đổi từ khi chốt
    <code>/thongke quý 2</code> xếp hạng, phiếu đánh giá · kết luận lý do trễ: chọn trong tin báo hoặc <code>/xem</code>
    <code>/bantin</code> bản tin tuần · <code>/hanmuc</code> hạn mức tin Zalo · <code>/tim một cửa</code>
help-director =
    <b>Lãnh đạo</b>
    <code>/bantin</code> bản tin tuần này · <code>/quahan</code> việc quá hạn theo đơn vị
    <code>/vuongmac</code> vướng mắc chờ quyết định · <code>/thongke</code> xếp hạng, phiếu đánh giá
    <code>/tonghop quý 2</code> báo cáo tổng hợp, chốt báo cáo · <code>/tonghop quý 2 so sánh</code> thay đổi từ khi chốt
    <code>/dondoc CCHC-2026-012</code> đôn đốc
    <code>/phan</code> phần báo cáo của các đơn vị
    <code>/congvan Phòng NCC</code> dự thảo công văn đôn đốc · minh chứng .zip: chọn dưới <code>/tonghop</code>
help-observer =
    <b>Theo dõi</b>
    <code>/quahan</code> · <code>/sapden</code> · <code>/thongke</code> · <code>/phan</code> · <code>/tim một cửa</code>
help-admin =
    <b>Quản trị</b>
    <code>/nhansu</code> ai đã liên kết, ai không nhận được tin · <code>/moi ld.nam</code> cấp mã mời
    <code>/hanmuc</code> hạn mức tin Zalo · Trên máy chủ: <code>nhacviec check</code>, <code>nhacviec backup</code>
help-all =
    <b>Chung</b>
    <code>/caidat</code> ngôn ngữ, giờ nhận tin, kênh · <code>/dulieucuatoi</code> dữ liệu về tôi
    <code>/huylienket</code> rời kênh này · <code>/huy</code> thoát khỏi việc đang hỏi dở
cancel-done = Đã thoát. Nội dung đang nhập dở không được ghi nhận.
cancel-nothing = Không có việc gì đang làm dở. Gõ <code>/trogiup</code> để xem hướng dẫn.

menu-viec = Việc của tôi
menu-quahan = Việc quá hạn
menu-sapden = Việc sắp đến hạn
menu-giao = Giao việc
menu-tonghop = Báo cáo tổng hợp
menu-bantin = Bản tin tuần
menu-vuongmac = Vướng mắc chờ giải quyết
menu-tim = Tìm nhiệm vụ
menu-caidat = Cài đặt
menu-trogiup = Hướng dẫn
