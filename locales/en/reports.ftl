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
summary-blockers = <b>Difficulties waiting for an answer ({ $count })</b>
summary-blocker = • { $code } ({ $unit }): { $text } – waits for { $waits_for }
summary-next = <b>Due in the next period ({ $count })</b>
summary-next-line = • { $code } { $title } ({ $unit }): due { $due }
summary-more = … and { $count } more in the file
stats-units = <b>Units ranked by on-time rate</b>
stats-unit = { $place }. { $unit }: on time { $rate }%, done { $done }/{ $total }, overdue { $overdue }
report-docx = 📄 Report .docx
report-xlsx = 📊 Table .xlsx
report-pdf = 📑 .pdf
report-html = 🌐 Public page
report-png = 🖼 Plot
report-working = Making the report…
report-caption = Report of { $period }

error-period-unknown = “{ $text }” is no period. Examples: <code>/summary Q2/2026</code>, <code>/summary 2026-H1</code>, <code>/summary 1/3/2026-15/4/2026</code>
error-period-upside-down = The period is upside down: it begins on { $start }, after its end on { $end }. Write the first day first, as <code>/summary 1/3/2026-15/4/2026</code>
error-period-future = The period from { $start } to { $end } has not begun, so there are no figures yet. Choose one that has, such as <code>/summary quý này</code>
error-no-summary = This summary is for heads of units, the Office and the directors.
error-report-form = There is no report of the form “{ $form }”. Forms: docx, xlsx, pdf, html, png, json, txt.
error-report-template = The template “{ $name }” cannot be filled in ({ $why }). Open it in Word, compare it with the shipped one and save it again.
error-report-no-pdf = LibreOffice is not installed on the server, so no .pdf can be made. Take the .docx report and save it as .pdf.
error-report-pdf = The report could not be turned into .pdf. Take the .docx report, or try again in a few minutes.

figures-open-all = 🔎 Open every figure
figures-whole = the whole organisation
figures-menu =
    <b>The figures of { $period }</b> · { $unit }
    Tap one to see the tasks that it counts.
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
