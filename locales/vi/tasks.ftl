# Thẻ nhiệm vụ, lịch sử, minh chứng, gia hạn, xác nhận hoàn thành.

button-done = ✅ Xong
button-percent = 📊 Tiến độ
button-blocked = ⚠ Vướng mắc
button-extend = ⏰ Xin gia hạn
button-detail = ℹ Chi tiết
button-clear = Đã hết vướng
button-history = 🕘 Lịch sử
button-evidence = 📎 Minh chứng ({ $count })
button-card = « Thẻ nhiệm vụ
button-accept = ✅ Xác nhận
button-return = ↩ Trả lại
button-on-time = Tính đúng hạn
button-late = Tính quá hạn
button-grant = ✅ Đồng ý
button-refuse = ❌ Từ chối
button-other = 📅 Ngày khác
button-answer = 💬 Trả lời
button-answer-to = 💬 Trả lời: { $text }
button-undo = ↶ Hoàn tác
button-fix = ✏ Sửa lại?
button-all = Cả { $count } việc trên
pick-label = { $code } · { $title } · hạn { $due }

card-head = <b>{ $code }</b> · { $state }
card-parent = <b>{ $code }</b> · nhiệm vụ chung của { $count } đơn vị
card-title = <b>{ $title }</b>
card-detail = { $detail }
card-product = Sản phẩm: { $product }
card-targets = 🎯 Chỉ tiêu: { $targets }
card-report-to = Báo cáo: { $whom }
card-lead = Chủ trì: { $unit }
card-support = Phối hợp: { $units }
card-people = Người thực hiện: { $names }
card-nobody = Người thực hiện: chưa giao (Trưởng đơn vị chịu trách nhiệm)
card-source = Theo: { $source }
card-source-item = Theo: { $source }, mục { $item }
card-source-number = { $number } ngày { $day }
card-source-numberless = { $subject }
card-deadline = 🗓 { $deadline }
card-deadline-when = 🗓 { $deadline } <b>({ $when })</b>
card-extended = Đã gia hạn { $count } lần (hạn đầu: { $first })
card-extension-waiting = ⏰ Đang xin gia hạn đến { $day }
card-progress = Tiến độ: { $parts }
card-percent = { $percent }%
card-counts = { $done }/{ $total }
card-forecast = dự kiến xong { $day }
card-last = Báo cáo gần nhất ({ $at } qua { $channel }): { $text }
card-completed = Báo cáo hoàn thành: { $day } ({ $timeliness })
card-blocker = ⚠ { $text }
card-blocker-waits = ⚠ { $text } (chờ { $waits_for })
card-answer = 💬 Trả lời: { $text }
card-child = • { $code } · { $unit }: { $state }
card-evidence = 📎 Minh chứng: { $count } tệp
told-line = ✉ { $name }: { $what }
told-more = ✉ … và { $count } người khác
told-sent = đã gửi tin lúc { $at } qua { $channel }{ $resent ->
    [yes] {" (gửi lại, có thể trùng)"}
   *[no] {""}
}{ $instead }
told-refused = {" "}(thay cho { $channel }: bị từ chối)
told-silent = {" "}(thay cho { $channel }: không trả lời)
told-window = {" "}(thay cho { $channel }: quá hạn tương tác, người nhận cần nhắn trước)
told-quota = {" "}(thay cho { $channel }: hết lượt gửi của tháng)
told-waiting = tin chờ gửi lúc { $at }
told-retrying = đang gửi lại, đã thử { $tries } lần, gần nhất { $at }: { $reason }
told-failed = chưa nhận được tin, thử lần cuối { $at }: { $reason }
told-skipped-gone = không gửi tin vì không còn gì cần nhắc
told-skipped-not-allowed = không gửi tin vì không còn quyền xem
told-skipped-inactive = không gửi tin vì người nhận đã nghỉ
told-skipped-merged = tin đã gộp vào tin của buổi sau
timeliness-early = trước hạn
timeliness-on-time = đúng hạn
timeliness-late = quá hạn
timeliness-boundary = đúng ngày nêu trong văn bản, chờ xác định
timeliness-no-deadline = không có thời hạn

history-heading = <b>Lịch sử { $code }</b> (trang { $page }/{ $pages })
history-line = { $at } · <b>{ $who }</b> ({ $channel }): { $what }{ $undone ->
    [yes] {" "}<i>(đã hoàn tác)</i>
   *[no] {""}
}
history-words = ↳ “{ $text }”
history-clock = Hệ thống
history-empty = Chưa có thay đổi nào.
history-values = { $what } ({ $values })
history-value = { $name }: { $old } → { $new }
history-progress = báo cáo tiến độ
history-done = báo cáo hoàn thành
history-note = ghi chú
history-contribution = đơn vị phối hợp báo cáo
history-blocker-answered = trả lời vướng mắc
history-evidence = gửi minh chứng
history-urge = đôn đốc
history-ask-evidence = đề nghị bổ sung minh chứng
history-extension-asked = xin gia hạn
history-extension-granted = đồng ý gia hạn
history-extension-refused = từ chối gia hạn
history-accepted = xác nhận hoàn thành
history-returned = trả lại
history-boundary = xác định đúng hạn hay quá hạn
history-recur = phát sinh kỳ mới
history-undo = hoàn tác
history-changed = thay đổi nhiệm vụ
column-state = trạng thái
column-percent = tiến độ
column-due-on = hạn
column-completed-on = ngày hoàn thành
column-forecast-on = dự kiến xong
column-title = nội dung

evidence-heading = <b>Minh chứng { $code }: { $count } tệp</b>
evidence-line = { $number }. { $name } ({ $size } KB) · { $who }, { $at } qua { $channel }
evidence-empty = Nhiệm vụ { $code } chưa có minh chứng. Gửi ảnh hoặc tệp vào đây, kèm mã nhiệm vụ.
evidence-caption = Minh chứng của { $code }, gửi { $at }
error-no-evidence = Không tìm thấy minh chứng này, hoặc tệp đã bị gỡ.

extension-ask-day = <b>{ $code }</b> – hạn { $due }. Anh/chị xin gia hạn đến ngày nào? Ví dụ: <i>30/6</i>, <i>cuối tháng</i>. Gõ <code>/huy</code> để thôi.
extension-ask-reason = Xin gia hạn <b>{ $code }</b> đến <b>{ $day }</b>. Lý do là gì? (một câu)
extension-asked = Đã gửi đề nghị gia hạn <b>{ $code }</b> đến <b>{ $day }</b>; chờ lãnh đạo/Văn phòng quyết định. Lý do: { $reason }
extension-late = ⚠ Đề nghị gửi sau khi đã quá hạn { $due }; theo quy định nên xin trước hạn.
extension-often = ⚠ Nhiệm vụ này đã được gia hạn { $count } lần.
extension-granted = Đã đồng ý gia hạn <b>{ $code }</b>: hạn mới <b>{ $day }</b>. Người đề nghị đã được báo.
extension-refused = Đã từ chối gia hạn <b>{ $code }</b>; hạn giữ nguyên { $due }. Người đề nghị đã được báo.
extension-other-day = Gia hạn <b>{ $code }</b> đến ngày nào? (đề nghị: { $day }) Ví dụ: <i>25/6</i>
error-no-extension = Không tìm thấy đề nghị gia hạn này; có thể đã được rút lại.
error-extension-decided = Đề nghị gia hạn { $code } đã được quyết định trước đó ({ $state ->
    [granted] đồng ý
   *[refused] từ chối
}).
error-extension-no-deadline = Nhiệm vụ { $code } không có thời hạn nên không cần gia hạn.
error-extension-not-later = Ngày xin gia hạn phải sau hạn hiện tại của { $code } ({ $due }). Ví dụ: <code>/giahan { $code } 30/6 chờ ý kiến Sở Tư pháp</code>
error-extension-pending = { $code } đã có một đề nghị gia hạn đến { $day } đang chờ quyết định.
error-extension-closed = Nhiệm vụ { $code } không còn ở trạng thái đang làm nên không gia hạn được.
error-extension-past = Ngày { $day } đã qua. Xin chọn một ngày từ hôm nay trở đi.
error-not-head = Chỉ Trưởng đơn vị hoặc người thực hiện nhiệm vụ { $code } được xin gia hạn.
error-wish-day = Chưa đọc được ngày trong “{ $text }”. Ví dụ: <i>30/6</i>, <i>thứ sáu</i>, <i>cuối tháng</i>. Gõ <code>/huy</code> để thôi.

completion-accepted = Đã xác nhận hoàn thành <b>{ $code }</b> (ngày báo cáo { $day }).
completion-return-why = Trả lại <b>{ $code }</b>: lý do là gì? (một câu). Gõ <code>/huy</code> để thôi.
completion-returned = Đã trả lại <b>{ $code }</b> cho người thực hiện. Lý do: { $reason }
completion-boundary = <b>{ $code }</b> hoàn thành { $day }, đúng ngày nêu trong văn bản. Tính đúng hạn hay quá hạn?
boundary-decided = Đã ghi: <b>{ $code }</b> hoàn thành { $timeliness }.
error-not-waiting = Nhiệm vụ { $code } không còn chờ quyết định này. Gõ <code>/xem { $code }</code> để xem.
card-due-today = hôm nay
card-due-late = quá hạn { $days } ngày
card-due-left = còn { $days } ngày
