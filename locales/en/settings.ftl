# One's own settings.

settings-page =
    <b>Your settings</b>
    Language: <b>{ $language }</b>
    Hour of the morning message: <b>{ $hour }</b>
    Channel: <b>{ $channel }</b>

    Tap to change.
settings-hour-at = { $hour }
settings-hour-office = the office's hour
settings-channel-last = the one linked first
language-vi = Tiếng Việt
language-en = English
error-setting-unknown = This cannot be set. Type <code>/settings</code> to see the choices.
