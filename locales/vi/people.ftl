# Danh sách nhân sự, mã mời, dữ liệu của tôi.

people-heading =
    <b>Nhân sự: { $people } người</b>, { $linked } đã liên kết, { $blocked } không nhận được tin (trang { $page }/{ $pages })
people-unit =
    {""}
    <b>{ $unit }</b>
people-top = Lãnh đạo và bộ phận chung
people-line = { $mark } { $who } (<code>{ $code }</code>): { $where }
people-not-linked = <i>chưa liên kết</i>
people-on = { $channel }
people-blocked = <b>{ $channel } đã chặn</b>
people-trouble = <b>{ $channel } { $why }</b>
people-trouble-silent = không trả lời
people-trouble-unavailable = không trả lời
people-trouble-unknown = không trả lời
people-trouble-window = chờ người này nhắn trước
people-trouble-quota = hết lượt gửi của tháng
people-trouble-refused = không nhận tin gần nhất
people-trouble-other = không nhận tin gần nhất
people-invite = Mời { $name }

channel-telegram = Telegram
channel-web = Chat trên web
channel-zalo_bot = Zalo
channel-zalo_oa = Zalo OA

invite-how = Anh/chị gõ mã nhân sự sau lệnh, ví dụ: <code>/moi ld.nam</code>. Xem mã ở <code>/nhansu</code>.
invite-done =
    Mã mời của <b>{ $name }</b>: <code>{ $code }</code>
    Dùng được một lần, trong { $hours } giờ; mã cũ chưa dùng không còn hiệu lực. Chỉ gửi cho đúng người này, với lời nhắn: mở bot và gõ <code>/start { $code }</code>
invite-way = • { $channel }: { $link } (mở ra và bấm Start là xong)
invite-way-typed = • { $channel }: { $link } (mở ra rồi gõ <code>{ $code }</code>)
invite-way-named = • { $channel }: mở khung chat của cơ quan rồi gõ <code>{ $code }</code>
invite-qr = { $channel ->
    [none] Mã QR mời { $name }: quét bằng điện thoại.
   *[other] Mã QR mời { $name } qua { $channel }: quét bằng điện thoại.
}

no-role = Tài khoản đã liên kết, nhưng danh sách của cơ quan chưa ghi vai trò nào cho anh/chị. Xin liên hệ Văn phòng để được bổ sung. Anh/chị vẫn dùng được <code>/caidat</code>, <code>/dulieucuatoi</code> và <code>/huylienket</code>.

mydata-json = Dữ liệu hệ thống đang giữ về anh/chị, dạng JSON để chuyển sang hệ thống khác.
mydata-text = Cùng nội dung ấy, dạng văn bản để đọc. Cần sửa hoặc xóa, xin liên hệ Văn phòng; hủy liên kết: <code>/huylienket</code>
mydata-heading = DỮ LIỆU VỀ { $name }, lập lúc { $at }
mydata-person = Thông tin chung ({ $count })
mydata-roles = Vai trò ({ $count })
mydata-portfolio = Đơn vị phụ trách ({ $count })
mydata-accounts = Tài khoản nhắn tin đã liên kết ({ $count })
mydata-consents = Sự đồng ý đã cho ({ $count })
mydata-invites = Mã mời đã cấp; bản thân mã không được lưu ({ $count })
mydata-tasks = Nhiệm vụ được giao ({ $count })
mydata-progress = Nội dung đã báo cáo ({ $count })
mydata-evidence = Minh chứng đã gửi ({ $count })
mydata-blockers = Vướng mắc đã nêu ({ $count })
mydata-extensions = Đề nghị gia hạn ({ $count })
mydata-delays = Lý do trễ hạn, ý kiến và kết luận ({ $count })
mydata-history = Thao tác đã làm ({ $count })
mydata-deliveries = Tin hệ thống đã gửi ({ $count })
mydata-waiting-messages = Tin của anh/chị đang được xử lý ({ $count })
mydata-web-messages = Tin trong chat trên web ({ $count })
