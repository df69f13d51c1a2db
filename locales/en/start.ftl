# Linking an account, the personal data notice, leaving.

stranger = Hello! This is an office's internal task reminder. You need a one-time invitation code from the Office; once you have it, type: <code>/start CODE</code>
start-welcome = Hello { $name }! This account is linked. Type <code>/mytasks</code> for your tasks, <code>/help</code> for help.
link-wrong-code = The code is wrong, used or expired. Please check it, or ask the Office for a new one. Example: <code>/start K7QM4-XTPB9</code>
link-too-many-codes = Too many wrong codes. Please wait an hour and try again, or contact the Office.
consent-notice =
    <b>Hello { $name }</b>

    Once linked, the system keeps your full name, title, unit, messenger account id and what you answer about tasks, to remind you and to compile the office's reports. Original messages are kept { $months } months; nothing is used for another purpose.
    Do not send documents or information that are state secrets through this channel.
    You may see, correct, copy or erase your data or leave at any time (type /unlink).

    Answer <b>AGREE</b> to link.
consent-yes = I agree
consent-no = I do not agree
consent-refused = Not linked; no data was kept. When you need it, type <code>/start CODE</code> again.
link-done =
    The account of <b>{ $name }</b> is linked.
    From now on you are reminded here. Answer in one sentence, for example: <i>CCHC-2026-012 80%, waiting for Sở Tư pháp, done by 20/6</i>.
    Type <code>/mytasks</code> for your tasks, <code>/help</code> for help.
unlink-done = Unlinked; this messenger account id is erased. Your tasks stay in the office's records; ask for a new code to come back.
link-same = This account is { $name }'s already; no code is needed. To add another channel, type this code there.
consent-moves = ⚠ This account is linked to <b>{ $old }</b>. If you agree, it becomes the account of <b>{ $new }</b>, and { $old } gets no messages here any more.
link-second =
    This account is linked to <b>{ $name }</b>.
    Reminders still come through <b>{ $channel }</b> first; when that cannot take them, they come here. An answer counts on either channel. To change: <code>/settings</code>.
unlink-done-left = Unlinked; this messenger account id is erased. Reminders now come through <b>{ $channel }</b>.
