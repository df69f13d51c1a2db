# Replies about progress: asking back, saying what was understood, undo.

echo-recorded = <b>{ $code }</b>: { $parts }
echo-done = ✅ done
echo-submitted = ✅ reported done, waiting for confirmation
echo-in-progress = in progress
echo-not-started = not started
echo-paused = paused
echo-blocked = blocked
echo-percent = { $percent }%
echo-counts = { $done }/{ $total }
echo-blocker = blocked: { $text }
echo-blocker-waits = blocked: { $text } (waits for { $waits_for })
echo-cleared = no longer blocked
echo-forecast = expected { $day }
echo-forecast-late = ⚠ after the deadline { $due }
echo-extension = asked for more time until { $day }
echo-note = 📝 kept as a note: “{ $text }”
echo-contribution = contribution of { $unit }: { $parts }
echo-evidence = 📎 { $count ->
    [one] { $count } piece
   *[other] { $count } pieces
} of evidence
echo-received = recorded
reply-extension-when = Until which day do you need more time for <b>{ $code }</b>? Choose or type: <code>/extend { $code } 30/6 reason</code>
reply-already-done = <b>{ $code }</b> is done already (reported { $day }). { $kept ->
    [yes] Your words are kept as a note.
   *[no] {""}
}
reply-cancelled = <b>{ $code }</b> was cancelled and takes no more progress. Your words are kept as a note.
reply-paused = <b>{ $code }</b> is { $state }; your words are kept as a note.
reply-overtaken = <b>{ $code }</b>: this came after a newer report, so the progress stays as it is. { $kept ->
    [yes] Your words are kept as a note.
   *[no] {""}
}
echo-sent-at = 🕓 It counts from when you wrote it: { $at }.
reply-repeated = <b>{ $code }</b>: recorded already.
reply-unknown-refs = There is no task { $refs } among yours.
reply-boundary = Done on the named day itself; the Office will decide whether it is on time.
reply-welcome = You are welcome. 😊
reply-hint = I did not understand this, and you have no open tasks. Type <code>/help</code> for help, <code>/mytasks</code> for your tasks.
reply-unclear = I am not sure which task this is about, so nothing is recorded. Choose a task to keep it as its report, or type again with the code, for example: <code>{ $code } 80%</code>
reply-which = Which task is this about?
reply-which-file = Which task is <b>{ $name }</b> evidence of? The file is kept.
reply-which-files = Which task are these { $count } files evidence of? They are kept.
reply-which-again = Undone. Which task is “{ $text }” about? Or type it again.
reply-no-task-file = You have no open tasks, so it is not clear which one the file belongs to. It is kept; write the task's code to attach it, for example: <code>CCHC-2026-012</code>
reply-nothing-waits = Nothing waits for a task any more.
reply-media = I read text, pictures and files only. Please type a sentence, for example: <i>80%, expected 20/6</i>
reply-number = “{ $text }” is none of the choices now, so nothing is recorded. Please type a sentence with the code, such as <code>{ $code } 80%</code>, or /mytasks to choose a task.
reply-choose-percent = How far is <b>{ $code }</b>? Choose or type, for example <i>60%</i>.
reply-ask-blocker = What blocks <b>{ $code }</b>, whom does it wait for? (one sentence). Type <code>/cancel</code> to stop.
reply-asked = How does <b>{ $code }</b> stand?
reply-moved = The deadline of <b>{ $code }</b> has changed ({ $due }); the old choice no longer works. Please choose again below.
other-task = Another task…
other-task-how = Type the code and your report, for example: <code>CCHC-2026-012 80%</code>. Type <code>/mytasks</code> for the codes.
clarify-done = Done
clarify-in-progress = In progress
clarify-blocked = Blocked
clarify-note = Only a note
clarify-kept = Kept as a note.
update-usage = Type the code and your report, for example: <code>/update CCHC-2026-012 80%, expected 20/6</code>
blocked-usage = Type the code and why, for example: <code>/blocked CCHC-2026-012 waiting for Sở Tư pháp</code>
extend-usage = Type the code, the day and the reason, for example: <code>/extend CCHC-2026-012 30/6 waiting for Sở Tư pháp</code>
task-usage = Type the code, for example: <code>/task CCHC-2026-012</code>. Type <code>/mytasks</code> for the codes.
word-done = xong
word-blocked = vướng
taken-before = This message was taken and acted upon, but the answer may not have reached you. Type <code>/mytasks</code> to see whether your figures were noted; if they are not there, please send them again.
update-given-up = What you sent at { $at } could not be handled, although it was tried several times. Type /mytasks to see whether your figures were noted; if they are not there, please send them again in other words.
unknown-command = There is no such command. Type <code>/help</code> for those there are.
old-button = This choice no longer works. Type /mytasks to look again.

blocker-answer-how = Difficulty of <b>{ $code }</b>: “{ $text }”. What is your answer? (one sentence). Type <code>/cancel</code> to stop.
blocker-answered = Answered the difficulty of <b>{ $code }</b>; who raised it has been told.
error-no-blocker = There is no such difficulty; it may be over.

undo-done = Undone: { $lines }
undo-line = { $code } ({ $what })
undo-already = This has been undone already.
error-nothing-to-undo = You have changed nothing in the last { $minutes } minutes.
error-undo-late = More than { $minutes } minutes have passed, so it cannot be undone. Type it again, for example: <code>CCHC-2026-012 60%</code>
error-undo-changed = Task { $code } was changed again since, so it cannot be undone. Type <code>/task { $code }</code> to see it.
error-not-owner = You are not in charge of task { $code }, so you cannot report on it.
error-task-is-parent = { $code } is a shared duty of several units. Please report on your own unit's task; type <code>/mytasks</code> for its code.
error-text-empty = The message is empty. Please type a sentence, for example: <i>waiting for Sở Tư pháp</i>
error-evidence-type = <b>{ $name }</b> is not a kind of file that is taken as evidence. Please send a picture, PDF, Word, Excel or PowerPoint file (without macros).
error-evidence-full = The evidence of { $code } has reached its limit of { $limit_mb } MB. Please send a smaller file.
