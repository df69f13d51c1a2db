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
summary-restricted = • { $code } (nhiệm vụ hạn chế phổ biến) ({ $unit })
summary-result-added = • { $unit }: { $text }
summary-blockers = <b>Vướng mắc chờ giải quyết ({ $count })</b>
summary-blocker = • { $code } ({ $unit }): { $text }
summary-blocker-waits = • { $code } ({ $unit }): { $text } – chờ { $waits_for }
summary-next = <b>Kỳ tới phải xong ({ $count })</b>
summary-next-line = • { $code } { $title } ({ $unit }): hạn { $due }
summary-more = … và { $count } mục nữa trong tệp đính kèm
report-docx = 📄 Báo cáo .docx
report-xlsx = 📊 Bảng .xlsx
report-pdf = 📑 Bản .pdf
report-html = 🌐 Trang công khai
report-png = 🖼 Biểu đồ
report-working = Đang lập báo cáo…
report-caption = Báo cáo { $period }{ $sealed ->
        [yes] {" "}(số { $number }, số liệu đã chốt)
        *[no] {""}
    }
report-changes = 🔀 Thay đổi từ khi chốt
report-live = 🔄 Số liệu hiện nay
report-sealed = 📌 Báo cáo số { $number } (chốt { $at })
report-freeze = 📌 Chốt báo cáo
summary-seal = 📌 <b>Báo cáo số { $number }</b>, chốt lúc { $at } bởi { $author }{ $replacing ->
        [yes] ; thay thế báo cáo số { $replaces }
        *[no] {""}
    }{ $outdated ->
        [yes] . Đã có báo cáo số { $replaced } thay thế
        *[no] {""}
    }
freeze-sure =
    <b>Chốt báo cáo { $period }</b> (từ ngày { $start } đến ngày { $end }{ $unit ->
        [yes] , chỉ của đơn vị đang xem
       *[no] {""}
    })?
    Báo cáo được đánh số trong năm và giữ nguyên số liệu lúc này; ai xem lại cũng thấy đúng số liệu đó. Nhiệm vụ vẫn cập nhật bình thường. Đã chốt thì không lấy lại được.{ $again ->
        [yes] {" "}Kỳ này đã có báo cáo chốt trước đó: báo cáo mới mang số mới và thay thế báo cáo cũ, báo cáo cũ vẫn xem được.
       *[no] {""}
    }
freeze-parts = ⚠ { $count } đơn vị chưa xác nhận phần báo cáo: { $units }.
freeze-boundary = ⚠ { $count } nhiệm vụ hoàn thành đúng ngày nêu trong văn bản, chưa kết luận đúng hạn hay trễ hạn.
freeze-waiting = ⚠ { $count } nhiệm vụ còn chờ xác nhận hoàn thành, được tính là đang mở.
freeze-yes = 📌 Chốt, tôi đã kiểm tra
freeze-show = Xem báo cáo đã chốt
freeze-done =
    📌 <b>Đã chốt báo cáo số { $number }</b> ({ $period }) lúc { $at }.
    { $unit ->
        [yes] Đây là báo cáo của riêng một đơn vị: anh/chị gõ <code>/tonghop số { $number }</code> để xem lại; trưởng đơn vị gõ <code>/tonghop</code> kỳ này là thấy.
       *[no] Từ nay gõ <code>/tonghop</code> kỳ này sẽ thấy đúng số liệu đã chốt.
    }
error-freeze-forbidden = Chỉ Văn phòng và lãnh đạo chốt được báo cáo. Nếu cần, anh/chị liên hệ Văn phòng.
error-freeze-running = Kỳ báo cáo còn chạy đến hết ngày { $end }. Sau ngày đó mới chốt được; trước đó anh/chị vẫn xem và tải số liệu bình thường.
error-freeze-meanwhile = Kỳ này vừa được { $author } chốt lúc { $at }, báo cáo số { $number }/{ $year }. Anh/chị gõ <code>/tonghop số { $number }/{ $year }</code> để xem; nếu vẫn cần chốt lại, chọn chốt dưới “Số liệu hiện nay”.
error-seal-broken = Báo cáo số { $number }/{ $year } đã chốt nhưng dữ liệu lưu bị thay đổi hoặc hỏng nên không hiển thị. Anh/chị báo quản trị hệ thống khôi phục từ bản sao lưu.
error-no-sealed = Không có báo cáo số { $number }/{ $year }. Gõ <code>/tonghop Q2/2026</code> để xem báo cáo theo kỳ.
error-diff-unpublished = Kỳ từ ngày { $start } đến ngày { $end } chưa có báo cáo nào được chốt nên chưa có gì để so sánh.{ $may ->
        [yes] {" "}Để chốt, anh/chị gõ <code>/tonghop</code> kỳ này sau ngày cuối kỳ rồi chọn “Chốt báo cáo”.
       *[no] {" "}Văn phòng hoặc lãnh đạo chốt báo cáo sau ngày cuối kỳ.
    }
error-undo-frozen = Báo cáo đã chốt thì không lấy lại được. Nếu số liệu cần sửa, anh/chị sửa nhiệm vụ rồi chốt lại: báo cáo mới sẽ thay thế.
error-no-figure = Báo cáo này không có con số đó, hoặc bản chốt không lưu danh sách nhiệm vụ của nó.

changes-head =
    <b>Thay đổi từ khi chốt</b> báo cáo số { $number } ({ $period }) · { $unit }
    <i>Chốt lúc { $at }; so với số liệu lúc { $now }</i>
changes-file = 📄 Tải toàn bộ thay đổi
changes-none = Không có gì thay đổi: số liệu hiện nay vẫn đúng như khi chốt.
changes-figures = <b>Con số ({ $count })</b>
changes-units = <b>Theo đơn vị ({ $count })</b>
changes-tasks = <b>Nhiệm vụ ({ $count })</b>
changes-results = <b>Kết quả ghi khác ({ $count })</b>
changes-figure = • { $name }: { $before } → { $after } ({ $moved })
changes-short = { $name } { $before } → { $after }
changes-unit = • { $unit }: { $figures }
changes-task = • { $code } { $title }: { $what }
changes-cell = { $before } → { $after }
changes-handed = từ { $before } sang { $after }
changes-came = mới được tính ({ $unit }): { $cell }
changes-left = không còn được tính ({ $unit }), trước là { $cell }
changes-result = • { $code }: “{ $before }” → “{ $after }”
extra-extensions-asked = đề nghị gia hạn
extra-extensions-granted = đồng ý gia hạn
extra-extensions-refused = không đồng ý gia hạn
extra-extended-once = nhiệm vụ gia hạn 01 lần
extra-extended-twice = nhiệm vụ gia hạn 02 lần
extra-extended-more = nhiệm vụ gia hạn từ 03 lần
extra-blockers-raised = vướng mắc phát sinh
extra-blockers-answered = vướng mắc đã giải quyết
extra-blockers-open = vướng mắc đang chờ
extra-blocked = nhiệm vụ đang vướng
extra-stale = lâu chưa báo cáo
extra-evidence-present = hoàn thành, có minh chứng
extra-evidence-missing = hoàn thành, chưa có minh chứng

error-period-unknown = Không hiểu kỳ “{ $text }”. Ví dụ: <code>/tonghop Q2/2026</code>, <code>/tonghop 6 tháng đầu năm 2026</code>, <code>/tonghop 1/3/2026-15/4/2026</code>
error-period-upside-down = Kỳ báo cáo bị ngược: ngày bắt đầu { $start } ở sau ngày kết thúc { $end }. Anh/chị ghi ngày bắt đầu trước, ví dụ: <code>/tonghop 1/3/2026-15/4/2026</code>
error-period-future = Kỳ báo cáo từ ngày { $start } đến ngày { $end } chưa bắt đầu nên chưa có số liệu. Anh/chị chọn kỳ đã bắt đầu, ví dụ: <code>/tonghop quý này</code>
error-no-summary = Phần tổng hợp này dành cho trưởng đơn vị, Văn phòng và lãnh đạo.
error-report-form = Không lập được báo cáo dạng “{ $form }”. Các dạng có thể chọn: docx, xlsx, pdf, html, png, json, txt, zip, evaluation.
error-report-template = Mẫu văn bản “{ $name }” có chỗ không đọc được ({ $why }). Mở tệp bằng Word, đối chiếu với mẫu gốc rồi lưu lại.
error-report-no-pdf = Máy chủ chưa cài LibreOffice nên không lập được tệp .pdf. Hãy lấy báo cáo .docx rồi lưu thành .pdf.
error-report-pdf = Không chuyển được báo cáo sang .pdf. Hãy lấy báo cáo .docx hoặc thử lại sau ít phút.

figures-open-all = 🔎 Xem nhiệm vụ sau từng con số
figures-whole = toàn cơ quan
figures-working = Đang đếm…
figures-menu =
    <b>Các con số { $period }</b> · { $unit }
    Chọn một con số để xem các nhiệm vụ được đếm.
figures-report = 📄 Báo cáo của đơn vị này
figures-open-unit = Theo đơn vị
figures-open-field = Theo lĩnh vực
figures-open-directive = Theo văn bản
figures-open-person = Theo người
figures-by-unit = <b>Số liệu { $period } theo đơn vị</b> · { $unit }
figures-by-field = <b>Số liệu { $period } theo lĩnh vực</b> · { $unit }
figures-by-directive = <b>Số liệu { $period } theo văn bản giao</b> · { $unit }
figures-by-person = <b>Số liệu { $period } theo người thực hiện</b> · { $unit }
figures-seal = báo cáo số { $number }
figures-pages = trang { $page }/{ $pages }
figures-row = { $number }. { $name }: { $total } nhiệm vụ, xong { $done }, quá hạn { $overdue }
figures-no-unit = Chưa có đơn vị
figures-no-field = Khác, chưa phân loại
figures-no-directive = Không theo văn bản
figures-no-rest = Các văn bản còn lại
figures-no-person = Chưa giao người
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
