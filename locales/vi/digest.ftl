# Bản tin tuần gửi lãnh đạo.

digest-heading =
    <b>BẢN TIN TUẦN</b> (từ { $week })
    { $organisation }
digest-open = 📂 Đang mở: <b>{ $count }</b>{ $change }
digest-overdue = <b>Quá hạn lâu nhất</b>
digest-due-this-week = 📅 Đến hạn tuần này: <b>{ $count }</b>{ $change }
digest-done-last-week = ✅ Xong tuần trước: <b>{ $count }</b>{ $change }
digest-new-last-week = 📌 Giao tuần trước: <b>{ $count }</b>{ $change }
digest-overdue-count = 🔴 Quá hạn: <b>{ $count }</b>{ $change }
digest-overdue-line = • <b>{ $code }</b> ({ $unit }): { $title } – <b>{ $days } ngày</b>
digest-units = <b>Xếp hạng đơn vị</b>
digest-unit-line = { $place }. { $unit }: mở { $open }, quá hạn { $overdue }, xong tuần trước { $done }{ $rate ->
    [none] {""}
   *[other] {", "}đúng hạn { $rate }
}
digest-blockers = <b>Vướng mắc chờ quyết định</b>
digest-blocker-line = ⚠ <b>{ $code }</b> ({ $unit }): { $text } <i>(chờ: { $waits_for })</i>
digest-unreached = 📵 Chưa liên lạc được trong tuần: <b>{ $count } người</b>. Gõ <code>/chualienlac</code> để xem.
