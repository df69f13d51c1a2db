# Trả lời về tiến độ: hỏi lại, xác nhận đã hiểu gì, hoàn tác.

echo-recorded = <b>{ $code }</b>: { $parts }
echo-done = ✅ xong
echo-submitted = ✅ đã báo cáo xong, chờ xác nhận
echo-in-progress = đang thực hiện
echo-not-started = chưa bắt đầu
echo-paused = tạm dừng
echo-blocked = đang vướng
echo-percent = { $percent }%
echo-counts = { $done }/{ $total }
echo-blocker = vướng: { $text }
echo-blocker-waits = vướng: { $text } (chờ { $waits_for })
echo-cleared = không còn vướng mắc
echo-forecast = dự kiến xong { $day }
echo-forecast-late = ⚠ sau hạn { $due }
echo-extension = đã gửi đề nghị gia hạn đến { $day }
echo-note = 📝 đã giữ làm ghi chú: “{ $text }”
echo-contribution = ghi phần phối hợp của { $unit }: { $parts }
echo-evidence = 📎 { $count } tệp minh chứng
echo-received = đã ghi nhận
reply-extension-when = Anh/chị muốn xin gia hạn <b>{ $code }</b> đến ngày nào? Chọn hoặc gõ: <code>/giahan { $code } 30/6 lý do</code>
reply-already-done = <b>{ $code }</b> đã xong rồi (báo cáo { $day }). { $kept ->
    [yes] Lời nhắn được giữ làm ghi chú.
   *[no] {""}
}
reply-cancelled = <b>{ $code }</b> đã được hủy nên không ghi tiến độ nữa. Lời nhắn được giữ làm ghi chú.
reply-paused = <b>{ $code }</b> đang { $state }; lời nhắn được giữ làm ghi chú.
reply-overtaken = <b>{ $code }</b>: tin này đến sau một báo cáo mới hơn nên không đổi tiến độ. { $kept ->
    [yes] Lời nhắn được giữ làm ghi chú.
   *[no] {""}
}
echo-sent-at = 🕓 Tính theo lúc anh/chị nhắn: { $at }.
reply-repeated = <b>{ $code }</b>: đã ghi nhận rồi.
reply-unknown-refs = Không thấy việc số { $refs } trong các việc của anh/chị.
reply-boundary = Hoàn thành đúng ngày nêu trong văn bản; Văn phòng sẽ xác định đúng hạn hay quá hạn.
reply-welcome = Dạ, cảm ơn anh/chị. 😊
reply-hint = Tôi chưa hiểu tin này, và anh/chị hiện không có việc nào đang mở. Gõ <code>/trogiup</code> để xem cách dùng, <code>/viec</code> để xem việc của mình.
reply-unclear = Tôi chưa rõ tin này nói về việc nào nên chưa ghi gì. Chọn một việc để giữ làm báo cáo của việc đó, hoặc gõ lại kèm mã, ví dụ: <code>{ $code } được 80%</code>
reply-which = Anh/chị báo về việc nào?
reply-which-file = Tệp <b>{ $name }</b> là minh chứng của việc nào? Tệp đã được giữ lại.
reply-which-files = { $count } tệp này là minh chứng của việc nào? Tệp đã được giữ lại.
reply-which-again = Đã hoàn tác. Tin “{ $text }” là về việc nào? Hoặc gõ lại cho đúng.
reply-no-task-file = Anh/chị hiện không có việc nào đang mở nên chưa rõ tệp này của việc nào. Tệp đã được giữ lại; xin nhắn mã nhiệm vụ để gắn, ví dụ: <code>CCHC-2026-012</code>
reply-nothing-waits = Không còn tin nào chờ chọn việc.
reply-media = Tôi chỉ đọc được chữ, ảnh và tệp. Anh/chị gõ giúp một câu, ví dụ: <i>được 80%, dự kiến xong 20/6</i>
reply-number = “{ $text }” không ứng với lựa chọn nào lúc này nên chưa ghi gì. Anh/chị nhắn cả câu kèm mã, ví dụ: <code>{ $code } được 80%</code>, hoặc gõ /viec để chọn việc.
reply-choose-percent = <b>{ $code }</b> được bao nhiêu phần trăm? Chọn hoặc gõ, ví dụ <i>60%</i>.
reply-ask-blocker = <b>{ $code }</b> đang vướng gì, chờ ai? (một câu, ví dụ: <i>chờ ý kiến Sở Tư pháp</i>). Gõ <code>/huy</code> để thôi.
reply-asked = Ý anh/chị là <b>{ $code }</b> thế nào rồi?
reply-moved = Hạn của <b>{ $code }</b> đã đổi ({ $due }); lựa chọn cũ không còn dùng được. Xin chọn lại dưới đây.
other-task = Việc khác…
other-task-how = Gõ mã việc kèm nội dung, ví dụ: <code>CCHC-2026-012 được 80%</code>. Gõ <code>/viec</code> để xem mã.
clarify-done = Xong
clarify-in-progress = Đang làm
clarify-blocked = Vướng mắc
clarify-note = Chỉ là ghi chú
clarify-kept = Đã giữ làm ghi chú.
update-usage = Gõ mã việc kèm nội dung, ví dụ: <code>/capnhat CCHC-2026-012 được 80%, dự kiến xong 20/6</code>
blocked-usage = Gõ mã việc và lý do, ví dụ: <code>/vuong CCHC-2026-012 chờ ý kiến Sở Tư pháp</code>
extend-usage = Gõ mã việc, ngày và lý do, ví dụ: <code>/giahan CCHC-2026-012 30/6 chờ ý kiến Sở Tư pháp</code>
task-usage = Gõ mã việc, ví dụ: <code>/xem CCHC-2026-012</code>. Gõ <code>/viec</code> để xem mã.

blocker-answer-how = Vướng mắc của <b>{ $code }</b>: “{ $text }”. Anh/chị trả lời thế nào? (một câu). Gõ <code>/huy</code> để thôi.
blocker-answered = Đã trả lời vướng mắc của <b>{ $code }</b>; người nêu đã được báo.
error-no-blocker = Không tìm thấy vướng mắc này; có thể đã được gỡ.

undo-done = Đã hoàn tác: { $lines }
undo-line = { $code } ({ $what })
undo-already = Thay đổi này đã được hoàn tác rồi.
error-nothing-to-undo = Trong { $minutes } phút qua anh/chị không có thay đổi nào để hoàn tác.
error-undo-late = Đã quá { $minutes } phút nên không hoàn tác được. Gõ lại cho đúng, ví dụ: <code>CCHC-2026-012 được 60%</code>
error-undo-changed = Nhiệm vụ { $code } đã được cập nhật tiếp sau đó nên không hoàn tác được. Gõ <code>/xem { $code }</code> để xem.
error-not-owner = Anh/chị không phụ trách nhiệm vụ { $code } nên không ghi tiến độ được.
error-task-is-parent = { $code } là nhiệm vụ chung của nhiều đơn vị. Xin báo vào việc của đơn vị mình; gõ <code>/viec</code> để xem mã.
error-text-empty = Tin trống. Xin gõ một câu, ví dụ: <i>chờ ý kiến Sở Tư pháp</i>
error-evidence-type = Tệp <b>{ $name }</b> không thuộc loại được nhận làm minh chứng. Xin gửi ảnh, PDF, Word, Excel, PowerPoint (không macro).
error-evidence-full = Minh chứng của { $code } đã đạt mức tối đa { $limit_mb } MB. Xin gửi tệp nhỏ hơn hoặc gỡ bớt.
word-done = xong
word-blocked = vướng
taken-before = Tin này của anh/chị bot đã nhận và xử lý, nhưng câu trả lời lần trước có thể chưa tới. Anh/chị gõ <code>/viec</code> để xem số liệu đã được ghi chưa; nếu chưa thấy, anh/chị gửi lại giúp.
update-given-up = Tin anh/chị gửi lúc { $at } bot không xử lý được, dù đã thử nhiều lần. Anh/chị gõ /viec để xem số liệu đã được ghi chưa; nếu chưa, anh/chị gửi lại giúp, viết cách khác.
unknown-command = Chưa có lệnh này. Gõ <code>/trogiup</code> để xem các lệnh dùng được.
old-button = Lựa chọn này không còn dùng được. Gõ /viec để xem lại.
