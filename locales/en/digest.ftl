# The weekly digest for directors.

digest-heading =
    <b>DIGEST OF THE WEEK</b> (from { $week })
    { $organisation }
digest-open = 📂 Open: <b>{ $count }</b>{ $change }
digest-overdue = <b>Overdue longest</b>
digest-due-this-week = 📅 Due this week: <b>{ $count }</b>{ $change }
digest-done-last-week = ✅ Done last week: <b>{ $count }</b>{ $change }
digest-new-last-week = 📌 New last week: <b>{ $count }</b>{ $change }
digest-overdue-count = 🔴 Overdue: <b>{ $count }</b>{ $change }
digest-overdue-line = • <b>{ $code }</b> ({ $unit }): { $title } – <b>{ $days } { $days ->
    [1] day
   *[other] days
}</b>
digest-units = <b>Units ranked</b>
digest-unit-line = { $place }. { $unit }: open { $open }, overdue { $overdue }, done last week { $done }{ $rate ->
    [none] {""}
   *[other] {", "}on time { $rate }
}
digest-blockers = <b>Difficulties that wait for a decision</b>
digest-blocker-line = ⚠ <b>{ $code }</b> ({ $unit }): { $text } <i>(waits for: { $waits_for })</i>
digest-unreached = 📵 Not reached this week: <b>{ $count } people</b>. Type <code>/unreached</code> for the list.
