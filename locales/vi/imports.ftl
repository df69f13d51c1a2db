# Đọc văn bản giao việc, rà soát và nhận nhiệm vụ; lỗi của tệp gửi vào.

error-file-empty = Tệp <b>{ $name }</b> trống. Anh/chị kiểm tra rồi gửi lại tệp có nội dung.
error-file-too-large = Tệp <b>{ $name }</b> quá lớn (tối đa { $limit_mb } MB, bảng không quá 5.000 dòng). Anh/chị tách nhỏ hoặc nén ảnh trong tệp rồi gửi lại.
error-file-type = Chưa đọc được loại tệp của <b>{ $name }</b>. Xin gửi tệp { $kinds }.
error-file-broken = Tệp <b>{ $name }</b> bị hỏng hoặc tải lên chưa trọn vẹn. Anh/chị mở lại trên máy, lưu thành tệp mới rồi gửi lại.
error-file-locked = Tệp <b>{ $name }</b> đặt mật khẩu. Anh/chị bỏ mật khẩu (Tệp › Thông tin › Bảo vệ tài liệu) rồi gửi lại.
error-file-old-format = Tệp <b>{ $name }</b> theo định dạng cũ (.doc, .xls). Anh/chị mở ra, chọn “Lưu thành” .docx hoặc .xlsx rồi gửi lại.
error-file-macro = Tệp <b>{ $name }</b> có chứa macro nên không được nhận. Anh/chị lưu thành .docx hoặc .xlsx (không macro) rồi gửi lại.
error-file-bomb = Tệp <b>{ $name }</b> nén bất thường nên không được mở. Anh/chị lưu lại từ Word hoặc Excel rồi gửi lại.
error-file-no-table = Không thấy bảng giao việc trong <b>{ $name }</b>. Bảng cần dòng tiêu đề có cột “Nội dung” và “Đơn vị thực hiện” (hoặc “Chủ trì”). Việc lẻ thì giao bằng một câu, ví dụ: <code>/giao Phòng TTHC rà soát TTHC, trước 25/3</code>
error-file-no-duties = Không thấy nhiệm vụ nào trong <b>{ $name }</b>. Anh/chị kiểm tra lại tệp; việc lẻ thì giao bằng một câu, ví dụ: <code>/giao Phòng TTHC rà soát TTHC, trước 25/3</code> Nếu tệp là minh chứng, xin trả lời vào tin nhắc việc hoặc ghi mã nhiệm vụ kèm tệp.
error-file-scan = Tệp <b>{ $name }</b> là bản quét (ảnh), không có lớp chữ nên chưa đọc được. Anh/chị gửi bản .docx, .xlsx hoặc bản .pdf xuất từ Word, hay bản ký số lấy từ hệ thống văn bản. Nếu tệp là minh chứng, xin trả lời vào tin nhắc việc hoặc ghi mã nhiệm vụ kèm tệp.
error-file-secret = Tệp <b>{ $name }</b> có dấu chỉ độ mật nên hệ thống không nhận và không lưu lại. Văn bản mật xin xử lý theo quy định về bảo vệ bí mật nhà nước.
error-file-not-fetched = Chưa tải được tệp <b>{ $name }</b> do đường truyền. Anh/chị gửi lại giúp.

error-no-directive = Không tìm thấy văn bản này. Anh/chị gửi lại tệp để đọc lại.
error-no-draft = Mục này đã được nhận hoặc đã bỏ, lựa chọn vừa rồi không còn tác dụng.
error-no-unit = Không tìm thấy đơn vị này, có thể đơn vị đã ngừng hoạt động.
error-title-empty = Tên việc còn trống. Ví dụ: <i>Rà soát 30% thủ tục hành chính</i>
error-deadline-unreadable = Chưa hiểu thời hạn “{ $text }”. Ví dụ: <i>trước ngày 25/3</i>, <i>chậm nhất 30/6/2026</i>, <i>trong quý II</i>, <i>thường xuyên</i>. Gõ <i>không</i> nếu không có thời hạn.
error-day-unreadable = Chưa hiểu ngày “{ $text }”. Ví dụ: <i>12/3/2026</i>. Gõ <i>bỏ qua</i> nếu để trống.

import-ask-file = Mời anh/chị gửi tệp văn bản giao việc (.docx, .pdf, .xlsx hoặc .txt). Gõ /huy nếu thôi.
import-reading = Đang đọc <b>{ $name }</b>…
import-known = { $count } nhiệm vụ trong tệp đã có từ lần trước, không tạo lại.
import-nothing-new = { $name }: không có nhiệm vụ mới nào cần rà soát.
import-review-empty = { $name }: không còn nhiệm vụ nào chờ rà soát.
import-doc-type = { $type ->
    [ke_hoach] Kế hoạch
    [cong_van] Công văn
    [quyet_dinh] Quyết định
    [thong_bao] Thông báo
    [bao_cao] Báo cáo
    [chi_thi] Chỉ thị
    [cong_dien] Công điện
   *[other] Văn bản
}
import-name = { $kind }{ $number }{ $issued } “{ $subject }”
import-name-number = {" "}{ $number }
import-name-issued = {" "}ngày { $issued }
import-heading = <b>{ $name }</b>
import-counts = { $duties } nhiệm vụ, { $works } việc theo đơn vị.
import-no-lead = ❓ { $count } việc chưa rõ đơn vị chủ trì.
import-unsure = ⚠ { $count } việc có thời hạn cần xác nhận.
import-no-date = Tệp chưa ghi ngày văn bản.
import-no-number = Tệp chưa ghi số văn bản.

import-duty = <b>{ $item }. { $title }</b>
import-duty-plain = <b>{ $title }</b>
import-lead = Chủ trì: { $units }
import-support = Phối hợp: { $units }
import-support-words = Văn bản ghi phối hợp: “{ $words }”
import-field = Lĩnh vực: { $field }
import-deadline = Thời hạn: { $deadline }
import-deadline-unsure = ⚠ Thời hạn: { $deadline } (xin xác nhận)
import-detail = <i>{ $text }</i>
import-unknown-unit = ❓ “{ $words }”
import-and-more = { $units } và { $count } đơn vị khác

import-pick-lead =
    <b>{ $title }</b>
    Đơn vị nào chủ trì? Chọn nhiều đơn vị thì mỗi đơn vị một việc.
import-pick-support =
    <b>{ $title }</b>
    Đơn vị nào phối hợp?
import-pick-field =
    <b>{ $title }</b>
    Thuộc lĩnh vực nào?
import-which-unit =
    { $duty }
    Văn bản ghi: “{ $words }”. Đơn vị nào chủ trì?
import-same-words = Chọn một lần cho cả { $count } việc cùng ghi như vậy.
import-named = Đã ghi <b>{ $unit }</b> chủ trì { $count } việc.
import-ask-title = Gõ tên mới cho việc: <i>{ $title }</i>
import-ask-due = Gõ thời hạn mới, ví dụ <i>trước ngày 25/3</i> hoặc <i>thường xuyên</i>; gõ <i>không</i> nếu không có thời hạn.
import-words-now = Hiện ghi: “{ $words }”.
import-ask-date = Gõ ngày ban hành văn bản, ví dụ <i>12/3/2026</i>. Gõ <i>bỏ qua</i> nếu chưa có.
import-ask-number = Gõ số văn bản, ví dụ <i>45/KH-SLĐTBXH</i>. Gõ <i>bỏ qua</i> nếu chưa có.
import-accepting = Đang giao { $count } việc…
import-accepted = Đã giao <b>{ $count } việc</b>, mã { $first } đến { $last }. Đơn vị được thông báo một tin chung.
import-accepted-none = Chưa giao được việc nào: { $left } việc chưa rõ đơn vị chủ trì.
import-left = Còn { $count } việc chưa rõ đơn vị chủ trì, vẫn nằm trong phần rà soát.
import-ask-drop = Bỏ hết các nhiệm vụ đang rà soát của văn bản này? Những chỗ đã sửa sẽ mất; việc đã giao không đổi.
import-dropped-all = Đã bỏ { $count } việc đang rà soát. Gửi lại tệp nếu muốn đọc lại từ đầu.

import-button-to-page = Xem từng việc
import-button-to-accept = Nhận tất cả ({ $count })
import-button-to-unclear = Chọn đơn vị ({ $count })
import-button-to-date = Nhập ngày văn bản
import-button-to-number = Nhập số văn bản
import-button-to-drop = Bỏ hết
import-button-to-drop-yes = Bỏ hết
import-button-to-summary = ‹ Tổng quan
import-button-edit = ‹ Xong
import-button-title = Tên việc
import-button-due = Thời hạn
import-button-lead = Chủ trì
import-button-support = Phối hợp
import-button-field = Lĩnh vực
import-button-drop = Bỏ việc này
import-button-settle = ✓ Thời hạn đúng rồi
import-button-back = ‹ Về danh sách
import-button-edit-item = Sửa { $item }
import-button-drop-item = Bỏ { $item }
import-button-drop-same = Không thuộc cơ quan: bỏ cả { $count } việc
import-button-drop-this = Bỏ nhiệm vụ này
import-button-later = Để sau
button-previous = ‹ Trước
button-next = Sau ›

weekday = { $day ->
    [0] thứ Hai
    [1] thứ Ba
    [2] thứ Tư
    [3] thứ Năm
    [4] thứ Sáu
    [5] thứ Bảy
   *[6] Chủ nhật
}
deadline-day = hạn: { $weekday } { $due }
deadline-hour = { $day } lúc { $hour }
deadline-first = { $day }, { $every }
deadline-read = “{ $words }” → { $day }
deadline-why = { $day } ({ $why })
deadline-why-eve = không kể ngày { $named }
deadline-why-period-end = ngày cuối kỳ
deadline-why-friday = tính đến thứ Sáu
deadline-why-working-days = chỉ tính ngày làm việc
deadline-why-counted = tính từ ngày ghi
deadline-why-moved = ngày cuối rơi vào ngày nghỉ nên tính sang ngày làm việc kế tiếp
deadline-why-year-unsure = văn bản không ghi năm, xin kiểm tra
deadline-why-foreign = đọc từ tiếng Anh, xin kiểm tra
deadline-none = không có thời hạn
deadline-unread = “{ $words }” → chưa xác định được ngày
deadline-ongoing = “{ $words }” → thường xuyên, báo cáo mỗi kỳ
deadline-again = “{ $words }” → { $every }
every-weekly = hằng tuần
every-monthly = hằng tháng
every-quarterly = hằng quý
every-half-yearly = 6 tháng một lần
every-yearly = hằng năm
