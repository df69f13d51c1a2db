# Why a task was late, what its owner objects, the verdict; sheets for evaluation.

late-button-reason = 📝 Say why it is late
late-button-contest = ✋ I disagree
late-cause-objective = Objective
late-cause-subjective = Subjective
late-judge-objective = ✅ Confirm as objective
late-judge-subjective = Judge as subjective

late-rejudge-objective = Change to objective
late-rejudge-subjective = Change to subjective

late-done = ⚠ Completed after its deadline { $due }, { $days ->
    [1] 1 day
   *[other] { $days } days
} late. If there is a reason, please say it so that it can be considered.
late-ask-cause = <b>{ $code }</b> missed its deadline { $due }: was the cause objective or subjective? Choose below, or type it all, such as: <i>objective, the Department of Justice had not answered</i>. Type <code>/cancel</code> to stop.
late-ask-cause-of = <b>{ $code }</b>, the reason: “{ $text }”. Choose objective or subjective to record it, or type another reason. Type <code>/cancel</code> to stop.
late-ask-reason = Why did <b>{ $code }</b> miss its deadline { $due }? (one sentence, such as: <i>the Department of Justice answered on 28/3</i>). Type <code>/cancel</code> to stop.
late-ask-contest = You disagree that <b>{ $code }</b> missed its deadline { $due }: why? (one sentence, such as: <i>the result was sent on 24/3 by Zalo</i>). Type <code>/cancel</code> to stop.
late-kept = Put on the record of <b>{ $code }</b> ({ $days ->
    [1] 1 day
   *[other] { $days } days
} late):
late-reason-objective = 📝 Why it is late, said to be objective{ $named ->
    [yes] {" "}({ $who })
   *[no] {""}
}: “{ $text }”
late-reason-subjective = 📝 Why it is late, said to be subjective{ $named ->
    [yes] {" "}({ $who })
   *[no] {""}
}: “{ $text }”
late-contest = ✋ Contested{ $named ->
    [yes] {" "}({ $who })
   *[no] {""}
}: “{ $text }”
late-verdict-objective = ⚖ Confirmed as objective{ $named ->
    [yes] {" "}({ $who })
   *[no] {""}
}, { $at }
late-verdict-subjective = ⚖ Judged as subjective{ $named ->
    [yes] {" "}({ $who })
   *[no] {""}
}, { $at }
late-waits = ⏳ Waits for a verdict
late-contest-open = ⏳ The objection waits to be considered
late-told = Who may judge it has been told; you will hear of the verdict.
late-nobody = Nobody else may judge it at present; it stays on the record and in the evaluation sheet.
late-judged-objective = Recorded: <b>{ $code }</b>, { $days ->
    [1] 1 day
   *[other] { $days } days
} late, cause <b>objective</b>, confirmed by you. The owner has been told.
late-judged-subjective = Recorded: <b>{ $code }</b>, { $days ->
    [1] 1 day
   *[other] { $days } days
} late, cause <b>subjective</b>, by your verdict. The owner has been told.
late-moved = The record of <b>{ $code }</b> ({ $days ->
    [1] 1 day
   *[other] { $days } days
} late) has changed; the old choice does nothing any more. It says now:
late-already = You have judged so already.
error-delay-not-late = Task { $code } is not recorded as late, so no reason is needed. Type <code>/task { $code }</code> to look at it.
error-delay-not-owner = Only the assignee or the head of the unit may say why { $code } is late.
error-delay-own = You own { $code } or have spoken on it, so somebody else must judge.
error-delay-confirmed = The objective cause of { $code } is confirmed; no other reason is needed.
error-no-delay = No such reason; it may have been taken back, or the deadline has changed.

notice-delay-explained = 📝 <b>{ $by } says why a task is { $days ->
    [1] 1 day
   *[other] { $days } days
} late</b>, please judge:
notice-delay-contested = ✋ <b>{ $by } disagrees that a task is { $days ->
    [1] 1 day
   *[other] { $days } days
} late</b>, please consider:
notice-delay-objective = ⚖ <b>{ $by } confirmed the cause as objective.</b> This late task does not count in evaluation.
notice-delay-subjective = ⚖ <b>{ $by } judged the cause as subjective.</b> If you disagree, say so; it will stand beside the verdict.

history-delay-objective = said why it is late: objective
history-delay-subjective = said why it is late: subjective
history-delay-contested = contested the lateness
history-delay-judged-objective = confirmed the cause as objective
history-delay-judged-subjective = judged the cause as subjective

stats-units = <b>Ranking of units (proposal)</b>
stats-unit = { $place } { $unit }: on time { $rate }, done { $done }/{ $total }
stats-late = late { $late }, overdue { $overdue }
stats-of-them = { $late }, of these { $parts }
stats-excused = { $count } objective, confirmed
stats-contested = { $count } contested
stats-adjusted = without the objective ones that are confirmed, with the overdue ones: { $rate }%
stats-own-late = Of the unit: { $late }
stats-few = <i>– : fewer than { $count } tasks fell due, not ranked. People decide on ratings.</i>
report-evaluation = 📋 Evaluation sheet
report-caption-evaluation = Evaluation sheet of { $period }{ $sealed ->
        [yes] {" "}(by report no. { $number }, published figures)
       *[no] {""}
    }: results, what was late and why. The ranking is a proposal; people decide.
error-evaluation-forbidden = The evaluation sheet names people and says why they were late; it is for directors, the Office and heads of units.
cli-step-evaluation = Writing the evaluation sheet…
