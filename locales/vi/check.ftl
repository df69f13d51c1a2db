# nhacviec check: token và địa chỉ dán nhầm, Zalo Bot, Zalo OA.

check-token-spaces = { $key } có dấu cách hoặc xuống dòng thừa. Dán lại mã, chỉ có mã trên một dòng.
check-token-quotes = { $key } có dấu nháy hoặc dấu ngoặc thừa. Chỉ dán mã, không thêm ký tự nào.
check-token-address = { $key } phải là mã của bot (dạng 123456:abc), không phải địa chỉ trang web.
check-token-is-telegrams = { $key } có vẻ là mã của Telegram (do @BotFather cấp). Chuyển mã ấy sang telegram.token; mã của Zalo Bot do Zalo Bot Creator gửi cho anh/chị trong Zalo.
check-token-is-zalos = { $key } có vẻ là mã của Zalo Bot. Chuyển mã ấy sang zalo_bot.token; mã của Telegram do @BotFather cấp.

check-address-odd = web.public_url = { $url } không phải là địa chỉ đúng. Viết như https://nhacviec.donvi.gov.vn
check-address-inside = web.public_url = { $url } chỉ gọi được từ trong máy hoặc mạng nội bộ, Zalo và Telegram không gọi tới được. Cần một tên miền công khai có https.
check-address-http = web.public_url = { $url } chưa có https. Đặt sau máy chủ proxy có chứng chỉ rồi viết địa chỉ https://
check-address-path = web.public_url = { $url } có phần thừa sau tên miền. Chỉ viết https:// và tên miền; nếu cần, dùng một tên miền riêng cho Nhắc Việc.

check-zalo-off = Zalo Bot tắt (zalo_bot.token để trống).
check-zalo = Zalo Bot trả lời: { $name } (gói { $plan }).
check-zalo-groups = { $joins ->
    [yes] Zalo cho thêm bot này vào nhóm, nhưng Nhắc Việc chỉ trả lời trong trò chuyện riêng với từng người.
   *[no] Zalo không cho thêm bot này vào nhóm (can_join_groups = false). Không ảnh hưởng: Nhắc Việc chỉ trả lời trong trò chuyện riêng.
}
check-zalo-token = Zalo không nhận zalo_bot.token: mã sai, hoặc đã đặt lại nên mã cũ hết hiệu lực. Lấy mã mới trong Zalo Bot Creator rồi ghi vào tệp mà NHACVIEC_ZALO_BOT__TOKEN_FILE nêu tên.
check-zalo-token-cut = Zalo không nhận zalo_bot.token: mã không đủ (phải là dãy số, dấu hai chấm, rồi dãy chữ). Chép lại toàn bộ mã trong tin nhắn của Zalo Bot Creator.
check-zalo-refused = Zalo trả lời lỗi { $code }. Xem lại zalo_bot.api_base, thử lại sau ít phút.
check-zalo-unreachable = Không tới được Zalo ({ $cause }). Xem lại mạng hoặc zalo_bot.api_base.
check-zalo-no-quota = Bot dùng gói BASIC (theo tài liệu: 3.000 tin mỗi tháng) mà zalo_bot.monthly_quota = 0 nên không ai được báo khi sắp hết. Ghi zalo_bot.monthly_quota = 3000.
check-zalo-trying = Zalo Bot chạy thử được (polling, chưa có web.public_url): chỉ gửi và nhận chữ, nhận ảnh; chưa gửi được ảnh, chưa gửi và nhận được tệp.
check-zalo-url = Zalo Bot cần web.listen và web.public_url là địa chỉ https:// mà bên ngoài gọi tới được: thiếu thì không có webhook, không gửi và nhận được tệp.
check-zalo-polling = Zalo Bot đang ở chế độ polling: tin gửi lúc bot tắt có thể mất. Dùng thật thì đặt zalo_bot.mode = "webhook".
check-zalo-secret = zalo_bot.webhook_secret phải có 8-256 ký tự, chỉ gồm A-Z a-z 0-9 _ - . Tạo bằng lệnh: openssl rand -hex 32
check-zalo-webhook = Zalo đang gửi tin đến đúng webhook của Nhắc Việc.
check-zalo-webhook-none = Zalo chưa có webhook của bot này; nhacviec run sẽ đăng ký khi khởi động.
check-zalo-webhook-other = Zalo đang gửi tin của bot này đến { $host }, không phải Nhắc Việc. Nếu đó là địa chỉ cũ, khởi động lại nhacviec run; nếu là phần mềm khác, tạo một bot riêng cho Nhắc Việc.
