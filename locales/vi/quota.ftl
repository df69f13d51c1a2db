# Hạn mức tin trong tháng và số người của gói Zalo Bot.

quota-heading = <b>Hạn mức tin tháng { $month }</b> ({ $channel })
quota-used = Đã dùng <b>{ $used }/{ $limit }</b> tin ({ $percent }%): nhận { $incoming }, gửi { $outgoing }; còn <b>{ $left }</b>.
quota-early = Mới đầu tháng, chưa dự báo được.
quota-lasts = Dự báo cả tháng khoảng { $total } tin{ $basis ->
    [last-month] {" "}(theo tháng trước)
   *[pace] {""}
}: đủ dùng.
quota-short = ⚠ Với mức dùng { $basis ->
    [last-month] của tháng trước
   *[pace] hiện nay
} (cả tháng khoảng { $total } tin), hạn mức <b>sẽ hết khoảng ngày { $day }</b>.
quota-tight = Đang tiết kiệm: việc quá hạn, việc đến hạn, tin xin chỉ đạo, bản tin tuần và câu trả lời vẫn gửi ngay; tin khác chờ gộp vào tin kế tiếp của từng người.
quota-spent = Đã ngừng gửi tin nhắc qua kênh này đến ngày { $first }; { $left ->
    [0] không còn tin nào để trả lời.
   *[other] { $left } tin còn lại chỉ để trả lời người nhắn đến.
} Ai có kênh khác vẫn nhận được tin; xem những người còn lại: <code>/chualienlac</code>
quota-people = Người đã liên kết qua { $channel }: { $linked }/{ $limit }.
quota-none = Không có kênh nào bị giới hạn số tin.
quota-room-near = ⚠ { $channel } phục vụ tối đa { $limit } người, đã liên kết { $linked }.
quota-room-full = ⛔ { $channel } đã đủ { $limit } người (đã liên kết { $linked }): người liên kết thêm qua { $channel } sẽ không nhận được tin. Xin mời qua kênh khác.

notice-quota-70 = ⚠ <b>{ $channel } đã dùng trên 70% hạn mức tin của tháng</b>
notice-quota-90 = ⚠ <b>{ $channel } đã dùng trên 90% hạn mức tin của tháng</b>
notice-quota-100 = ⛔ <b>{ $channel } đã hết hạn mức tin nhắc của tháng</b>
notice-people-near = ⚠ <b>{ $channel } đã liên kết { $linked } người</b>, gói đang dùng phục vụ tối đa { $limit } người. Người vượt số này sẽ không nhận được tin qua { $channel }; xin mời qua kênh khác.
notice-people-full = ⛔ <b>{ $channel } đã liên kết { $linked } người</b>, gói đang dùng chỉ phục vụ { $limit } người. Người liên kết thêm sẽ không nhận được tin qua { $channel }; xin mời qua kênh khác.
notice-along = <b>Tin gửi kèm</b>
digest-short = ⚠ Hạn mức tin { $channel } còn { $left }, sẽ hết khoảng ngày { $day }. Gõ <code>/hanmuc</code> để xem.
check-quota = Hạn mức tin tháng này ({ $channel }): đã dùng { $used }/{ $limit }; dự báo đủ dùng hoặc chưa dự báo được.
check-quota-short = Hạn mức tin tháng này ({ $channel }): đã dùng { $used }/{ $limit }; với mức dùng hiện nay sẽ hết khoảng ngày { $day }. Bớt tin, nâng gói, hoặc cho nhiều người dùng kênh khác.
check-people-limit = { $channel } đã liên kết { $linked } người, gói phục vụ tối đa { $limit }: mời thêm người qua kênh khác hoặc nâng gói.
told-saved = chờ gộp vào tin kế tiếp vì hạn mức tin của tháng sắp hết
