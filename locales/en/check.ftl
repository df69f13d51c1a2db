# nhacviec check: tokens and addresses mistyped, the Zalo bot, the Zalo Official Account.

check-token-spaces = { $key } has spaces or line breaks in it. Paste the token again, alone on one line.
check-token-quotes = { $key } has quotes or brackets around it. Paste the token only.
check-token-address = { $key } must be the bot's token (like 123456:abc), not the address of a page.
check-token-is-telegrams = { $key } looks like a token of Telegram (from @BotFather). Put that one into telegram.token; Zalo Bot Creator sends you the Zalo bot's as a Zalo message.
check-token-is-zalos = { $key } looks like a token of a Zalo bot. Put that one into zalo_bot.token; Telegram's comes from @BotFather.

check-address-odd = web.public_url = { $url } is no address. Write it like https://nhacviec.office.gov.vn
check-address-inside = web.public_url = { $url } can only be reached from this machine or its own network, not by Zalo or Telegram. A public name with https is needed.
check-address-http = web.public_url = { $url } has no https. Put a proxy with a certificate in front and write the https:// address.
check-address-path = web.public_url = { $url } has something after the name. Write https:// and the name only; if need be, give Nhắc Việc a name of its own.

check-address-ours = { $url } leads to this Nhắc Việc.
check-address-nobody = { $url }: the proxy answers, but nobody stands behind it. Start nhacviec run and run nhacviec check again.
check-address-not-seen = { $url } cannot be called from this machine; some networks do not let their own in that way. Open { $url }/healthz on a telephone without Wi-Fi.
check-address-certificate = The https certificate of { $url } is not valid, so Zalo and Telegram will not call. Renew it, with its intermediate certificates.
check-address-guarded = { $url } answers { $status }: something in front keeps callers out (Cloudflare, a firewall). Let /zalo/ and /zalo-oa/ through.
check-address-other = Another program answers at { $url }. Let the proxy lead to web.listen.
check-address-lacks = At { $url } is another Nhắc Việc, or one that was not restarted after the configuration changed: it has no channel { $channels }.

check-zalo-off = The Zalo bot is off (zalo_bot.token is empty).
check-zalo = The Zalo bot answers: { $name }{ $plan ->
    [none] {""}
   *[other] {" "}(plan { $plan })
}.
check-zalo-groups = { $joins ->
    [yes] Zalo lets this bot into groups, but Nhắc Việc answers in private chats only.
   *[no] Zalo does not let this bot into groups (can_join_groups = false). It does not matter: Nhắc Việc answers in private chats only.
}
check-zalo-token = Zalo does not accept zalo_bot.token: it is wrong, or was reset, which ends the old one. Get the new one from Zalo Bot Creator and put it into the file that NHACVIEC_ZALO_BOT__TOKEN_FILE names.
check-zalo-token-cut = Zalo does not accept zalo_bot.token: it is not whole (digits, a colon, characters). Copy all of it from the message of Zalo Bot Creator.
check-zalo-refused = Zalo answers with error { $code }. Look at zalo_bot.api_base, and try again in a few minutes.
check-zalo-unreachable = Zalo cannot be reached ({ $cause }). Look at the network or zalo_bot.api_base.
check-zalo-no-quota = The bot's plan is BASIC (by the documents 3,000 messages a month) and zalo_bot.monthly_quota = 0, so nobody is told when it runs out. Write zalo_bot.monthly_quota = 3000.
check-zalo-trying = The Zalo bot can be tried (polling, no web.public_url): text both ways, pictures in; no pictures out, no files either way.
check-zalo-url = The Zalo bot needs web.listen, and in web.public_url an https:// address that the outside can call: without it no webhook, and no files either way.
check-zalo-polling = The Zalo bot polls: what is sent while it is off may be lost. In service set zalo_bot.mode = "webhook".
check-zalo-secret = zalo_bot.webhook_secret must have 8-256 of A-Z a-z 0-9 _ - . Make one with: openssl rand -hex 32
check-zalo-webhook = Zalo sends to this installation's webhook.
check-zalo-webhook-none = Zalo has no webhook for this bot yet; nhacviec run registers it when it starts.
check-zalo-webhook-other = Zalo sends this bot's messages to { $host }, not to Nhắc Việc. If that is an old address, restart nhacviec run; if it is another program, make a bot of its own for Nhắc Việc.

check-oa-off = The Zalo Official Account is off (zalo_oa.app_id is empty).
check-oa = The Zalo Official Account answers: { $name }{ $plan ->
    [none] {""}
   *[other] {" "}(plan { $plan })
}.
check-oa-unverified = The Official Account is not verified; by the documents most of sending needs a verified one. Verify it at oa.zalo.me.
check-oa-not-read = The Official Account's tokens in the database could not be read. Mend the database as said above, then run nhacviec check again.
check-oa-one-secret = zalo_oa.app_secret and zalo_oa.oa_secret are the same. They are two keys: the app's secret key, and the account's, which stands beside the webhook.
check-oa-url = The Official Account needs in web.public_url an https:// address that the outside can call: without it no message arrives.
check-oa-webhook = The webhook to be written into the app's console: { $url }
check-oa-template = Who has been silent for more than 7 days is asked to write by the template zalo_oa.template (it costs).
check-oa-no-template = No template (zalo_oa.template): who has been silent for more than 7 days is told by another channel, or is shown in /unreached.
check-oa-first = zalo_oa.refresh_token will be used when nhacviec run starts. It is good for one use: use it nowhere else.
check-oa-no-refresh = zalo_oa.refresh_token is missing. Grant the app its permission, trade the code, and put the token into the file that NHACVIEC_ZALO_OA__REFRESH_TOKEN_FILE names (see docs/zalo.md).
check-oa-refresh = The Official Account's refresh token is good, by the documents until about { $until }; nhacviec run renews it before.
check-oa-refused = Zalo does not accept the refresh token (error { $code }). Grant the app its permission again, trade the code, put the new token into zalo_oa.refresh_token and restart nhacviec run.
check-oa-lost = Zalo gave new tokens, but the machine stopped or the line broke before they were kept, so the old one is dead (error { $code }). Grant the permission again, put the new token into zalo_oa.refresh_token and restart nhacviec run.
check-oa-keys = Zalo gives no new tokens (error { $code }). Look at zalo_oa.app_id, zalo_oa.app_secret, and whether the app is active.
check-oa-too-old = The Official Account's refresh token was saved on { $since }, more than three months ago, and may be dead. Grant the permission again and put the new token into zalo_oa.refresh_token.
check-oa-asked = A new token of the Official Account was asked for on { $since } and none was saved. Run nhacviec run; if it stays so, grant the permission again and put the new token into zalo_oa.refresh_token.
check-oa-asleep = The Official Account's access token has ended; nhacviec run gets a new one when it needs one.
check-oa-error = The Official Account answers with error { $code }. Look it up in docs/zalo.md, and try again in a few minutes.
check-oa-unreachable = The Official Account cannot be reached ({ $cause }). Look at the network or zalo_oa.api_base.
