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
    Who shall do it? Tap to choose or to take away; with nobody chosen the unit's head has it.
edit-people-now =
    <b>{ $code }</b> { $title }
    Handed to: <b>{ $names }</b>. Tap a name to add or take away.
edit-people-none =
    <b>{ $code }</b> { $title }
    Handed to nobody; the unit's head has it. Tap a name to hand it over.
edit-menu =
    <b>{ $code }</b> { $title }
    Deadline: { $deadline }
    What do you want to change?
edit-lead =
    <b>{ $code }</b> { $title }
    Which unit shall lead?
edit-support =
    <b>{ $code }</b> { $title }
    Which units support? Tap to choose or to take away.
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
