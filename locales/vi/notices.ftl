# Tin do hệ thống chủ động gửi: nhắc việc, đôn đốc, giao việc, gia hạn, vướng mắc.

notice-again = <i>(gửi lại, có thể trùng)</i>
notice-somebody = Văn phòng
notice-morning = <b>Việc cần lưu ý ngày { $day }: { $count }</b>
notice-section-overdue = 🔴 <b>Đã quá hạn: { $count }</b>
notice-section-today = 🟠 <b>Đến hạn hôm nay: { $count }</b>
notice-section-soon = 🟡 <b>Sắp đến hạn: { $count }</b>
notice-section-escalated = 📣 <b>Quá hạn, chưa có báo cáo, xin anh/chị chỉ đạo: { $count }</b>
notice-line =
    { $number ->
        [0] {""}
       *[other] { $number }.{" "}
    }<b>{ $code }</b> · { $unit }
    { $title }
    <i>{ $when }{ $percent ->
        [-1] {""}
       *[other] {" · "}{ $percent }%
    }</i>
notice-more = … và { $count } việc nữa. Chọn <b>Xem tất cả</b> để xem hết.
notice-how-to-answer = <i>Trả lời tin này bằng một câu, ví dụ: “được 80%, dự kiến xong 20/6”, hoặc chọn dưới đây.</i>
notice-hour = ⏰ <b>Sắp hết giờ: hạn lúc { $at }</b>
notice-urge = 📣 <b>{ $by } đôn đốc</b> { $count ->
    [1] nhiệm vụ sau. Xin anh/chị báo cáo ngay:
   *[other] { $count } nhiệm vụ sau. Xin anh/chị báo cáo ngay:
}
notice-assigned = 📌 <b>{ $by } giao</b> { $count ->
    [1] anh/chị nhiệm vụ sau:
   *[other] anh/chị { $count } nhiệm vụ sau:
}
notice-extension-asked =
    ⏰ <b>{ $by } xin gia hạn</b> đến { $wanted }.
    Lý do: { $reason }
notice-extension-granted = ✅ <b>{ $by } đồng ý gia hạn</b> đến { $due }.
notice-extension-refused =
    ❌ <b>{ $by } chưa đồng ý gia hạn.</b> Hạn cũ giữ nguyên.
    Lý do: { $reason }
notice-submitted = ✅ <b>{ $by } báo cáo hoàn thành</b>, chờ anh/chị xác nhận:
notice-boundary = ⚖ <b>{ $by } báo cáo hoàn thành ngày { $day }</b>, đúng ngày ghi trong văn bản ({ $named }; hạn tính là { $due }). Xin anh/chị quyết định:
notice-returned =
    ↩ <b>{ $by } trả lại</b>, đề nghị thực hiện lại.
    Lý do: { $reason }
notice-blocker =
    ⚠ <b>{ $by } báo vướng mắc:</b>
    { $text }
notice-blocker-answered =
    💬 <b>{ $by } trả lời vướng mắc:</b>
    { $text }
notice-changed-paused =
    ⏸ <b>{ $by } cho tạm dừng</b> nhiệm vụ.
    Lý do: { $reason }
notice-changed-resumed = ▶ <b>{ $by } cho tiếp tục</b> nhiệm vụ:
notice-changed-cancelled =
    ✖ <b>{ $by } hủy</b> nhiệm vụ.
    Lý do: { $reason }
notice-changed-deadline = 📅 <b>{ $by } đổi hạn</b> nhiệm vụ, hạn mới: { $due }.
notice-changed-declined =
    ✋ <b>{ $by } từ chối nhiệm vụ</b> (giao nhầm đơn vị).
    Lý do: { $reason }
notice-unreachable = 📵 <b>Không gửi được tin cho { $count } người</b>
notice-unreachable-line = • <b>{ $name }</b>: { $reason }
notice-unreachable-more = … và { $count } người khác
notice-unreachable-call = Xin nhắc trực tiếp; gõ <code>/chualienlac</code> để xem danh sách.

button-see-all = Xem tất cả
button-urge = { $count ->
    [1] 📣 Đôn đốc
   *[other] 📣 Đôn đốc { $count } việc
}
urge-done = 📣 Đã gửi đôn đốc { $codes } đến { $people } người, ghi tên anh/chị.
urge-later = 📣 Đang ngoài giờ nhận tin. Đôn đốc { $codes } sẽ gửi đến { $people } người lúc { $at }, ghi tên anh/chị.
error-urge-which = Xin ghi mã nhiệm vụ cần đôn đốc (tối đa 30 mã). Ví dụ: <code>/dondoc CCHC-2026-012 CCHC-2026-015</code>. Đôn đốc cả đơn vị: gõ <code>/quahan Phòng Người có công</code> rồi chọn Đôn đốc, hoặc <code>/congvan Phòng Người có công</code> để soạn công văn.
error-urge-nothing = Các nhiệm vụ này đã xong, tạm dừng hoặc đã hủy, không cần đôn đốc.
error-urge-already = Các nhiệm vụ này vừa được đôn đốc trong giờ này. Xin chờ trả lời rồi đôn đốc lại sau.
notice-linked = 🔐 Tài khoản <b>{ $channel }</b> vừa được liên kết với anh/chị. Nếu không phải anh/chị làm, xin báo Văn phòng ngay.
notice-unlinked = 🔓 Tài khoản <b>{ $channel }</b> của anh/chị vừa được hủy liên kết. Tin nhắc nay đến tại đây. Nếu không phải anh/chị làm, xin báo Văn phòng.
