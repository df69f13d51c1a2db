# Lists: my tasks, overdue, upcoming, search, stale, blockers.

mark-late = 🔴
mark-soon = 🟠
mark-calm = 🟢
mark-none = ⚪
mark-closed = ⚫
restricted-title = (restricted task)
due-none = no deadline
due-today = due today ({ $due })
due-late = <b>{ $days } { $days ->
    [one] day
   *[other] days
} overdue</b> (due { $due })
due-left = { $days } { $days ->
    [one] day
   *[other] days
} left (due { $due })
due-done = done on { $day } (due { $due })
due-done-late = <b>done { $days } { $days ->
    [one] day
   *[other] days
} late</b> (due { $due })

state-draft = draft
state-assigned = not started
state-in-progress = in progress
state-submitted = waiting for confirmation
state-returned = returned
state-completed = completed
state-paused = paused
state-cancelled = cancelled
state-declined = declined

list-line =
    { $mark } <b>{ $number }. { $code }</b> · { $unit }
    { $title }
    <i>{ $when }{ $percent ->
        [-1] {""}
       *[other] {" · "}{ $percent }%
    }</i>
list-all-units = « All units
page-back = « Back
page-on = Page { $page }/{ $pages } »

list-mine-heading = <b>Your tasks: { $count }</b> (page { $page }/{ $pages })
list-mine-empty = You have no open tasks. 👏
list-overdue-heading = <b>Overdue: { $count } tasks</b> { $unit } (page { $page }/{ $pages })
list-overdue-empty = Nothing is overdue. 👏
list-upcoming-heading = <b>Due within { $days } days: { $count } tasks</b> { $unit } (page { $page }/{ $pages })
list-upcoming-empty = Nothing falls due within { $days } days.
list-search-heading = <b>“{ $words }”: { $count } tasks</b> (page { $page }/{ $pages })
list-search-empty = No task has “{ $words }”. Try fewer words, for example: <code>/search một cửa</code>
list-stale-heading = <b>Not reported on for { $days } days: { $count } tasks without a deadline</b> (page { $page }/{ $pages })
list-stale-empty = No task has gone { $days } days without a report.
overdue-unit = • { $unit }: <b>{ $count }</b> (oldest { $days } days)

blockers-heading = <b>Difficulties waiting: { $count }</b>{ $decides ->
    [yes] {""}. Choose a code to answer.
   *[no] {""}
}
blockers-line =
    <b>{ $number }. { $code }</b> · { $unit }
    { $title }
    ⚠ { $text } <i>(waits for: { $waits_for }; { $days } days)</i>
blockers-empty = No difficulty waits for an answer.

unreached-heading = <b>Not reached within 7 days: { $count } people</b> (page { $page }/{ $pages })
unreached-line = • <b>{ $name }</b> ({ $unit }): { $reason }; { $count } messages, last { $at }
unreached-reached-since = ✅ A later message arrived at { $at }
unreached-via = ☎ { $name } can pass it on
unreached-call = Please call them or tell them in person.
unreached-on = { $reason } ({ $channel })
unreached-not-linked = no linked account; send a code with <code>/invite</code>
unreached-blocked = blocked or removed the bot
unreached-blocked-here = blocked or removed the bot; messages go through their other channel
unreached-unavailable = the messenger does not answer
unreached-too-many = the messenger says it is too fast
unreached-unknown = it is not known whether it arrived
unreached-resent = it is not known whether an earlier try arrived
unreached-refused = the messenger does not take this text
unreached-no-channel = the linked messenger is not running
unreached-error = a fault of this system while writing the message
unreached-window = has not written to the bot for 7 days, so this messenger lets nothing be sent first; please ask them to write it one sentence
unreached-quota = the messenger's messages of this month are used up; what still matters leaves on the first of the next one
unreached-other = the messenger does not accept messages
unreached-empty = Every reminder of this week arrived.

error-search-empty = Please type what to look for, for example: <code>/search một cửa</code>
error-list-unit-unknown = No single unit is called “{ $text }”. Type a unit's name, for example: <code>/overdue Phòng Người có công</code>, <code>/letter Phòng Người có công</code>
error-days-unreadable = “{ $text }” is no number of days. Example: <code>/upcoming 14</code>
error-no-listed-unit = There is no such unit among those you may see.
error-no-list = This list is for the Office and the directors. Type <code>/help</code> for your own commands.
