# Liên kết tài khoản, thông báo bảo vệ dữ liệu cá nhân, hủy liên kết.

stranger = Xin chào! Đây là hệ thống nhắc việc nội bộ của cơ quan. Anh/chị cần mã mời một lần do Văn phòng cấp; khi có mã, hãy gõ: <code>/start MÃ</code>
start-welcome = Chào { $name }! Tài khoản này đã liên kết. Gõ <code>/viec</code> để xem việc của mình, <code>/trogiup</code> để xem hướng dẫn.
link-wrong-code = Mã không đúng, đã dùng hoặc đã hết hạn. Xin kiểm tra lại, hoặc nhờ Văn phòng cấp mã mới. Ví dụ: <code>/start K7QM4-XTPB9</code>
link-too-many-codes = Anh/chị đã nhập sai mã nhiều lần. Xin chờ một giờ rồi thử lại, hoặc liên hệ Văn phòng.
consent-notice =
    <b>Xin chào { $name }</b>

    Khi liên kết, hệ thống lưu họ tên, chức danh, đơn vị, mã tài khoản nhắn tin và nội dung trả lời về nhiệm vụ của anh/chị để nhắc việc và tổng hợp báo cáo của cơ quan. Tin nhắn gốc được giữ { $months } tháng; không dùng vào mục đích khác.
    Không gửi tài liệu, thông tin thuộc bí mật nhà nước qua kênh này.
    Anh/chị có quyền xem, sửa, nhận bản sao, yêu cầu xóa dữ liệu hoặc hủy liên kết bất cứ lúc nào (gõ /huylienket).

    Trả lời <b>ĐỒNG Ý</b> để liên kết.
consent-yes = Đồng ý
consent-no = Không đồng ý
consent-refused = Chưa liên kết, không có dữ liệu nào được lưu. Khi cần, anh/chị gõ lại <code>/start MÃ</code>.
link-done =
    Đã liên kết tài khoản của <b>{ $name }</b>.
    Từ nay hệ thống sẽ nhắc việc tại đây. Anh/chị trả lời bằng một câu, ví dụ: <i>CCHC-2026-012 được 80%, vướng chờ Sở Tư pháp, dự kiến xong 20/6</i>.
    Gõ <code>/viec</code> để xem việc của mình, <code>/trogiup</code> để xem hướng dẫn.
unlink-done = Đã hủy liên kết và xóa mã tài khoản nhắn tin này. Việc của anh/chị vẫn còn trong sổ của cơ quan; muốn dùng lại, xin mã mời mới.
link-same = Tài khoản này đã liên kết với { $name } rồi, không cần mã. Muốn thêm một kênh khác, xin nhập mã này ở kênh đó.
consent-moves = ⚠ Tài khoản này đang liên kết với <b>{ $old }</b>. Nếu đồng ý, từ nay tài khoản này là của <b>{ $new }</b>; { $old } sẽ không nhận tin tại đây nữa.
link-second =
    Đã liên kết tài khoản này với <b>{ $name }</b>.
    Tin nhắc vẫn đến qua <b>{ $channel }</b> trước; khi kênh ấy không nhận được thì đến đây. Trả lời ở kênh nào cũng được ghi nhận. Đổi kênh: <code>/caidat</code>.
unlink-done-left = Đã hủy liên kết và xóa mã tài khoản nhắn tin này. Từ nay tin nhắc đến qua <b>{ $channel }</b>.
