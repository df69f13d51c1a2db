# Phần báo cáo của từng đơn vị: dự thảo, sửa từng dòng, xác nhận, theo dõi.

# Câu của một dòng (đưa vào báo cáo).
part-doing = thực hiện
part-counted = Đã { $doing } { $done }/{ $total }{ $noun }
part-words-percent = { $words } (đạt { $percent }%)
part-percent = Đạt { $percent }%
part-moving = Đang thực hiện
part-as-is = { $body }.
part-forecast = { $body }, dự kiến hoàn thành ngày { $day }.
part-done = { $body }; hoàn thành ngày { $day }.
part-done-bare = Đã hoàn thành ngày { $day }.
part-waiting = { $body }; đã báo cáo hoàn thành ngày { $day }, chờ xác nhận.
part-waiting-bare = Đã báo cáo hoàn thành ngày { $day }, chờ xác nhận.
part-paused = { $body }; hiện tạm dừng.
part-paused-bare = Hiện tạm dừng.
part-silent = Chưa có báo cáo.
part-silent-due = Chưa có báo cáo (hạn { $due }).

part-head =
    📝 <b>Phần báo cáo của { $unit }</b> · { $period }{ $pages ->
        [1] {""}
       *[other] {" "}(trang { $page }/{ $pages })
    }
part-state-draft = <i>Dự thảo soạn từ tiến độ đã báo cáo. Hạn gửi: { $due }.</i>
part-state-closed = <i>Kỳ này đã ngừng thu phần báo cáo; phần này chưa được xác nhận.</i>
part-state-confirmed = ✅ <i>{ $by } đã xác nhận lúc { $at }.</i>
part-state-late = ⚠ <i>{ $by } xác nhận muộn, lúc { $at } (hạn { $due }).</i>
part-keeper = <i>Giao { $name } soạn.</i>
part-group = <b>{ $name }</b>
part-group-blocker = Khó khăn, vướng mắc
part-group-proposal = Kiến nghị, đề xuất
part-line =
    <b>{ $number }.</b> { $name }{ $edited ->
        [yes] {" "}✏
       *[no] {""}
    }
    { $text }
part-line-added = <b>{ $number }.</b> { $text }
part-line-out = <b>{ $number }.</b> <i>✂ { $name }: đã bỏ, không đưa vào báo cáo</i>
part-waits = { $text }; chờ { $waits_for } (từ ngày { $since })
part-since = { $text } (từ ngày { $since })
part-newer = <i>↻ Có tiến độ mới hơn:</i> { $text }
part-empty = Chưa có nội dung nào trong kỳ. Anh/chị có thể thêm dòng, nêu kiến nghị rồi xác nhận.
part-how =
    <i>Gõ “3: Đã …” để viết lại dòng 3, “bỏ 3” để bỏ dòng 3,
    “thêm …” để thêm một dòng, “kiến nghị …” để nêu kiến nghị.</i>
part-do-confirm = ✅ Xác nhận
part-do-edit = ✏ Sửa một dòng
part-do-hand = 👤 Giao người soạn
part-do-add = ➕ Thêm dòng
part-do-propose = 💬 Kiến nghị
part-take-newer = ↻ Lấy tiến độ mới (dòng { $number })
part-put-back = ↩ Đưa lại dòng { $number }
part-line-button = { $number }. { $code }
part-edit-which = Sửa dòng nào?
part-ask-line =
    Viết lại dòng { $number } (gõ “bỏ” để bỏ dòng này, <code>/huy</code> để thôi). Hiện là:
    <code>{ $text }</code>
part-ask-add = Xin gõ nội dung dòng cần thêm, ví dụ: <i>Đã tổ chức 02 lớp tập huấn cho 120 cán bộ một cửa</i>
part-ask-propose = Xin gõ kiến nghị của đơn vị, ví dụ: <i>Đề nghị Sở Tài chính sớm bố trí kinh phí số hóa hồ sơ</i>
part-edited = ✏ <b>Đã ghi dòng { $numbers }.</b>
part-dropped = ✂ <b>Đã bỏ dòng { $numbers } khỏi báo cáo.</b>
part-taken-back = ↩ <b>Đã bỏ dòng vừa thêm.</b>
part-reopened = Phần này đã xác nhận, nay trở lại dự thảo: xin anh/chị chọn <b>Xác nhận</b> lại.
part-confirmed-confirmed = ✅ <b>Đã xác nhận.</b> Nội dung dưới đây sẽ vào báo cáo.
part-confirmed-late = ⚠ <b>Đã xác nhận, ghi nhận là gửi muộn</b> (hạn { $due }).
part-hand-whom = Giao ai soạn phần báo cáo của { $unit }?
part-give-back = ↩ Trả về trưởng đơn vị
part-handed = 👤 Đã giao { $name } soạn phần báo cáo của { $unit }.
part-handed-back = 👤 Phần báo cáo của { $unit } trở về trưởng đơn vị.
part-open-of = 📝 Mở phần của { $unit }
part-open-of-period = 📝 Mở { $period } · { $unit }

parts-head =
    📋 <b>Phần báo cáo của các đơn vị</b> · { $period }
    Đã xác nhận { $done }/{ $total }; hạn gửi { $due }.{ $closed ->
        [yes] {" "}Đã ngừng thu lúc { $at }.
       *[no] {""}
    }
parts-line-draft = { $mark } { $unit }: chưa xác nhận{ $kept ->
        [yes] {" "}(giao { $keeper })
       *[no] {""}
    }
parts-line-confirmed = { $mark } { $unit }: { $by }, { $at }
parts-line-late = { $mark } { $unit }: gửi muộn, { $by }, { $at }
parts-own = 📝 <b>Các phần báo cáo của anh/chị</b>
parts-own-button = { $unit } · { $period }
parts-own-line = { $line } · { $period }, hạn gửi { $due }
parts-other = 📋 Xem { $period }
parts-own-unit = ✏ { $unit }
parts-board = 📋 Phần của các đơn vị
parts-urge-all = 📣 Đôn đốc { $count } đơn vị chưa gửi
parts-urge-one = 📣 Đôn đốc một đơn vị
parts-urge-whom = Đôn đốc đơn vị nào?
parts-close = 🔒 Ngừng thu, không chờ nữa
parts-reopen = 🔓 Mở lại, chờ tiếp
parts-urged = 📣 Đã đôn đốc { $units } ({ $people } người), ghi tên anh/chị.
parts-urged-later = 📣 Đang ngoài giờ nhận tin. Đôn đốc { $units } sẽ gửi đến { $people } người lúc { $at }, ghi tên anh/chị.
parts-not-yet = Kỳ từ ngày { $start } đến ngày { $end } chưa thu phần báo cáo của các đơn vị. Anh/chị có thể thu ngay: mỗi trưởng đơn vị sẽ nhận dự thảo của mình.
parts-open-now = 📥 Thu phần của các đơn vị ngay
summary-parts = 📋 Phần của đơn vị: { $done }/{ $total } đã xác nhận

notice-parts-fresh = 📝 <b>Đã có dự thảo phần báo cáo của đơn vị</b>, soạn từ tiến độ anh/chị đã báo cáo. Xin anh/chị xem, sửa từng dòng nếu cần rồi xác nhận:
notice-parts-chased = 📝 <b>Phần báo cáo của đơn vị chưa được xác nhận.</b> Xin anh/chị xem và xác nhận:
notice-parts-urged = 📣 <b>{ $by } đôn đốc phần báo cáo của đơn vị.</b> Xin anh/chị xem và xác nhận:
notice-parts-handed = 👤 <b>{ $by } giao anh/chị soạn phần báo cáo của đơn vị:</b>
notice-part-confirmed = ✅ <b>{ $by } đã xác nhận phần báo cáo</b> của { $unit }, { $period }. Anh/chị có thể xem và sửa lại nếu cần.
notice-part-left = • { $unit }, { $period }: hạn gửi { $due } (còn { $days } ngày)
notice-part-today = • { $unit }, { $period }: hạn gửi hôm nay, { $due }
notice-part-late = • { $unit }, { $period }: đã quá hạn gửi { $due }
notice-parts-in = ✅ <b>Đã đủ phần báo cáo { $period }</b> của { $total } đơn vị. Anh/chị có thể lập báo cáo.
notice-parts-missing =
    ⏳ <b>Hôm nay hết hạn gửi phần báo cáo { $period }</b> ({ $due }). Còn { $missing }/{ $total } đơn vị chưa gửi:
    { $names }
notice-parts-unit = • { $name }

error-no-part = Phần báo cáo này dành cho trưởng đơn vị, người được giao soạn, Văn phòng và lãnh đạo.
error-parts-no-work = Đơn vị của anh/chị không có nhiệm vụ trong kỳ này nên không có phần báo cáo phải gửi.
error-parts-none = Chưa có kỳ nào thu phần báo cáo của các đơn vị. Dự thảo kỳ tới được gửi ngày { $day }.
error-parts-not-gathered = Kỳ từ ngày { $start } đến ngày { $end } không thu phần báo cáo của các đơn vị. Gõ <code>/phan</code> để xem kỳ đang thu.
error-parts-nothing = Kỳ này chưa đơn vị nào có nhiệm vụ, không có gì để thu.
error-parts-all-in = Các đơn vị này đã xác nhận, không cần đôn đốc.
error-parts-closed = Kỳ này đã ngừng thu phần báo cáo. Chọn “Mở lại, chờ tiếp” trước khi đôn đốc.
error-part-closed = Kỳ này đã ngừng thu phần báo cáo nên không nhận sửa hay xác nhận nữa. Xin anh/chị liên hệ Văn phòng để mở lại.
error-part-changed = Nội dung đã thay đổi từ lúc anh/chị mở (người khác vừa sửa, hoặc có tiến độ mới). Gõ <code>/phan</code> để xem lại rồi xác nhận.
error-part-already = Phần này đã được { $by } xác nhận lúc { $at }.
error-part-no-line = Không có dòng { $number }; phần này có { $last } dòng. Ví dụ: <code>3: Đã trình UBND tỉnh ngày 05/6/2026</code>
error-part-line-gone = Dòng này không còn trong phần báo cáo. Gõ <code>/phan</code> để xem lại.
error-part-line-empty = Dòng chưa có nội dung. Ví dụ: <code>3: Đã trình UBND tỉnh ngày 05/6/2026</code>
error-part-line-long = Dòng này có { $length } ký tự, báo cáo nhận tối đa { $limit }. Xin anh/chị viết gọn lại; nội dung cũ giữ nguyên.
error-part-line-taken = Dòng { $number } vừa được người khác sửa thành: “{ $text }”. Nội dung anh/chị gõ chưa được ghi; gõ <code>/phan</code> để xem rồi gửi lại nếu vẫn cần.
error-part-full = Mỗi phần nhận tối đa { $limit } dòng thêm.
