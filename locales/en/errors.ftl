# One sentence for each error: what is wrong and how to do it right.

error-unexpected = Sorry, something went wrong and your last message was not recorded. Please send it again; if it still fails, tell the Office.
error-forbidden = You may not do this. If you need it, please contact the Office.
error-no-task = There is no such task. Type <code>/mytasks</code> to see the codes of yours.
error-no-person = There is nobody with the code { $name }. Type <code>/people</code> for the list.
error-wrong-state = Task { $code } is in a state in which this can't be done. Type <code>/task { $code }</code> to see it.
error-changed-meanwhile = Somebody else has just changed task { $code }. Please look at it again and retry.
file-no-way = ⚠ This channel cannot send files yet ({ $names }). Please open them on another one (web chat, Telegram), or ask the administrator.
file-not-sent = ⚠ The file { $name } could not be sent on this channel. Please try again in a few minutes.
error-store-down = The system cannot do this right now. Please try again in a few minutes.
