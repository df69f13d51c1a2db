# Help by role; /cancel.

help-hello = <b>Hello { $name }!</b> Commands work with or without the slash, in English or Vietnamese.
help-answer =
    <b>Answering a reminder</b>
    Choose something under it, or answer in one sentence:
    • <i>xong rồi</i>
    • <i>được 80%, dự kiến xong 20/6</i>
    • <i>3/5 hồ sơ, vướng chờ Sở Tư pháp</i>
    • <i>xin gia hạn đến 30/6 vì chờ ý kiến</i>
    A photo or file sent as a reply to the reminder is evidence.
help-staff =
    <b>My tasks</b>
    <code>/mytasks</code> what is open · <code>/upcoming</code> what falls due
    <code>/task CCHC-2026-012</code> details, history, evidence
    <code>/update CCHC-2026-012 80%</code> · <code>/done CCHC-2026-012</code>
    <code>/blocked CCHC-2026-012 waiting for money</code>
    <code>/extend CCHC-2026-012 30/6 waiting for an opinion</code>
    A late task: open <code>/task</code>, choose “Say why it is late” or “I disagree”
    <code>/undo</code> takes back the last change, for 10 minutes
help-head =
    <b>Head of a unit</b>
    <code>/overdue</code> what is overdue · <code>/stats</code> figures, evaluation sheet
    <code>/assign rà soát 30% TTHC, trước 25/3, anh Nam</code> a task within the unit
    <code>/urge CCHC-2026-012</code> ping now · <code>/summary Q2</code> the unit's part
    <code>/part</code> the unit's part of the report: read the draft, edit lines, confirm, hand over
    <code>/letter</code> draft of a letter of urging · evidence .zip: choose under <code>/summary</code>
    <code>/people</code> who is linked · <code>/invite ld.nam</code> a one-time code
help-coordinator =
    <b>Coordinator</b>
    Send a letter or plan (.docx, .pdf, .xlsx, .txt) here, or type <code>/import</code>, to make its tasks
    <code>/assign Phòng NCC báo cáo kết quả 27/7, trước 30/7</code> a task for any unit
    <code>/overdue</code> · <code>/blockers</code> · <code>/stale</code> · <code>/unreached</code>
    <code>/letter Phòng NCC</code> draft of a letter of urging · evidence .zip: choose under <code>/summary</code>
    <code>/part Q2</code> which units sent their part, urge, close
    <code>/summary Q2</code> the report, and publishing it · <code>/summary Q2 --diff</code> changes since
    <code>/stats Q2</code> ranking, evaluation sheet · why tasks were late: judge under the notice or <code>/task</code>
    <code>/digest</code> this week's page · <code>/quota</code> messages left on Zalo · <code>/search một cửa</code>
help-director =
    <b>Director</b>
    <code>/digest</code> this week's page · <code>/overdue</code> what is overdue, by unit
    <code>/blockers</code> what waits for a decision · <code>/stats</code> ranking, evaluation sheet
    <code>/summary Q2</code> the report, and publishing it · <code>/summary Q2 --diff</code> changes since
    <code>/urge CCHC-2026-012</code> ping now
    <code>/part</code> the units' parts of the report
    <code>/letter Phòng NCC</code> draft of a letter of urging · evidence .zip: choose under <code>/summary</code>
help-observer =
    <b>Observer</b>
    <code>/overdue</code> · <code>/upcoming</code> · <code>/stats</code> · <code>/part</code> · <code>/search một cửa</code>
help-admin =
    <b>Administrator</b>
    <code>/people</code> who is linked, who cannot be reached · <code>/invite ld.nam</code> a one-time code
    <code>/quota</code> messages left on Zalo · On the server: <code>nhacviec check</code>, <code>nhacviec backup</code>
help-all =
    <b>For all</b>
    <code>/settings</code> language, hour, channel · <code>/mydata</code> what is held about me
    <code>/unlink</code> leave this channel · <code>/cancel</code> end what is being asked
cancel-done = Ended. What was being entered is not recorded.
cancel-nothing = Nothing was under way. Type <code>/help</code> for help.

menu-viec = My tasks
menu-quahan = Overdue
menu-sapden = Due soon
menu-giao = Assign a task
menu-tonghop = Summary
menu-bantin = Weekly digest
menu-vuongmac = Difficulties
menu-tim = Search
menu-caidat = Settings
menu-trogiup = Help
