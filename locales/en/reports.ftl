# A period's summary in chat.

field-steering = Steering of the reform
field-institutions = Institutions
field-procedures = Administrative procedures
field-apparatus = Apparatus
field-civil-service = Civil service
field-public-finance = Public finance
field-digital-government = Digital government
field-other = Other, unclassified

cell-early = early
cell-on-time = on time
cell-late = late
cell-boundary = on the named day, to be decided
cell-completed-no-deadline = without a deadline
cell-open-in-term = in term
cell-open-overdue = overdue
cell-open-no-deadline = without a deadline
cell-waiting-confirmation = waiting for confirmation
cell-paused = paused

period-q1 = Q1/{ $year }
period-q2 = Q2/{ $year }
period-q3 = Q3/{ $year }
period-q4 = Q4/{ $year }
period-h1 = first half of { $year }
period-h2 = second half of { $year }
period-9m = nine months of { $year }
period-year = { $year }
period-month = { $month }/{ $year }
period-span = { $start } to { $end }

summary-head =
    <b>Summary of { $period }</b> · { $unit }
    <i>Counted from { $start } to { $end }; made at { $at }</i>
figures-total = <b>{ $total } tasks</b> (carried in { $carried_in }, new { $new })
figures-completed = ✅ Completed { $count } ({ $percent }%): { $parts }
figures-open = ⏳ Open { $count } ({ $percent }%): { $parts }
figures-cancelled = ✖ Cancelled { $count }
figures-share = { $count } { $name } ({ $percent }%)
summary-units = <b>By unit</b>
summary-unit = • { $unit }: { $total } tasks, { $done } done, { $overdue } overdue
summary-results = <b>Results ({ $count })</b>
summary-result = • { $code } { $title } ({ $unit }): { $text }
summary-restricted = • { $code } (restricted task) ({ $unit })
summary-result-added = • { $unit }: { $text }
summary-blockers = <b>Difficulties waiting for an answer ({ $count })</b>
summary-blocker = • { $code } ({ $unit }): { $text }
summary-blocker-waits = • { $code } ({ $unit }): { $text } – waits for { $waits_for }
summary-next = <b>Due in the next period ({ $count })</b>
summary-next-line = • { $code } { $title } ({ $unit }): due { $due }
summary-more = … and { $count } more in the file
report-docx = 📄 Report .docx
report-xlsx = 📊 Table .xlsx
report-pdf = 📑 .pdf
report-html = 🌐 Public page
report-png = 🖼 Plot
report-working = Making the report…
report-caption = Report of { $period }{ $sealed ->
        [yes] {" "}(no. { $number }, published figures)
        *[no] {""}
    }
report-changes = 🔀 Changes since published
report-live = 🔄 Figures of now
report-sealed = 📌 Report no. { $number } (published { $at })
report-freeze = 📌 Publish the report
summary-seal = 📌 <b>Report no. { $number }</b>, published at { $at } by { $author }{ $replacing ->
        [yes] ; it replaces no. { $replaces }
        *[no] {""}
    }{ $outdated ->
        [yes] . Report no. { $replaced } has replaced it
        *[no] {""}
    }
freeze-sure =
    <b>Publish the report of { $period }</b> ({ $start } to { $end }{ $unit ->
        [yes] , of this unit alone
       *[no] {""}
    })?
    It gets a number within the year and keeps the figures of this moment; whoever opens it again sees exactly these. Tasks go on as before. It cannot be taken back.{ $again ->
        [yes] {" "}This period has been published before: the new report gets a new number and replaces the old one, which can still be opened.
       *[no] {""}
    }
freeze-parts = ⚠ { $count } units have not confirmed their parts: { $units }.
freeze-boundary = ⚠ { $count } tasks were done on the named day, not yet judged on time or late.
freeze-waiting = ⚠ { $count } tasks wait for confirmation and count as open.
freeze-yes = 📌 Publish, I have checked
freeze-show = Open the published report
freeze-done =
    📌 <b>Report no. { $number } is published</b> ({ $period }) at { $at }.
    { $unit ->
        [yes] This report is of one unit alone. To see it again: <code>/summary no. { $number }</code>; the unit's head types <code>/summary</code> of this period.
       *[no] From now on <code>/summary</code> of this period shows the published figures.
    }
error-freeze-forbidden = Only the Office and the directors publish reports. Ask the Office if you need it.
error-freeze-running = The period runs until the end of { $end }. It can be published after that day; until then its figures can be read and downloaded.
error-freeze-meanwhile = { $author } has just published this period at { $at }: report no. { $number }/{ $year }. Type <code>/summary no. { $number }/{ $year }</code> to see it; to publish once more, choose under “Figures of now”.
error-seal-broken = Report no. { $number }/{ $year } was published, but what is stored of it has been changed or damaged, so it is not shown. Ask the administrator to restore it from a backup.
error-no-sealed = There is no report no. { $number }/{ $year }. Type <code>/summary Q2/2026</code> for a period's report.
error-diff-unpublished = Nothing has been published yet for { $start } to { $end }, so there is nothing to compare with.{ $may ->
        [yes] {" "}To publish, type <code>/summary</code> of this period after its last day and choose “Publish the report”.
       *[no] {" "}The Office or the directors publish it after the last day.
    }
error-undo-frozen = A published report cannot be taken back. Mend the tasks and publish again: the new report replaces it.
error-no-figure = The report has no such figure, or what was published does not keep its tasks.

changes-head =
    <b>Changes since</b> report no. { $number } ({ $period }) was published · { $unit }
    <i>Published at { $at }; compared with the figures at { $now }</i>
changes-file = 📄 All changes as a file
changes-none = Nothing has changed: today's figures are those that were published.
changes-figures = <b>Figures ({ $count })</b>
changes-units = <b>By unit ({ $count })</b>
changes-tasks = <b>Tasks ({ $count })</b>
changes-results = <b>Results worded otherwise ({ $count })</b>
changes-figure = • { $name }: { $before } → { $after } ({ $moved })
changes-short = { $name } { $before } → { $after }
changes-unit = • { $unit }: { $figures }
changes-task = • { $code } { $title }: { $what }
changes-cell = { $before } → { $after }
changes-handed = from { $before } to { $after }
changes-came = now counted ({ $unit }): { $cell }
changes-left = no longer counted ({ $unit }), before: { $cell }
changes-result = • { $code }: “{ $before }” → “{ $after }”
extra-extensions-asked = extensions asked for
extra-extensions-granted = extensions granted
extra-extensions-refused = extensions refused
extra-extended-once = tasks extended once
extra-extended-twice = tasks extended twice
extra-extended-more = tasks extended three times or more
extra-blockers-raised = difficulties raised
extra-blockers-answered = difficulties answered
extra-blockers-open = difficulties open
extra-blocked = blocked tasks
extra-stale = not reported on for long
extra-evidence-present = completed with evidence
extra-evidence-missing = completed without evidence

error-period-unknown = “{ $text }” is no period. Examples: <code>/summary Q2/2026</code>, <code>/summary 2026-H1</code>, <code>/summary 1/3/2026-15/4/2026</code>
error-period-upside-down = The period is upside down: it begins on { $start }, after its end on { $end }. Write the first day first, as <code>/summary 1/3/2026-15/4/2026</code>
error-period-future = The period from { $start } to { $end } has not begun, so there are no figures yet. Choose one that has, such as <code>/summary quý này</code>
error-no-summary = This summary is for heads of units, the Office and the directors.
error-report-form = There is no report of the form “{ $form }”. Forms: docx, xlsx, pdf, html, png, json, txt, zip, evaluation.
error-report-template = The template “{ $name }” cannot be filled in ({ $why }). Open it in Word, compare it with the shipped one and save it again.
error-report-no-pdf = LibreOffice is not installed on the server, so no .pdf can be made. Take the .docx report and save it as .pdf.
error-report-pdf = The report could not be turned into .pdf. Take the .docx report, or try again in a few minutes.

figures-open-all = 🔎 Open every figure
figures-whole = the whole organisation
figures-working = Counting…
figures-menu =
    <b>The figures of { $period }</b> · { $unit }
    Choose one to see the tasks that it counts.
figures-report = 📄 The report of this unit
figures-open-unit = By unit
figures-open-field = By field
figures-open-directive = By directive
figures-open-person = By person
figures-by-unit = <b>{ $period } by unit</b> · { $unit }
figures-by-field = <b>{ $period } by field</b> · { $unit }
figures-by-directive = <b>{ $period } by directive</b> · { $unit }
figures-by-person = <b>{ $period } by person</b> · { $unit }
figures-seal = report no. { $number }
figures-pages = page { $page }/{ $pages }
figures-row = { $number }. { $name }: { $total } tasks, { $done } done, { $overdue } overdue
figures-no-unit = No unit
figures-no-field = Other
figures-no-directive = Of no directive
figures-no-rest = The other directives
figures-no-person = Nobody assigned
figures-button = { $figure }: { $count }
figures-page =
    <b>{ $figure }: { $count } tasks</b> · { $period } · { $unit }{ $pages ->
        [1] {""}
       *[other] {" "}(page { $page }/{ $pages })
    }
figure-total = all tasks
figure-carried-in = carried in
figure-new = new in the period
figure-completed = completed
figure-early = completed early
figure-on-time = completed on time
figure-late = completed late
figure-boundary = done on the named day, undecided
figure-completed-no-deadline = completed, no deadline
figure-open = open
figure-open-in-term = open, in term
figure-open-overdue = overdue
figure-open-no-deadline = open, no deadline
figure-waiting-confirmation = waiting for confirmation
figure-paused = paused
figure-cancelled = cancelled
figure-extended = granted more time
figure-blocked = blocked, no answer yet
figure-stale = not reported on for long
figure-evidence-present = completed with evidence
figure-evidence-missing = completed without evidence
