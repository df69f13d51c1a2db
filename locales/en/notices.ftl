# What the system says of its own accord: pings, urging, assignments, extensions, difficulties.

notice-again = <i>(sent again, may be a duplicate)</i>
notice-somebody = The Office
notice-morning = <b>To look at on { $day }: { $count }</b>
notice-section-overdue = 🔴 <b>Overdue: { $count }</b>
notice-section-today = 🟠 <b>Due today: { $count }</b>
notice-section-soon = 🟡 <b>Due soon: { $count }</b>
notice-section-escalated = 📣 <b>Overdue and unanswered, please step in: { $count }</b>
notice-line =
    { $number ->
        [0] {""}
       *[other] { $number }.{" "}
    }<b>{ $code }</b> · { $unit }
    { $title }
    <i>{ $when }{ $percent ->
        [-1] {""}
       *[other] {" · "}{ $percent }%
    }</i>
notice-more = … and { $count } more. Choose <b>See all</b>.
notice-how-to-answer = <i>Answer this message in one sentence, for example “80%, will be done on 20/6”, or choose below.</i>
notice-hour = ⏰ <b>Time is running out: due at { $at }</b>
notice-urge = 📣 <b>{ $by } urges</b> { $count ->
    [1] this task. Please report now:
   *[other] these { $count } tasks. Please report now:
}
notice-assigned = 📌 <b>{ $by } gave</b> { $count ->
    [1] you this task:
   *[other] you these { $count } tasks:
}
notice-extension-asked =
    ⏰ <b>{ $by } asks for more time</b> until { $wanted }.
    Reason: { $reason }
notice-extension-granted = ✅ <b>{ $by } granted more time</b> until { $due }.
notice-extension-refused =
    ❌ <b>{ $by } did not grant more time.</b> The deadline stays.
    Reason: { $reason }
notice-submitted = ✅ <b>{ $by } reports completion</b> and waits for your confirmation:
notice-boundary = ⚖ <b>{ $by } reported completion on { $day }</b>, the very day the document names ({ $named }; counted deadline { $due }). Please decide:
notice-returned =
    ↩ <b>{ $by } returned this</b> to be done again.
    Reason: { $reason }
notice-blocker =
    ⚠ <b>{ $by } reports a difficulty:</b>
    { $text }
notice-blocker-answered =
    💬 <b>{ $by } answered the difficulty:</b>
    { $text }
notice-changed-paused =
    ⏸ <b>{ $by } paused</b> the task.
    Reason: { $reason }
notice-changed-resumed = ▶ <b>{ $by } resumed</b> the task:
notice-changed-cancelled =
    ✖ <b>{ $by } cancelled</b> the task.
    Reason: { $reason }
notice-changed-deadline = 📅 <b>{ $by } moved the deadline</b> to { $due }.
notice-changed-declined =
    ✋ <b>{ $by } declined the task</b> (wrong unit).
    Reason: { $reason }
notice-unreachable = 📵 <b>Messages do not reach { $count } people</b>
notice-unreachable-line = • <b>{ $name }</b>: { $reason }
notice-unreachable-more = … and { $count } others
notice-unreachable-call = Please tell them in person; type <code>/unreached</code> for the list.

button-see-all = See all
button-urge = { $count ->
    [1] 📣 Urge
   *[other] 📣 Urge { $count } tasks
}
urge-done = 📣 Urged { $codes }: { $people } { $people ->
    [1] person
   *[other] people
} told, in your name.
urge-later = 📣 It is outside message hours. { $codes } will be urged ({ $people } { $people ->
    [1] person
   *[other] people
}) at { $at }, in your name.
error-urge-which = Please name the tasks to urge (at most 30 codes). Example: <code>/urge CCHC-2026-012 CCHC-2026-015</code>. For a whole unit: <code>/overdue Phòng Người có công</code> and choose there, or <code>/letter Phòng Người có công</code> for a letter.
error-urge-nothing = These tasks are done, paused or cancelled; there is nothing to urge.
error-urge-already = These tasks were urged within this hour. Please wait for an answer first.
notice-linked = 🔐 An account on <b>{ $channel }</b> was just linked to you. If that was not you, please tell the Office at once.
notice-unlinked = 🔓 Your account on <b>{ $channel }</b> was just unlinked. Reminders now come here. If that was not you, please tell the Office.
