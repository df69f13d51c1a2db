# Reading directives, reviewing and accepting duties; what is wrong with a file.

error-file-empty = The file <b>{ $name }</b> is empty. Please check it and send one with content.
error-file-too-large = The file <b>{ $name }</b> is too large (at most { $limit_mb } MB; tables of at most 5,000 rows). Please split it or shrink its pictures and send it again.
error-file-type = Files such as <b>{ $name }</b> can't be read yet. Please send { $kinds }.
error-file-broken = The file <b>{ $name }</b> is damaged or was cut off. Please open it, save it as a new file and send it again.
error-file-locked = The file <b>{ $name }</b> has a password. Please remove it (File › Info › Protect) and send it again.
error-file-old-format = The file <b>{ $name }</b> is in an old format (.doc, .xls). Please save it as .docx or .xlsx and send it again.
error-file-macro = The file <b>{ $name }</b> holds macros and is not taken. Please save it as .docx or .xlsx without macros.
error-file-bomb = The file <b>{ $name }</b> is packed in a suspicious way and was not opened. Please save it again from Word or Excel.
error-file-no-table = There is no table of duties in <b>{ $name }</b>. It needs a header row with “Nội dung” and “Đơn vị thực hiện” (or “Chủ trì”). A single task is given in one line: <code>/assign Phòng TTHC rà soát TTHC, trước 25/3</code>
error-file-no-duties = There is no duty in <b>{ $name }</b>. Please check the file; a single task is given in one line: <code>/assign Phòng TTHC rà soát TTHC, trước 25/3</code> If it is evidence, send it as a reply to the ping or with the task’s code as its caption.
error-file-scan = The file <b>{ $name }</b> is a scan (pictures) without a text layer and cannot be read yet. Please send the .docx or .xlsx, or a .pdf saved from Word or taken from the document system. If it is evidence, send it as a reply to the ping or with the task’s code as its caption.
error-file-secret = The file <b>{ $name }</b> carries a secrecy stamp; it was not taken and not kept. Please handle it by the rules for state secrets.
error-file-not-fetched = The file <b>{ $name }</b> could not be fetched. Please send it again.

error-no-directive = There is no such directive. Please send the file again.
error-no-draft = This was accepted or dropped meanwhile; the choice does nothing any more.
error-no-unit = There is no such unit; it may have been closed.
error-title-empty = The title is empty. Example: <i>Review 30% of the procedures</i>
error-deadline-unreadable = The deadline “{ $text }” was not understood. Examples: <i>trước ngày 25/3</i>, <i>30/6/2026</i>, <i>trong quý II</i>, <i>thường xuyên</i>. Type <i>none</i> for no deadline.
error-day-unreadable = The day “{ $text }” was not understood. Example: <i>12/3/2026</i>. Type <i>skip</i> to leave it blank.

import-ask-file = Please send the directive's file (.docx, .pdf, .xlsx or .txt). Type /cancel to stop.
import-reading = Reading <b>{ $name }</b>…
import-known = { $count } duties of the file were there already and are not made again.
import-nothing-new = { $name }: no new duty to review.
import-review-empty = { $name }: nothing is left to review.
import-doc-type = { $type ->
    [ke_hoach] Plan
    [cong_van] Letter
    [quyet_dinh] Decision
    [thong_bao] Notice
    [bao_cao] Report
    [chi_thi] Instruction
    [cong_dien] Telegram
   *[other] Document
}
import-name = { $kind }{ $number }{ $issued } “{ $subject }”
import-name-number = {" "}{ $number }
import-name-issued = {" "}of { $issued }
import-heading = <b>{ $name }</b>
import-counts = { $duties } duties, { $works } tasks by unit.
import-no-lead = ❓ { $count } tasks without a known lead unit.
import-unsure = ⚠ { $count } tasks whose deadline needs a look.
import-no-date = The file gives no date of issue.
import-no-number = The file gives no number.

import-duty = <b>{ $item }. { $title }</b>
import-duty-plain = <b>{ $title }</b>
import-lead = Lead: { $units }
import-support = Supporting: { $units }
import-support-words = The document says, supporting: “{ $words }”
import-field = Field: { $field }
import-deadline = Deadline: { $deadline }
import-deadline-unsure = ⚠ Deadline: { $deadline } (please confirm)
import-detail = <i>{ $text }</i>
import-unknown-unit = ❓ “{ $words }”
import-and-more = { $units } and { $count } more units

import-pick-lead =
    <b>{ $title }</b>
    Which unit leads? Several units get one task each.
import-pick-support =
    <b>{ $title }</b>
    Which units support?
import-pick-field =
    <b>{ $title }</b>
    Which field is it?
import-which-unit =
    { $duty }
    The document says: “{ $words }”. Which unit leads?
import-same-words = One answer for all { $count } tasks that say so.
import-named = <b>{ $unit }</b> leads { $count } tasks.
import-ask-title = Type the new title of: <i>{ $title }</i>
import-ask-due = Type the new deadline, such as <i>trước ngày 25/3</i> or <i>thường xuyên</i>; type <i>none</i> for no deadline.
import-words-now = It says now: “{ $words }”.
import-ask-date = Type the date of issue, such as <i>12/3/2026</i>. Type <i>skip</i> to leave it blank.
import-ask-number = Type the number, such as <i>45/KH-SLĐTBXH</i>. Type <i>skip</i> to leave it blank.
import-accepting = Assigning { $count } tasks…
import-accepted = <b>{ $count } tasks</b> assigned, codes { $first } to { $last }. Each owner gets one notice.
import-accepted-none = No task was assigned: { $left } tasks have no known lead unit.
import-left = { $count } tasks without a known lead unit stay in the review.
import-ask-drop = Drop every duty of this document under review? Changes made here are lost; assigned tasks stay.
import-dropped-all = { $count } tasks dropped from the review. Send the file again to start over.

import-button-to-page = One by one
import-button-to-accept = Accept all ({ $count })
import-button-to-unclear = Choose units ({ $count })
import-button-to-date = Enter the date
import-button-to-number = Enter the number
import-button-to-drop = Drop all
import-button-to-drop-yes = Drop all
import-button-to-summary = ‹ Overview
import-button-edit = ‹ Done
import-button-title = Title
import-button-due = Deadline
import-button-lead = Lead
import-button-support = Supporting
import-button-field = Field
import-button-drop = Drop this
import-button-settle = ✓ The deadline is right
import-button-back = ‹ Back to the list
import-button-edit-item = Edit { $item }
import-button-drop-item = Drop { $item }
import-button-drop-same = Not ours: drop all { $count }
import-button-drop-this = Drop this duty
import-button-later = Later
button-previous = ‹ Previous
button-next = Next ›

weekday = { $day ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
}
deadline-day = due { $weekday } { $due }
deadline-hour = { $day } at { $hour }
deadline-first = { $day }, { $every }
deadline-read = “{ $words }” → { $day }
deadline-why = { $day } ({ $why })
deadline-why-eve = not counting { $named }
deadline-why-period-end = last day of the period
deadline-why-friday = up to Friday
deadline-why-working-days = working days only
deadline-why-counted = counted from the day of writing
deadline-why-moved = the last day is a day off, so the next working day
deadline-why-year-unsure = no year written, please check
deadline-why-foreign = read from English, please check
deadline-none = no deadline
deadline-unread = “{ $words }” → no day could be read
deadline-ongoing = “{ $words }” → ongoing, a line in every period
deadline-again = “{ $words }” → { $every }
every-weekly = every week
every-monthly = every month
every-quarterly = every quarter
every-half-yearly = every half-year
every-yearly = every year
