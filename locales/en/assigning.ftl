# Assigning in one line or step by step; handing over, changing, pausing, cancelling.

error-reason-empty = Please say why, for example: <i>waiting for the ministry's guidance</i>

edit-button-assign = 👤 Hand over
edit-button-menu = ✏ Edit
edit-button-title = Title
edit-button-due = Deadline
edit-button-lead = Lead unit
edit-button-support = Supporting units
edit-button-pause = ⏸ Pause
edit-button-resume = ▶ Resume
edit-button-cancel = ✖ Cancel the task
edit-button-back = ‹ See the task
edit-people =
    <b>{ $code }</b> { $title }
    Who shall do it? Choose a name to add or take away; with nobody chosen the unit's head has it.
edit-people-now =
    <b>{ $code }</b> { $title }
    Handed to: <b>{ $names }</b>. Choose a name to add or take away.
edit-people-none =
    <b>{ $code }</b> { $title }
    Handed to nobody; the unit's head has it. Choose a name to hand it over.
edit-menu =
    <b>{ $code }</b> { $title }
    Deadline: { $deadline }
    What do you want to change?
edit-lead =
    <b>{ $code }</b> { $title }
    Which unit shall lead?
edit-support =
    <b>{ $code }</b> { $title }
    Which units support? Choose a name to add or take away.
edit-ask-title = Type the new title of <b>{ $code }</b> (now: <i>{ $title }</i>).
edit-ask-due = Type the new deadline of <b>{ $code }</b>, such as <i>trước ngày 25/3</i>; type <i>none</i> for no deadline.
edit-ask-pause = Why is <b>{ $code }</b> { $title } paused? Type the reason, or /cancel.
edit-ask-cancel = Why is <b>{ $code }</b> { $title } cancelled? Type the reason, or /cancel.
edit-title-done = <b>{ $code }</b> is now called: { $title }
edit-due-done = New deadline of <b>{ $code }</b>: { $deadline }
edit-lead-done = Another unit now leads <b>{ $code }</b>; whoever had it no longer does.
edit-pause-done = <b>{ $code }</b> { $title } is paused. Nobody is reminded of it until it is resumed.
edit-resume-done = <b>{ $code }</b> { $title } goes on.
edit-cancel-done = <b>{ $code }</b> { $title } is cancelled.

error-unit-unknown = The unit “{ $text }” is not known. Please choose one above or type its full name, such as <i>Văn phòng Sở</i>. Type <code>/cancel</code> to stop.
error-person-unknown = There is no “{ $text }” in the unit. Please choose one above, type the full name, or type <i>none</i>.
error-assign-own-unit = A head gives tasks within the own unit only. For another unit please ask the Office.

assign-so-far = New task: <b>{ $title }</b>
assign-ask-title = What is to be done? Deadline and person may come along, such as: <i>Phòng TTHC rà soát 30% TTHC, trước 25/3, anh Nam</i>. Type /cancel to stop.
assign-ask-unit = Which unit leads?
assign-ask-deadline = By when? Such as <i>trước ngày 25/3</i>, <i>cuối tháng 6</i>, <i>thường xuyên</i>.
assign-ask-person = Who in the unit shall do it?
assign-ask-support = Which unit supports?
assign-which-unit = Which unit is “{ $words }”? Choose one or type its name.
assign-unknown-unit = The unit “{ $words }” is not known. Which unit leads?
assign-which-support = Which unit is the supporting “{ $words }”?
assign-unknown-support = The supporting unit “{ $words }” is not known. Which unit is it?
assign-which-person = Who is “{ $words }”?
assign-unknown-person = There is no “{ $words }” in the unit. Who shall do it?
assign-button-more-unit = Another unit…
assign-button-more-person = Somebody else…
assign-button-no-support = Leave out
assign-button-look = See { $code }
assign-read = { $name } (“{ $words }”)
assign-button-no-deadline = No deadline
assign-button-no-person = Nobody yet
assign-late = This choice belongs to an assignment that is done or was stopped. Type /assign for a new one.
assign-done = <b>{ $code }</b> is given: { $title }
assign-done-many = <b>{ $count } tasks</b> are given ({ $first } to { $last }): { $title }
assign-unit = Lead: { $units }
assign-person = Assignee: { $names }
assign-deadline = Deadline: { $deadline }
assign-target = Target: { $words }
assign-product = Product: { $words }
assign-support = Supporting: { $units }
assign-report = Report to: { $words }
assign-support-unknown = ⚠ The supporting unit “{ $words }” was left out; open <i>Supporting units</i> to choose.

history-assign = assigned
history-accept = accepted from the directive
history-title = title changed
history-deadline = deadline changed
history-supporting = supporting units changed
history-lead = lead unit changed
history-hand-over = handed over
history-paused = paused
history-resumed = resumed
history-cancelled = cancelled
