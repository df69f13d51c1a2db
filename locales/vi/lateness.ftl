# Lý do trễ hạn, ý kiến của người thực hiện, kết luận; bảng phục vụ đánh giá.

late-button-reason = 📝 Nêu lý do trễ
late-button-contest = ✋ Không đồng ý
late-cause-objective = Khách quan
late-cause-subjective = Chủ quan
late-judge-objective = ✅ Xác nhận khách quan
late-judge-subjective = Kết luận chủ quan

late-rejudge-objective = Đổi kết luận: khách quan
late-rejudge-subjective = Đổi kết luận: chủ quan

late-done = ⚠ Hoàn thành sau hạn { $due }, trễ { $days } ngày. Nếu có lý do, anh/chị nêu để được xem xét.
late-ask-cause = <b>{ $code }</b> trễ hạn { $due }: nguyên nhân khách quan hay chủ quan? Chọn dưới đây, hoặc gõ luôn, ví dụ: <i>khách quan, chờ Sở Tư pháp góp ý</i>. Gõ <code>/huy</code> để thôi.
late-ask-cause-of = <b>{ $code }</b>, lý do trễ: “{ $text }”. Chọn khách quan hay chủ quan để ghi, hoặc gõ lại lý do. Gõ <code>/huy</code> để thôi.
late-ask-reason = Vì sao <b>{ $code }</b> trễ hạn { $due }? (một câu, ví dụ: <i>chờ Sở Tư pháp góp ý đến 28/3</i>). Gõ <code>/huy</code> để thôi.
late-ask-contest = Anh/chị không đồng ý ghi <b>{ $code }</b> là trễ hạn { $due }: vì sao? (một câu, ví dụ: <i>đã gửi kết quả ngày 24/3 qua Zalo</i>). Gõ <code>/huy</code> để thôi.
late-kept = Đã ghi vào hồ sơ <b>{ $code }</b> (trễ { $days } ngày):
late-reason-objective = 📝 Lý do trễ, nêu là khách quan{ $named ->
    [yes] {" "}({ $who })
   *[no] {""}
}: “{ $text }”
late-reason-subjective = 📝 Lý do trễ, nêu là chủ quan{ $named ->
    [yes] {" "}({ $who })
   *[no] {""}
}: “{ $text }”
late-contest = ✋ Không đồng ý ghi trễ hạn{ $named ->
    [yes] {" "}({ $who })
   *[no] {""}
}: “{ $text }”
late-verdict-objective = ⚖ Đã xác nhận nguyên nhân khách quan{ $named ->
    [yes] {" "}({ $who })
   *[no] {""}
}, { $at }
late-verdict-subjective = ⚖ Đã kết luận nguyên nhân chủ quan{ $named ->
    [yes] {" "}({ $who })
   *[no] {""}
}, { $at }
late-waits = ⏳ Chờ người có thẩm quyền kết luận
late-contest-open = ⏳ Ý kiến không đồng ý đang chờ xem xét
late-told = Người có thẩm quyền đã được báo để kết luận; kết luận sẽ báo lại anh/chị.
late-nobody = Hiện không có ai khác có thẩm quyền kết luận; nội dung được giữ nguyên trong hồ sơ và bảng đánh giá.
late-judged-objective = Đã ghi: <b>{ $code }</b> trễ { $days } ngày do nguyên nhân <b>khách quan</b>, anh/chị xác nhận. Người thực hiện đã được báo.
late-judged-subjective = Đã ghi: <b>{ $code }</b> trễ { $days } ngày do nguyên nhân <b>chủ quan</b>, theo kết luận của anh/chị. Người thực hiện đã được báo.
late-moved = Hồ sơ <b>{ $code }</b> (trễ { $days } ngày) đã có nội dung mới; lựa chọn cũ không còn dùng được. Hiện nay:
late-already = Anh/chị đã kết luận như vậy rồi.
error-delay-not-late = Nhiệm vụ { $code } hiện không bị ghi là trễ hạn nên không cần nêu hay xét lý do. Gõ <code>/xem { $code }</code> để xem.
error-delay-not-owner = Chỉ người thực hiện hoặc Trưởng đơn vị nêu được lý do trễ của { $code }.
error-delay-own = Anh/chị thực hiện { $code } hoặc đã nêu ý kiến về việc này, nên người khác phải kết luận.
error-delay-confirmed = Nguyên nhân khách quan của { $code } đã được xác nhận, không cần nêu lại lý do.
error-no-delay = Không tìm thấy lý do này; có thể đã được rút lại, hoặc thời hạn đã đổi.

notice-delay-explained = 📝 <b>{ $by } nêu lý do trễ hạn { $days } ngày</b>, xin anh/chị kết luận:
notice-delay-contested = ✋ <b>{ $by } không đồng ý bị ghi trễ hạn { $days } ngày</b>, xin anh/chị xem xét:
notice-delay-objective = ⚖ <b>{ $by } xác nhận nguyên nhân khách quan.</b> Lần trễ này không tính vào số lần trễ khi đánh giá.
notice-delay-subjective = ⚖ <b>{ $by } kết luận nguyên nhân chủ quan.</b> Nếu không đồng ý, anh/chị nêu ý kiến; ý kiến được ghi bên cạnh.

history-delay-objective = nêu lý do trễ: khách quan
history-delay-subjective = nêu lý do trễ: chủ quan
history-delay-contested = không đồng ý ghi trễ hạn
history-delay-judged-objective = xác nhận nguyên nhân khách quan
history-delay-judged-subjective = kết luận nguyên nhân chủ quan

stats-units = <b>Xếp hạng đơn vị (đề xuất)</b>
stats-unit = { $place } { $unit }: đúng hạn { $rate }, xong { $done }/{ $total }
stats-late = trễ { $late }, quá hạn { $overdue }
stats-of-them = { $late }, trong đó { $parts }
stats-excused = { $count } khách quan đã xác nhận
stats-contested = { $count } đang có ý kiến
stats-adjusted = sau khi trừ khách quan đã xác nhận, tính cả quá hạn: { $rate }%
stats-own-late = Của đơn vị: { $late }
stats-few = <i>– : dưới { $count } nhiệm vụ đã đến hạn, chưa xếp hạng. Người có thẩm quyền quyết định xếp loại.</i>
report-evaluation = 📋 Phiếu đánh giá
report-caption-evaluation = Phiếu đánh giá { $period }{ $sealed ->
        [yes] {" "}(theo báo cáo số { $number }, số liệu đã chốt)
       *[no] {""}
    }: kết quả, trễ hạn và lý do. Xếp hạng là đề xuất, người có thẩm quyền quyết định.
error-evaluation-forbidden = Phiếu đánh giá có tên và lý do trễ hạn của từng người, chỉ dành cho lãnh đạo, Văn phòng và trưởng đơn vị.
cli-step-evaluation = Đang lập bảng phục vụ đánh giá…
