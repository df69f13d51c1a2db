# The units' parts of a report: draft, edit line by line, confirm, follow.

# The sentence of a line (goes into the report).
part-doing = done
part-counted = Progress ({ $doing }): { $done }/{ $total }{ $noun }
part-words-percent = { $words } ({ $percent }%)
part-percent = { $percent }% reached
part-moving = Under way
part-as-is = { $body }.
part-forecast = { $body }, expected to be done on { $day }.
part-done = { $body }; completed on { $day }.
part-done-bare = Completed on { $day }.
part-waiting = { $body }; reported done on { $day }, awaiting acceptance.
part-waiting-bare = Reported done on { $day }, awaiting acceptance.
part-paused = { $body }; paused.
part-paused-bare = Paused.
part-silent = No report yet.
part-silent-due = No report yet (due { $due }).

part-head =
    📝 <b>Part of { $unit }</b> · { $period }{ $pages ->
        [1] {""}
       *[other] {" "}(page { $page }/{ $pages })
    }
part-state-draft = <i>Draft made from reported progress. Due: { $due }.</i>
part-state-closed = <i>Gathering has been closed; this part was not confirmed.</i>
part-state-confirmed = ✅ <i>Confirmed by { $by } at { $at }.</i>
part-state-late = ⚠ <i>Confirmed late by { $by } at { $at } (due { $due }).</i>
part-keeper = <i>Handed to { $name }.</i>
part-group = <b>{ $name }</b>
part-group-blocker = Difficulties
part-group-proposal = Proposals
part-line =
    <b>{ $number }.</b> { $name }{ $edited ->
        [yes] {" "}✏
       *[no] {""}
    }
    { $text }
part-line-added = <b>{ $number }.</b> { $text }
part-line-out = <b>{ $number }.</b> <i>✂ { $name }: left out of the report</i>
part-waits = { $text }; waiting for { $waits_for } (since { $since })
part-since = { $text } (since { $since })
part-newer = <i>↻ Newer progress:</i> { $text }
part-empty = Nothing to report in this period yet. You can add lines or proposals, then confirm.
part-how =
    <i>Type “3: …” to rewrite line 3, “drop 3” to leave it out,
    “add …” to add a line, “propose …” to add a proposal.</i>
part-do-confirm = ✅ Confirm
part-do-edit = ✏ Edit a line
part-do-hand = 👤 Hand over
part-do-add = ➕ Add a line
part-do-propose = 💬 Proposal
part-take-newer = ↻ Take the newer progress (line { $number })
part-put-back = ↩ Put line { $number } back
part-line-button = { $number }. { $code }
part-edit-which = Which line?
part-ask-line =
    Rewrite line { $number } (type “drop” to leave it out, <code>/cancel</code> to stop). Now:
    <code>{ $text }</code>
part-ask-add = Type the line to add, for example: <i>Held 02 trainings for 120 officers</i>
part-ask-propose = Type the unit's proposal, for example: <i>The Finance Department should provide funds for digitising files</i>
part-edited = ✏ <b>Line { $numbers } recorded.</b>
part-dropped = ✂ <b>Line { $numbers } is left out of the report.</b>
part-taken-back = ↩ <b>The added line is gone.</b>
part-reopened = The part had been confirmed and is a draft again: please choose <b>Confirm</b> once more.
part-confirmed-confirmed = ✅ <b>Confirmed.</b> This will be in the report.
part-confirmed-late = ⚠ <b>Confirmed and marked as late</b> (due { $due }).
part-hand-whom = Who shall write the part of { $unit }?
part-give-back = ↩ Back to the head
part-handed = 👤 The part of { $unit } was handed to { $name }.
part-handed-back = 👤 The part of { $unit } is back with the head.
part-open-of = 📝 Open the part of { $unit }
part-open-of-period = 📝 Open { $period } · { $unit }

parts-head =
    📋 <b>The units' parts</b> · { $period }
    { $done }/{ $total } confirmed; due { $due }.{ $closed ->
        [yes] {" "}Closed at { $at }.
       *[no] {""}
    }
parts-line-draft = { $mark } { $unit }: not confirmed{ $kept ->
        [yes] {" "}(handed to { $keeper })
       *[no] {""}
    }
parts-line-confirmed = { $mark } { $unit }: { $by }, { $at }
parts-line-late = { $mark } { $unit }: late, { $by }, { $at }
parts-own = 📝 <b>Your parts</b>
parts-own-button = { $unit } · { $period }
parts-own-line = { $line } · { $period }, due { $due }
parts-other = 📋 See { $period }
parts-own-unit = ✏ { $unit }
parts-board = 📋 The units' parts
parts-urge-all = 📣 Urge { $count } missing units
parts-urge-one = 📣 Urge one unit
parts-urge-whom = Which unit?
parts-close = 🔒 Close, wait no longer
parts-reopen = 🔓 Reopen
parts-urged = 📣 Urged { $units } ({ $people } people) in your name.
parts-urged-later = 📣 Quiet hours now. The urge to { $units } leaves for { $people } people at { $at }, in your name.
parts-not-yet = The units' parts for { $start } to { $end } have not been gathered. You can gather them now: every head gets the draft.
parts-open-now = 📥 Gather the parts now
summary-parts = 📋 Units' parts: { $done }/{ $total } confirmed

notice-parts-fresh = 📝 <b>The draft of your unit's part is ready</b>, made from the progress you reported. Please look, edit line by line if needed, and confirm:
notice-parts-chased = 📝 <b>Your unit's part is not confirmed yet.</b> Please look and confirm:
notice-parts-urged = 📣 <b>{ $by } asks for your unit's part.</b> Please look and confirm:
notice-parts-handed = 👤 <b>{ $by } hands you the unit's part to write:</b>
notice-part-confirmed = ✅ <b>{ $by } has confirmed the part</b> of { $unit }, { $period }. You can look and change it if needed.
notice-part-left = • { $unit }, { $period }: due { $due } ({ $days } days left)
notice-part-today = • { $unit }, { $period }: due today, { $due }
notice-part-late = • { $unit }, { $period }: was due { $due }
notice-parts-in = ✅ <b>All parts for { $period }</b> of { $total } units are in. The report can be made.
notice-parts-missing =
    ⏳ <b>The parts for { $period } are due today</b> ({ $due }). { $missing }/{ $total } units are missing:
    { $names }
notice-parts-unit = • { $name }

error-no-part = This part is for unit heads, those it was handed to, the Office and the directors.
error-parts-no-work = Your unit had no task in this period, so there is no part to send.
error-parts-none = No parts have been gathered yet. The next draft is sent on { $day }.
error-parts-not-gathered = No parts are gathered for { $start } to { $end }. Type <code>/part</code> for the running period.
error-parts-nothing = No unit has a task in this period; there is nothing to gather.
error-parts-all-in = These units have confirmed; nothing to urge.
error-parts-closed = This gathering is closed. Choose “Reopen” before urging.
error-part-closed = This gathering is closed; edits and confirmations are not taken any more. Please ask the Office to reopen it.
error-part-changed = The part has changed since you opened it (somebody edited it, or there is new progress). Type <code>/part</code> to look again, then confirm.
error-part-already = { $by } confirmed this part at { $at }.
error-part-no-line = There is no line { $number }; the part has { $last } lines. Example: <code>3: Submitted to the committee on 05/6/2026</code>
error-part-line-gone = The line is no longer in the part. Type <code>/part</code> to look again.
error-part-line-empty = The line is empty. Example: <code>3: Submitted to the committee on 05/6/2026</code>
error-part-line-long = The line has { $length } characters; a report takes { $limit }. Please shorten it; the old text stays.
error-part-line-taken = Somebody has just changed line { $number } to: “{ $text }”. Your text was not recorded; type <code>/part</code> to look, then send it again if needed.
error-part-full = A part takes { $limit } added lines.
