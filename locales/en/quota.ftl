# The month's quota of messages and people of a Zalo Bot's plan.

quota-heading = <b>Messages of { $month }</b> ({ $channel })
quota-used = Used <b>{ $used }/{ $limit }</b> ({ $percent }%): in { $incoming }, out { $outgoing }; left <b>{ $left }</b>.
quota-early = The month has just begun: too early for a forecast.
quota-lasts = Forecast for the month: about { $total }{ $basis ->
    [last-month] {" "}(by last month)
   *[pace] {""}
}: it will do.
quota-short = ⚠ At { $basis ->
    [last-month] last month's pace
   *[pace] this pace
} (about { $total } in the month) the quota <b>will be used up around { $day }</b>.
quota-tight = Saving: what is overdue, due or escalated, the digest and answers still leave at once; everything else waits for each person's next message.
quota-spent = No more reminders leave over this channel until { $first }; { $left ->
    [0] none are left for answers.
   *[other] the { $left } that are left are for answers.
} Who has another channel is reached there; for the others see <code>/unreached</code>
quota-people = People linked over { $channel }: { $linked }/{ $limit }.
quota-none = No channel has a limit.
quota-room-near = ⚠ { $channel } serves { $limit } people, { $linked } are linked.
quota-room-full = ⛔ { $channel } serves { $limit } people ({ $linked } are linked): whoever links over { $channel } now will get no messages. Please invite over another channel.

notice-quota-70 = ⚠ <b>{ $channel } has used more than 70% of the month's messages</b>
notice-quota-90 = ⚠ <b>{ $channel } has used more than 90% of the month's messages</b>
notice-quota-100 = ⛔ <b>{ $channel } has used up the month's reminders</b>
notice-people-near = ⚠ <b>{ $linked } people are linked over { $channel }</b>; the plan serves { $limit }. Those beyond get no messages over { $channel }: please invite over another channel.
notice-people-full = ⛔ <b>{ $linked } people are linked over { $channel }</b>; the plan serves only { $limit }. Whoever links now gets no messages over { $channel }: please invite over another channel.
notice-along = <b>Sent along</b>
digest-short = ⚠ { $channel } has { $left } messages left, used up around { $day }. Type <code>/quota</code>.
check-quota = Messages of this month ({ $channel }): { $used }/{ $limit } used; they will do, or it is too early to tell.
check-quota-short = Messages of this month ({ $channel }): { $used }/{ $limit } used; at this pace they are used up around { $day }. Send less, take a larger plan, or let more people use another channel.
check-people-limit = { $linked } people are linked over { $channel }, the plan serves { $limit }: invite over another channel or take a larger plan.
told-saved = waits for the next message, since the month's quota is nearly used up
