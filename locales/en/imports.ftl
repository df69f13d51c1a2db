# Reading directives, reviewing and accepting duties; what is wrong with a file.

error-file-empty = The file <b>{ $name }</b> is empty. Please check it and send one with content.
error-file-too-large = The file <b>{ $name }</b> is too large (at most { $limit_mb } MB; tables of at most 5,000 rows). Please split it or shrink its pictures and send it again.
error-file-type = Files such as <b>{ $name }</b> can't be read yet. Please send { $kinds }.
error-file-broken = The file <b>{ $name }</b> is damaged or was cut off. Please open it, save it as a new file and send it again.
error-file-locked = The file <b>{ $name }</b> has a password. Please remove it (File › Info › Protect) and send it again.
error-file-old-format = The file <b>{ $name }</b> is in an old format (.doc, .xls). Please save it as .docx or .xlsx and send it again.
error-file-macro = The file <b>{ $name }</b> holds macros and is not taken. Please save it as .docx or .xlsx without macros.
error-file-bomb = The file <b>{ $name }</b> is packed in a suspicious way and was not opened. Please save it again from Word or Excel.
error-file-no-table = There is no table of duties in <b>{ $name }</b>. It needs a header row with “Nội dung” and “Đơn vị thực hiện” (or “Chủ trì”). A single task is given in one line: <code>/assign Phòng TTHC rà soát TTHC, trước 25/3</code>
error-file-no-duties = The table in <b>{ $name }</b> has a header but no duty. Please check the file.
error-file-secret = The file <b>{ $name }</b> carries a secrecy stamp; it was not taken and not kept. Please handle it by the rules for state secrets.
error-file-not-fetched = The file <b>{ $name }</b> could not be fetched. Please send it again.
