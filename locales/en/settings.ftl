# One's own settings.

settings-page =
    <b>Your settings</b>
    Language: <b>{ $language }</b>
    Hour of the morning message: <b>{ $hour }</b>
    Channel: <b>{ $channel }</b>{ $state }

    Choose to change.
settings-hour-at = { $hour }
settings-hour-office = the office's hour
settings-channel-last = the one linked first
settings-linked = {""}

    Linked: { $channels }
settings-blocked = { $channel } (takes no messages)
settings-refused = {""}

    ⚠ { $first } refuses, messages go through <b>{ $other }</b>. Write to the bot on { $first } to open it again.
settings-all-refused = {""}

    ⚠ No channel takes messages. Write to the bot on the one you want to use to open it again.
settings-instead = {""}

    The last message ({ $at }) came through <b>{ $other }</b>: { $first } could not take it.
settings-add-channel = ➕ Add a channel
channel-add =
    A code to add a channel of your own: <code>{ $code }</code>
    Good once, for { $hours } hours; please give it to nobody. Open the channel to add and enter the code:
channel-add-qr = { $channel ->
    [none] QR code: scan it with the phone.
   *[other] QR code that opens { $channel }: scan it with the phone.
}
language-vi = Tiếng Việt
language-en = English
error-setting-unknown = This cannot be set. Type <code>/settings</code> to see the choices.
