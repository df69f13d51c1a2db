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

check-address-ours = { $url } dẫn đến đúng Nhắc Việc.
check-address-nobody = { $url }: máy chủ proxy trả lời, nhưng phía sau chưa có ai. Khởi động nhacviec run rồi chạy lại nhacviec check.
check-address-not-seen = Từ máy này không gọi được { $url }; có mạng không cho gọi vòng như vậy. Thử mở { $url }/healthz bằng điện thoại tắt Wi-Fi.
check-address-certificate = Chứng chỉ https của { $url } không hợp lệ nên Zalo và Telegram sẽ không gọi. Cấp lại chứng chỉ, kèm đủ chứng chỉ trung gian.
check-address-guarded = { $url } trả lời { $status }: phía trước có bước chặn (Cloudflare, tường lửa). Cho các địa chỉ /zalo/ và /zalo-oa/ đi qua.
check-address-other = { $url } do chương trình khác trả lời. Sửa máy chủ proxy cho dẫn đến web.listen.
check-address-lacks = Ở { $url } là một Nhắc Việc khác, hoặc chưa khởi động lại sau khi sửa cấu hình: chưa có kênh { $channels }.

check-zalo-off = Zalo Bot tắt (zalo_bot.token để trống).
check-zalo = Zalo Bot trả lời: { $name }{ $plan ->
    [none] {""}
   *[other] {" "}(gói { $plan })
}.
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

check-oa-off = Zalo OA tắt (zalo_oa.app_id để trống).
check-oa = Zalo OA trả lời: { $name }{ $plan ->
    [none] {""}
   *[other] {" "}(gói { $plan })
}.
check-oa-unverified = Zalo OA chưa xác thực; theo tài liệu, phần lớn tính năng gửi tin cần OA đã xác thực. Xác thực tại oa.zalo.me.
check-oa-not-read = Chưa đọc được mã Zalo OA lưu trong cơ sở dữ liệu. Sửa cơ sở dữ liệu theo dòng ở trên rồi chạy lại nhacviec check.
check-oa-one-secret = zalo_oa.app_secret và zalo_oa.oa_secret giống nhau. Đây là hai khóa khác nhau: khóa bí mật của ứng dụng, và khóa bí mật của OA ở mục Webhook.
check-oa-url = Zalo OA cần web.public_url là địa chỉ https:// mà bên ngoài gọi tới được: thiếu thì không nhận được tin nào.
check-oa-webhook = Webhook cần ghi trong trang quản lý ứng dụng: { $url }
check-oa-template = Ai im lặng quá 7 ngày sẽ được mời nhắn lại bằng mẫu tin zalo_oa.template (có phí).
check-oa-no-template = Chưa có mẫu tin (zalo_oa.template): ai im lặng quá 7 ngày được nhắc qua kênh khác, không có kênh khác thì hiện trong /chualienlac.
check-oa-first = zalo_oa.refresh_token sẽ được dùng khi nhacviec run khởi động. Mã này dùng một lần: không dùng nó ở nơi nào khác.
check-oa-no-refresh = Thiếu zalo_oa.refresh_token. Cấp quyền cho ứng dụng, đổi lấy mã và ghi vào tệp mà NHACVIEC_ZALO_OA__REFRESH_TOKEN_FILE nêu tên (xem docs/zalo.vi.md).
check-oa-refresh = Mã làm mới của Zalo OA còn hiệu lực, theo tài liệu đến khoảng { $until }; nhacviec run tự làm mới trước đó.
check-oa-refused = Zalo không nhận mã làm mới (lỗi { $code }). Cấp quyền lại cho ứng dụng, đổi lấy mã mới, ghi vào zalo_oa.refresh_token rồi khởi động lại nhacviec run.
check-oa-lost = Zalo đã cấp mã mới nhưng máy dừng hoặc mạng đứt trước khi kịp lưu, nên mã cũ hết hiệu lực (lỗi { $code }). Cấp quyền lại cho ứng dụng, ghi mã mới vào zalo_oa.refresh_token rồi khởi động lại nhacviec run.
check-oa-keys = Zalo không cấp mã mới (lỗi { $code }). Xem lại zalo_oa.app_id, zalo_oa.app_secret và ứng dụng đã được bật chưa.
check-oa-too-old = Mã làm mới của Zalo OA lưu từ { $since }, quá ba tháng nên có thể đã hết hiệu lực. Cấp quyền lại cho ứng dụng và ghi mã mới vào zalo_oa.refresh_token.
check-oa-asked = Đã xin mã mới của Zalo OA từ { $since } mà chưa lưu được. Chạy nhacviec run; nếu vẫn vậy, cấp quyền lại và ghi mã mới vào zalo_oa.refresh_token.
check-oa-asleep = Mã truy cập Zalo OA đã hết hạn; nhacviec run tự lấy mã mới khi cần.
check-oa-error = Zalo OA trả lời lỗi { $code }. Tra mã lỗi trong docs/zalo.vi.md, thử lại sau ít phút.
check-oa-unreachable = Không tới được Zalo OA ({ $cause }). Xem lại mạng hoặc zalo_oa.api_base.
