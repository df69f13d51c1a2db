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

error-evidence-none = The tasks from { $start } to { $end } have no file of evidence yet.
error-evidence-zip-large = The evidence of this period has { $mb } MB, more than the { $limit_mb } MB that the chat can carry. Choose a shorter period or one unit, or ask the administrator to run on the server: <code>nhacviec report { $code } --out folder --format zip</code>
