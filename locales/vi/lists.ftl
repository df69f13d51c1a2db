# Các danh sách: việc của tôi, quá hạn, sắp đến hạn, tìm kiếm, lâu chưa báo cáo, vướng mắc.

mark-late = 🔴
mark-soon = 🟠
mark-calm = 🟢
mark-none = ⚪
mark-closed = ⚫
restricted-title = (nhiệm vụ hạn chế phổ biến)
due-none = không có thời hạn
due-today = hạn hôm nay ({ $due })
due-late = <b>quá hạn { $days } ngày</b> (hạn { $due })
due-left = còn { $days } ngày (hạn { $due })
due-done = hoàn thành ngày { $day } (hạn { $due })
due-done-late = <b>hoàn thành trễ { $days } ngày</b> (hạn { $due })

state-draft = dự thảo
state-assigned = chưa thực hiện
state-in-progress = đang thực hiện
state-submitted = chờ xác nhận
state-returned = trả lại, thực hiện lại
state-completed = đã hoàn thành
state-paused = tạm dừng
state-cancelled = đã hủy
state-declined = từ chối nhiệm vụ

list-line =
    { $mark } <b>{ $number }. { $code }</b> · { $unit }
    { $title }
    <i>{ $when }{ $percent ->
        [-1] {""}
       *[other] {" · "}{ $percent }%
    }</i>
list-all-units = « Tất cả đơn vị
page-back = « Trang trước
page-on = Trang { $page }/{ $pages } »

list-mine-heading = <b>Việc của anh/chị: { $count }</b> (trang { $page }/{ $pages })
list-mine-empty = Anh/chị không còn việc nào đang mở. 👏
list-overdue-heading = <b>Quá hạn: { $count } nhiệm vụ</b> { $unit } (trang { $page }/{ $pages })
list-overdue-empty = Không có nhiệm vụ nào quá hạn. 👏
list-upcoming-heading = <b>Đến hạn trong { $days } ngày tới: { $count } nhiệm vụ</b> { $unit } (trang { $page }/{ $pages })
list-upcoming-empty = Không có nhiệm vụ nào đến hạn trong { $days } ngày tới.
list-search-heading = <b>Tìm “{ $words }”: { $count } nhiệm vụ</b> (trang { $page }/{ $pages })
list-search-empty = Không tìm thấy nhiệm vụ nào có “{ $words }”. Thử ít từ hơn, ví dụ: <code>/tim một cửa</code>
list-stale-heading = <b>Quá { $days } ngày chưa báo cáo: { $count } nhiệm vụ không có thời hạn</b> (trang { $page }/{ $pages })
list-stale-empty = Không có nhiệm vụ nào để quá { $days } ngày mà chưa báo cáo.
overdue-unit = • { $unit }: <b>{ $count }</b> (lâu nhất { $days } ngày)

blockers-heading = <b>Vướng mắc chờ giải quyết: { $count }</b>{ $decides ->
    [yes] {""}. Chọn mã nhiệm vụ để trả lời.
   *[no] {""}
}
blockers-line =
    <b>{ $number }. { $code }</b> · { $unit }
    { $title }
    ⚠ { $text } <i>(chờ: { $waits_for }; { $days } ngày)</i>
blockers-empty = Không có vướng mắc nào chờ giải quyết.

unreached-heading = <b>Chưa liên lạc được trong 7 ngày qua: { $count } người</b> (trang { $page }/{ $pages })
unreached-line = • <b>{ $name }</b> ({ $unit }): { $reason }; { $count } tin, gần nhất { $at }
unreached-reached-since = ✅ Sau đó đã nhận được tin lúc { $at }
unreached-via = ☎ Có thể nhắn qua { $name }
unreached-call = Xin gọi hoặc nhắc trực tiếp những người trên.
unreached-on = { $reason } ({ $channel })
unreached-not-linked = chưa liên kết tài khoản, gửi mã mời bằng <code>/moi</code>
unreached-blocked = đã chặn hoặc xóa bot
unreached-blocked-here = đã chặn hoặc xóa bot; tin đi qua kênh khác của người này
unreached-unavailable = kênh nhắn tin không trả lời
unreached-too-many = kênh nhắn tin báo gửi quá nhanh
unreached-unknown = không rõ tin đã đến hay chưa
unreached-resent = không rõ lần trước đã đến hay chưa
unreached-refused = kênh nhắn tin không nhận nội dung này
unreached-no-channel = kênh đã liên kết hiện không hoạt động
unreached-error = lỗi của hệ thống khi soạn tin
unreached-window = chưa nhắn cho bot trong 7 ngày, kênh này không cho gửi trước; xin nhắc người này nhắn một câu cho bot
unreached-quota = kênh nhắn tin đã hết lượt gửi của tháng; đầu tháng sau tin còn cần sẽ được gửi lại
unreached-other = kênh nhắn tin không nhận
unreached-empty = Tuần qua mọi tin nhắc đều đến nơi.

error-search-empty = Xin gõ từ cần tìm, ví dụ: <code>/tim một cửa</code>
error-list-unit-unknown = Không rõ đơn vị “{ $text }”. Xin gõ tên một đơn vị sau lệnh, ví dụ: <code>/quahan Phòng Người có công</code>, <code>/congvan Phòng Người có công</code>
error-days-unreadable = Không hiểu số ngày “{ $text }”. Ví dụ: <code>/sapden 14</code>
error-no-listed-unit = Không có đơn vị này trong danh sách anh/chị được xem.
error-no-list = Danh sách này dành cho Văn phòng và lãnh đạo. Gõ <code>/trogiup</code> để xem các lệnh của mình.
