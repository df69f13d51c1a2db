# Giao việc bằng một câu hoặc từng bước; giao người, sửa, tạm dừng, hủy nhiệm vụ.

error-reason-empty = Xin ghi lý do, ví dụ: <i>chờ hướng dẫn của Bộ Nội vụ</i>

edit-button-assign = 👤 Giao người
edit-button-menu = ✏ Sửa
edit-button-title = Tên việc
edit-button-due = Thời hạn
edit-button-lead = Đơn vị chủ trì
edit-button-support = Đơn vị phối hợp
edit-button-pause = ⏸ Tạm dừng
edit-button-resume = ▶ Tiếp tục
edit-button-cancel = ✖ Hủy nhiệm vụ
edit-button-back = ‹ Xem nhiệm vụ
edit-people =
    <b>{ $code }</b> { $title }
    Giao cho ai? Chọn tên để thêm hoặc bớt; chưa chọn ai thì trưởng đơn vị phụ trách.
edit-people-now =
    <b>{ $code }</b> { $title }
    Đã giao: <b>{ $names }</b>. Chọn tên để thêm hoặc bớt.
edit-people-none =
    <b>{ $code }</b> { $title }
    Chưa giao cho ai, trưởng đơn vị phụ trách. Chọn tên để giao.
edit-menu =
    <b>{ $code }</b> { $title }
    Thời hạn: { $deadline }
    Anh/chị muốn sửa gì?
edit-lead =
    <b>{ $code }</b> { $title }
    Chuyển cho đơn vị nào chủ trì?
edit-support =
    <b>{ $code }</b> { $title }
    Đơn vị nào phối hợp? Chọn để thêm hoặc bớt.
edit-ask-title = Gõ tên mới cho <b>{ $code }</b> (hiện là: <i>{ $title }</i>).
edit-ask-due = Gõ thời hạn mới cho <b>{ $code }</b>, ví dụ <i>trước ngày 25/3</i>; gõ <i>không</i> nếu không có thời hạn.
edit-ask-pause = Vì sao tạm dừng <b>{ $code }</b> { $title }? Gõ lý do, hoặc /huy nếu thôi.
edit-ask-cancel = Vì sao hủy <b>{ $code }</b> { $title }? Gõ lý do, hoặc /huy nếu thôi.
edit-title-done = Đã đổi tên <b>{ $code }</b>: { $title }
edit-due-done = Đã đổi thời hạn <b>{ $code }</b>: { $deadline }
edit-lead-done = Đã chuyển <b>{ $code }</b> cho đơn vị khác chủ trì; người được giao trước đây không còn phụ trách.
edit-pause-done = Đã tạm dừng <b>{ $code }</b> { $title }. Hệ thống không nhắc việc này cho đến khi chọn Tiếp tục.
edit-resume-done = <b>{ $code }</b> { $title } tiếp tục thực hiện.
edit-cancel-done = Đã hủy <b>{ $code }</b> { $title }.

error-unit-unknown = Chưa rõ đơn vị “{ $text }”. Anh/chị chọn ở trên hoặc gõ tên đầy đủ, ví dụ: <i>Văn phòng Sở</i>. Gõ <code>/huy</code> nếu thôi.
error-person-unknown = Không thấy “{ $text }” trong đơn vị. Anh/chị chọn ở trên, gõ họ tên đầy đủ, hoặc gõ <i>không</i> nếu chưa giao người.
error-assign-own-unit = Trưởng đơn vị chỉ giao việc trong đơn vị mình. Việc cho đơn vị khác, xin nhờ Văn phòng giao.

assign-so-far = Giao việc: <b>{ $title }</b>
assign-ask-title = Giao việc gì? Gõ nội dung, có thể kèm thời hạn và người, ví dụ: <i>Phòng TTHC rà soát 30% TTHC, trước 25/3, anh Nam</i>. Gõ /huy nếu thôi.
assign-ask-unit = Đơn vị nào chủ trì?
assign-ask-deadline = Thời hạn khi nào? Ví dụ: <i>trước ngày 25/3</i>, <i>cuối tháng 6</i>, <i>thường xuyên</i>.
assign-ask-person = Giao cho ai trong đơn vị?
assign-ask-support = Đơn vị nào phối hợp?
assign-which-unit = “{ $words }” là đơn vị nào? Chọn hoặc gõ tên.
assign-unknown-unit = Chưa rõ đơn vị “{ $words }”. Đơn vị nào chủ trì?
assign-which-support = Đơn vị phối hợp “{ $words }” là đơn vị nào?
assign-unknown-support = Chưa rõ đơn vị phối hợp “{ $words }”. Đó là đơn vị nào?
assign-which-person = “{ $words }” là ai?
assign-unknown-person = Không thấy “{ $words }” trong đơn vị. Giao cho ai?
assign-button-more-unit = Đơn vị khác…
assign-button-more-person = Người khác…
assign-button-no-support = Bỏ qua
assign-button-look = Xem { $code }
assign-read = { $name } (“{ $words }”)
assign-button-no-deadline = Không có thời hạn
assign-button-no-person = Chưa giao người
assign-late = Lựa chọn này thuộc lượt giao việc đã xong hoặc đã thôi. Gõ /giao để giao việc mới.
assign-done = Đã giao <b>{ $code }</b>: { $title }
assign-done-many = Đã giao <b>{ $count } việc</b> ({ $first } đến { $last }): { $title }
assign-unit = Chủ trì: { $units }
assign-person = Người thực hiện: { $names }
assign-deadline = Thời hạn: { $deadline }
assign-target = Chỉ tiêu: { $words }
assign-product = Sản phẩm: { $words }
assign-support = Phối hợp: { $units }
assign-report = Báo cáo: { $words }
assign-support-unknown = ⚠ Chưa ghi đơn vị phối hợp “{ $words }”; vào mục <i>Đơn vị phối hợp</i> để chọn.

history-assign = giao việc
history-accept = nhận từ văn bản
history-title = đổi tên việc
history-deadline = đổi thời hạn
history-supporting = đổi đơn vị phối hợp
history-lead = chuyển đơn vị chủ trì
history-hand-over = giao người thực hiện
history-paused = tạm dừng
history-resumed = tiếp tục
history-cancelled = hủy nhiệm vụ
