# The task card, its history, evidence, more time, accepting.

button-done = ✅ Done
button-percent = 📊 Progress
button-blocked = ⚠ Blocked
button-extend = ⏰ More time
button-detail = ℹ Details
button-clear = No longer blocked
button-history = 🕘 History
button-evidence = 📎 Evidence ({ $count })
button-card = « Task card
button-accept = ✅ Accept
button-return = ↩ Return
button-on-time = Counts as on time
button-late = Counts as late
button-grant = ✅ Grant
button-refuse = ❌ Refuse
button-other = 📅 Another day
button-answer = 💬 Answer
button-answer-to = 💬 Answer: { $text }
button-undo = ↶ Undo
button-fix = ✏ Correct?
button-all = All { $count } of these
pick-label = { $code } · { $title } · due { $due }

card-head = <b>{ $code }</b> · { $state }
card-parent = <b>{ $code }</b> · shared duty of { $count } units
card-title = <b>{ $title }</b>
card-detail = { $detail }
card-product = Product: { $product }
card-targets = 🎯 Target: { $targets }
card-report-to = Reports to: { $whom }
card-lead = Lead: { $unit }
card-support = Supporting: { $units }
card-people = Assigned to: { $names }
card-nobody = Assigned to: nobody yet (the head of the unit answers for it)
card-source = Source: { $source }
card-source-item = Source: { $source }, item { $item }
card-source-number = { $number } of { $day }
card-source-numberless = { $subject }
card-deadline = 🗓 { $deadline }
card-deadline-when = 🗓 { $deadline } <b>({ $when })</b>
card-extended = Extended { $count } times (first due: { $first })
card-extension-waiting = ⏰ More time asked for, until { $day }
card-progress = Progress: { $parts }
card-percent = { $percent }%
card-counts = { $done }/{ $total }
card-forecast = expected { $day }
card-last = Latest report ({ $at } through { $channel }): { $text }
card-completed = Reported done: { $day } ({ $timeliness })
card-blocker = ⚠ { $text }
card-blocker-waits = ⚠ { $text } (waits for { $waits_for })
card-answer = 💬 Answer: { $text }
card-child = • { $code } · { $unit }: { $state }
card-evidence = 📎 Evidence: { $count ->
    [one] { $count } file
   *[other] { $count } files
}
told-line = ✉ { $name }: { $what }
told-more = ✉ … and { $count } others
told-sent = message sent { $at } through { $channel }{ $resent ->
    [yes] {" (sent again, may be a duplicate)"}
   *[no] {""}
}{ $instead }
told-refused = {" "}(instead of { $channel }, which refuses)
told-silent = {" "}(instead of { $channel }, which does not answer)
told-window = {" "}(instead of { $channel }, where the person must write first)
told-quota = {" "}(instead of { $channel }, whose month is used up)
told-waiting = a message waits to leave at { $at }
told-retrying = being sent again, { $tries } tries so far, the last at { $at }: { $reason }
told-failed = no message arrived, last tried at { $at }: { $reason }
told-skipped-gone = no message was sent: nothing was left to tell
told-skipped-not-allowed = no message was sent: no right to see it any more
told-skipped-inactive = no message was sent: has left the office
told-skipped-merged = the message became part of the next one
timeliness-early = early
timeliness-on-time = on time
timeliness-late = late
timeliness-boundary = on the named day itself, to be decided
timeliness-no-deadline = no deadline

history-heading = <b>History of { $code }</b> (page { $page }/{ $pages })
history-line = { $at } · <b>{ $who }</b> ({ $channel }): { $what }{ $undone ->
    [yes] {" "}<i>(undone)</i>
   *[no] {""}
}
history-words = ↳ “{ $text }”
history-clock = The system
history-empty = Nothing has changed yet.
history-values = { $what } ({ $values })
history-value = { $name }: { $old } → { $new }
history-progress = reported progress
history-done = reported done
history-note = note
history-contribution = a supporting unit reported
history-blocker-answered = answered a difficulty
history-evidence = sent evidence
history-urge = urged
history-ask-evidence = asked for evidence
history-extension-asked = asked for more time
history-extension-granted = granted more time
history-extension-refused = refused more time
history-accepted = accepted
history-returned = returned
history-boundary = decided on time or late
history-recur = next occurrence
history-undo = undo
history-changed = changed the task
column-state = state
column-percent = progress
column-due-on = due
column-completed-on = completed on
column-forecast-on = expected
column-title = title

evidence-heading = <b>Evidence of { $code }: { $count }</b>
evidence-line = { $number }. { $name } ({ $size } KB) · { $who }, { $at } through { $channel }
evidence-empty = Task { $code } has no evidence yet. Send a photo or a file here, with the task's code.
evidence-caption = Evidence of { $code }, sent { $at }
error-no-evidence = There is no such evidence, or the file was removed.

extension-ask-day = <b>{ $code }</b> – due { $due }. Until which day do you need? For example: <i>30/6</i>. Type <code>/cancel</code> to stop.
extension-ask-reason = More time for <b>{ $code }</b> until <b>{ $day }</b>. What is the reason? (one sentence)
extension-asked = Asked for more time for <b>{ $code }</b> until <b>{ $day }</b>; waiting for a decision. Reason: { $reason }
extension-late = ⚠ Asked after the deadline { $due }; it should be asked for in time.
extension-often = ⚠ This task was extended { $count } times before.
extension-granted = Granted more time for <b>{ $code }</b>: now due <b>{ $day }</b>. The asker has been told.
extension-refused = Refused more time for <b>{ $code }</b>; still due { $due }. The asker has been told.
extension-other-day = Until which day for <b>{ $code }</b>? (asked: { $day }) For example: <i>25/6</i>
error-no-extension = There is no such request; it may have been withdrawn.
error-extension-decided = The request for { $code } has been decided already ({ $state ->
    [granted] granted
   *[refused] refused
}).
error-extension-no-deadline = Task { $code } has no deadline, so it needs no more time.
error-extension-not-later = The new day must come after the present deadline of { $code } ({ $due }). For example: <code>/extend { $code } 30/6 waiting for Sở Tư pháp</code>
error-extension-pending = A request for { $code } until { $day } is waiting already.
error-extension-closed = Task { $code } is not being worked on, so it cannot be extended.
error-extension-past = { $day } has passed. Please choose a day from today on.
error-not-head = Only the head of the unit or who does task { $code } may ask for more time.
error-wish-day = There is no day to be read in “{ $text }”. For example: <i>30/6</i>, <i>thứ sáu</i>, <i>cuối tháng</i>. Type <code>/cancel</code> to stop.

completion-accepted = Accepted <b>{ $code }</b> (reported { $day }).
completion-return-why = Return <b>{ $code }</b>: for what reason? (one sentence). Type <code>/cancel</code> to stop.
completion-returned = Returned <b>{ $code }</b> to its owner. Reason: { $reason }
completion-boundary = <b>{ $code }</b> was done { $day }, on the named day itself. On time or late?
boundary-decided = Noted: <b>{ $code }</b> was done { $timeliness }.
error-not-waiting = Task { $code } does not wait for this decision any more. Type <code>/task { $code }</code> to see it.
card-due-today = today
card-due-late = { $days } { $days ->
    [one] day
   *[other] days
} overdue
card-due-left = { $days } { $days ->
    [one] day
   *[other] days
} left
