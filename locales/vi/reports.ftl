# Tổng hợp kỳ báo cáo trong trò chuyện.

field-steering = Chỉ đạo, điều hành CCHC
field-institutions = Cải cách thể chế
field-procedures = Cải cách thủ tục hành chính
field-apparatus = Cải cách tổ chức bộ máy
field-civil-service = Cải cách chế độ công vụ
field-public-finance = Cải cách tài chính công
field-digital-government = Chính quyền điện tử, chính quyền số
field-other = Khác, chưa phân loại

cell-early = sớm hạn
cell-on-time = đúng hạn
cell-late = trễ hạn
cell-boundary = đúng ngày nêu trong văn bản, chờ kết luận
cell-completed-no-deadline = không có thời hạn
cell-open-in-term = trong hạn
cell-open-overdue = quá hạn
cell-open-no-deadline = không có thời hạn
cell-waiting-confirmation = chờ xác nhận
cell-paused = tạm dừng

period-q1 = quý I/{ $year }
period-q2 = quý II/{ $year }
period-q3 = quý III/{ $year }
period-q4 = quý IV/{ $year }
period-h1 = 6 tháng đầu năm { $year }
period-h2 = 6 tháng cuối năm { $year }
period-9m = 9 tháng năm { $year }
period-year = năm { $year }
period-month = tháng { $month }/{ $year }
period-span = từ ngày { $start } đến ngày { $end }

summary-head =
    <b>Tổng hợp { $period }</b> · { $unit }
    <i>Số liệu tính từ ngày { $start } đến ngày { $end }; lập lúc { $at }</i>
figures-total = <b>{ $total } nhiệm vụ</b> (kỳ trước chuyển sang { $carried_in }, phát sinh trong kỳ { $new })
figures-completed = ✅ Hoàn thành { $count } ({ $percent }%): { $parts }
figures-open = ⏳ Đang mở { $count } ({ $percent }%): { $parts }
figures-cancelled = ✖ Đã hủy { $count }
figures-share = { $count } { $name } ({ $percent }%)
summary-units = <b>Theo đơn vị</b>
summary-unit = • { $unit }: { $total } nhiệm vụ, xong { $done }, quá hạn { $overdue }
summary-results = <b>Kết quả ({ $count })</b>
summary-result = • { $code } { $title } ({ $unit }): { $text }
summary-blockers = <b>Vướng mắc chờ giải quyết ({ $count })</b>
summary-blocker = • { $code } ({ $unit }): { $text } – chờ { $waits_for }
summary-next = <b>Kỳ tới phải xong ({ $count })</b>
summary-next-line = • { $code } { $title } ({ $unit }): hạn { $due }
summary-more = … và { $count } mục nữa trong tệp đính kèm
stats-units = <b>Xếp hạng đơn vị theo tỷ lệ đúng hạn</b>
stats-unit = { $place }. { $unit }: đúng hạn { $rate }%, xong { $done }/{ $total }, quá hạn { $overdue }
report-docx = 📄 Báo cáo .docx
report-xlsx = 📊 Bảng .xlsx
report-pdf = 📑 Bản .pdf
report-html = 🌐 Trang công khai
report-png = 🖼 Biểu đồ
report-working = Đang lập báo cáo…
report-caption = Báo cáo kỳ { $period }

error-period-unknown = Không hiểu kỳ “{ $text }”. Ví dụ: <code>/tonghop Q2/2026</code>, <code>/tonghop 6 tháng đầu năm 2026</code>, <code>/tonghop 1/3/2026-15/4/2026</code>
error-period-upside-down = Kỳ báo cáo bị ngược: ngày bắt đầu { $start } ở sau ngày kết thúc { $end }. Anh/chị ghi ngày bắt đầu trước, ví dụ: <code>/tonghop 1/3/2026-15/4/2026</code>
error-period-future = Kỳ báo cáo từ ngày { $start } đến ngày { $end } chưa bắt đầu nên chưa có số liệu. Anh/chị chọn kỳ đã bắt đầu, ví dụ: <code>/tonghop quý này</code>
error-no-summary = Phần tổng hợp này dành cho trưởng đơn vị, Văn phòng và lãnh đạo.
error-report-form = Không lập được báo cáo dạng “{ $form }”. Các dạng có thể chọn: docx, xlsx, pdf, html, png, json, txt.
error-report-template = Mẫu văn bản “{ $name }” có chỗ không đọc được ({ $why }). Mở tệp bằng Word, đối chiếu với mẫu gốc rồi lưu lại.
error-report-no-pdf = Máy chủ chưa cài LibreOffice nên không lập được tệp .pdf. Hãy lấy báo cáo .docx rồi lưu thành .pdf.
error-report-pdf = Không chuyển được báo cáo sang .pdf. Hãy lấy báo cáo .docx hoặc thử lại sau ít phút.

figures-open-all = 🔎 Xem nhiệm vụ sau từng con số
figures-whole = toàn cơ quan
figures-menu =
    <b>Các con số { $period }</b> · { $unit }
    Bấm vào một con số để xem các nhiệm vụ được đếm.
figures-button = { $figure }: { $count }
figures-page =
    <b>{ $figure }: { $count } nhiệm vụ</b> · { $period } · { $unit }{ $pages ->
        [1] {""}
       *[other] {" "}(trang { $page }/{ $pages })
    }
figure-total = tổng số nhiệm vụ
figure-carried-in = kỳ trước chuyển sang
figure-new = phát sinh trong kỳ
figure-completed = hoàn thành
figure-early = hoàn thành sớm hạn
figure-on-time = hoàn thành đúng hạn
figure-late = hoàn thành trễ hạn
figure-boundary = đúng ngày nêu trong văn bản, chờ kết luận
figure-completed-no-deadline = hoàn thành, không có thời hạn
figure-open = đang mở
figure-open-in-term = đang mở, trong hạn
figure-open-overdue = quá hạn
figure-open-no-deadline = đang mở, không có thời hạn
figure-waiting-confirmation = chờ xác nhận
figure-paused = tạm dừng
figure-cancelled = đã hủy
figure-extended = đã gia hạn
figure-blocked = đang vướng, chưa có trả lời
figure-stale = lâu chưa báo cáo
figure-evidence-present = hoàn thành, có minh chứng
figure-evidence-missing = hoàn thành, chưa có minh chứng
