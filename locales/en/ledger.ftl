# The evidence of a period as .zip files.

report-zip = 📦 Evidence .zip
evidence-zip-working = Gathering the files of evidence…
evidence-zip-caption =
    Evidence of { $period }: { $files } file(s){ $parts ->
        [1] {""}
       *[other] , part { $part } of { $parts }
    }. The .zip holds danh-muc.xlsx (who gave what, when, for which task) and sha256sum.txt to check the files.
evidence-zip-missing = ⚠ { $count } file(s) are gone from the store or cannot be read; danh-muc.xlsx names them.
evidence-zip-altered = ⚠ { $count } file(s) differ from what was handed in and were left out; danh-muc.xlsx names them.
evidence-zip-too-large = ⚠ { $count } file(s) are too large for the chat; take them on the server with <code>nhacviec report … --format zip</code>.

button-ask-evidence = { $count ->
    [1] 📎 Ask for evidence
   *[other] 📎 Ask for evidence ({ $count })
}
evidence-asked-done = 📎 Asked for the evidence of { $codes }: { $people } person(s) told, in your name.
evidence-asked-later = 📎 Quiet hours: the wish for the evidence of { $codes } leaves at { $at } for { $people } person(s), in your name.
notice-evidence = 📎 <b>{ $by } asks for evidence</b> { $count ->
    [1] of a task that was reported done:
   *[other] of { $count } tasks that were reported done:
}
notice-evidence-line =
    { $number }. <b>{ $code }</b>
    { $title }
notice-more-tasks = … and { $count } more.
notice-how-to-prove = <i>Answer this message with a photo or a file (name the code when there are several), such as a photo of the document that was issued.</i>

error-evidence-none = The tasks from { $start } to { $end } have no file of evidence yet.
error-evidence-zip-large = The evidence of this period has { $mb } MB, more than the { $limit_mb } MB that the chat can carry. Choose a shorter period or one unit, or ask the administrator to run on the server: <code>nhacviec report { $code } --out folder --format zip</code>
error-evidence-asked-nothing = These tasks have evidence or are not reported done, so there is nothing to ask for.
error-evidence-asked-already = Evidence of these tasks was asked for today. Please wait for an answer and ask again later.
