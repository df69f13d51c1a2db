# The register of people, one-time codes, one's own data.

people-heading =
    <b>People: { $people }</b>, { $linked } linked, { $blocked } cannot be reached (page { $page }/{ $pages })
people-unit =
    {""}
    <b>{ $unit }</b>
people-top = Leaders and common posts
people-line = { $mark } { $who } (<code>{ $code }</code>): { $where }
people-not-linked = <i>not linked</i>
people-on = { $channel }
people-blocked = <b>blocked on { $channel }</b>
people-trouble = <b>{ $channel } { $why }</b>
people-trouble-silent = does not answer
people-trouble-unavailable = does not answer
people-trouble-unknown = does not answer
people-trouble-window = waits for them to write first
people-trouble-quota = has used up its month
people-trouble-refused = did not take the last message
people-trouble-other = did not take the last message
people-invite = Invite { $name }

channel-telegram = Telegram
channel-web = Web chat
channel-zalo_bot = Zalo
channel-zalo_oa = Zalo OA

invite-how = Type the staff code after the command, for example: <code>/invite ld.nam</code>. Codes are in <code>/people</code>.
invite-done =
    One-time code of <b>{ $name }</b>: <code>{ $code }</code>
    Good once, for { $hours } hours; earlier unused codes no longer work. Give it to this person only, with these words: open the bot and type <code>/start { $code }</code>
invite-way = • { $channel }: { $link } (open it and tap Start)
invite-way-typed = • { $channel }: { $link } (open it, then type <code>{ $code }</code>)
invite-way-named = • { $channel }: open the office's chat, then type <code>{ $code }</code>
invite-qr = { $channel ->
    [none] QR code for { $name }: scan it with the phone.
   *[other] QR code for { $name } on { $channel }: scan it with the phone.
}

no-role = This account is linked, but the office's list gives you no role yet. Please ask the Office to add one. You can still use <code>/settings</code>, <code>/mydata</code> and <code>/unlink</code>.

mydata-json = What the system holds about you, as JSON for other systems.
mydata-text = The same as text to read. To correct or erase something, ask the Office; to leave: <code>/unlink</code>
mydata-heading = DATA ABOUT { $name }, made { $at }
mydata-person = General ({ $count })
mydata-roles = Roles ({ $count })
mydata-portfolio = Units in your charge ({ $count })
mydata-accounts = Linked messenger accounts ({ $count })
mydata-consents = Consents given ({ $count })
mydata-invites = One-time codes made; the codes themselves are not kept ({ $count })
mydata-tasks = Tasks assigned to you ({ $count })
mydata-progress = What you reported ({ $count })
mydata-evidence = Evidence you sent ({ $count })
mydata-blockers = Difficulties you named ({ $count })
mydata-extensions = Extensions you asked for ({ $count })
mydata-delays = Why tasks were late: reasons, objections, verdicts ({ $count })
mydata-history = What you did ({ $count })
mydata-deliveries = Messages sent to you ({ $count })
mydata-waiting-messages = Messages of yours that are still being handled ({ $count })
mydata-web-messages = Lines in the web chat ({ $count })
