# Dòng lệnh nhacviec.

cli-help-demo = Chạy thử trên máy: một sở mẫu, chat trên web, đồng hồ vặn tới được; không cần token
cli-help-run = Chạy bot: mọi kênh đã cấu hình, đồng hồ nhắc việc, trang web
cli-help-init = Tạo cơ sở dữ liệu và mã mời của người quản trị đầu tiên
cli-help-invite = Cấp mã mời một lần: mã, liên kết, mã QR
cli-help-org-import = Nhập đơn vị và nhân sự từ tệp .xlsx hoặc .toml; nhập lại không tạo trùng
cli-help-import = Nhập văn bản giao việc (.docx, .pdf, .xlsx, .txt) thành nhiệm vụ; không có --yes thì chỉ xem
cli-help-tick = Làm những gì đến hạn vào thời điểm này rồi kết thúc
cli-help-report = Báo cáo tổng hợp của một kỳ, ghi ra tệp
cli-help-parse = Đọc JSON Lines từ đầu vào, trả JSON Lines: hạn, tiến độ, văn bản (văn bản: có thể nêu tên các tệp)
cli-help-migrate = Đưa cơ sở dữ liệu lên phiên bản hiện tại
cli-help-check = Xem cấu hình có gì sai và cách sửa; không in bí mật
cli-help-backup = Sao lưu cơ sở dữ liệu và minh chứng vào một tệp .tar.gz; bot vẫn chạy được
cli-help-restore = Khôi phục từ tệp sao lưu; phải dừng bot trước
cli-help-export = Xuất toàn bộ dữ liệu ra tệp .zip: mỗi bảng một tệp JSON Lines
cli-help-now-option = Thời điểm, ví dụ 2026-03-02T07:30
cli-help-role-option = Việc của tiến trình này: all (tất cả), web (các kênh và trang web) hoặc worker (đồng hồ và gửi tin). Chạy nhiều tiến trình cần PostgreSQL.
cli-help-data-option = Giữ dữ liệu trong thư mục này
cli-help-config-option = Tệp cấu hình (mặc định: config.toml)
cli-help-name-option = Tên người quản trị đầu tiên
cli-help-prune-option = Ngừng những ai không còn trong tệp
cli-help-directive-option = Số, ký hiệu văn bản
cli-help-yes-option = Nhận tất cả, không chỉ xem
cli-help-freeze-option = Chốt báo cáo: đánh số, giữ nguyên số liệu, rồi ghi tệp
cli-help-frozen-option = Ghi lại báo cáo đã chốt có số này, ví dụ 3/2026
cli-help-diff-option = Ghi những thay đổi từ khi chốt báo cáo vào một tệp .txt
cli-report-which = Ghi kỳ báo cáo (ví dụ 2026-Q2) hoặc --frozen SỐ/NĂM (ví dụ 3/2026); --freeze không đi cùng --frozen hay --diff.
cli-help-unit-option = Mã hoặc tên đơn vị
cli-help-force-option = Ghi đè dữ liệu hiện có
cli-help-org = Đơn vị và nhân sự
cli-help-main = Nhắc Việc: trợ lý nhắc việc, đôn đốc và tổng hợp nhiệm vụ của cơ quan

cli-demo =
    Bản chạy thử đang mở tại { $address } (Ctrl+C để dừng).
    Chọn một người ở mỗi khung rồi nhắn như nhắn bot. Bắt đầu: đóng vai Chánh Văn phòng, gửi tệp kế hoạch mẫu
    { $plan }
    bấm Nhận tất cả, rồi vặn đồng hồ tới để xem tin nhắc.
cli-running = Nhắc Việc đang chạy ({ $address }). Ctrl+C để dừng.
cli-no-web = không mở trang web
cli-bad-moment = "{ $value }" không phải thời điểm; ví dụ đúng: 2026-03-02T07:30
cli-admin-name = Quản trị hệ thống
cli-admin-linked = Cơ sở dữ liệu đã sẵn sàng; người quản trị đã liên kết tài khoản. Cấp mã cho người khác: nhacviec invite --person MÃ
cli-link = Liên kết: { $link }
cli-org-units = Đơn vị: thêm { $added }, sửa { $changed }, giữ nguyên { $same }, ngừng { $removed }.
cli-org-groups = Nhóm: thêm { $added }, sửa { $changed }, giữ nguyên { $same }, bỏ { $removed }.
cli-org-people = Nhân sự: thêm { $added }, sửa { $changed }, giữ nguyên { $same }, ngừng { $removed }.
cli-org-missing = Không có trong tệp nhưng vẫn được giữ: { $codes }. Muốn ngừng, chạy lại với --prune.
cli-proposed = { $name }: { $added } nhiệm vụ mới, { $known } nhiệm vụ đã có.
cli-not-kept = Chỉ xem, chưa lưu gì. Chạy lại với --yes để nhận tất cả.
cli-accepted = Đã nhận { $works } việc ({ $first } đến { $last }); { $left } việc chưa rõ đơn vị, chờ Văn phòng xem trong chat.
cli-accepted-none = Không có việc mới để nhận; { $left } việc chưa rõ đơn vị, chờ Văn phòng xem trong chat.
cli-migrated = Cơ sở dữ liệu đã ở phiên bản hiện tại.
cli-backed-up = Đã sao lưu vào { $file } ({ $kb } KB).
cli-restored = Đã khôi phục từ { $file }.
cli-exported = Đã xuất { $tables } bảng, { $rows } dòng vào { $file }.

cli-frozen = Đã chốt báo cáo số { $number }. Nếu cần ghi lại tệp: --frozen { $number }.
cli-step-figures = Đang tính số liệu…
cli-step-docx = Đang viết văn bản .docx…
cli-step-xlsx = Đang viết bảng tính .xlsx…
cli-step-pdf = Đang chuyển sang .pdf…
cli-step-html = Đang viết trang .html…
cli-step-png = Đang vẽ biểu đồ…
cli-step-txt = Đang viết bản chữ .txt…
cli-step-json = Đang viết .json…
cli-step-zip = Đang gom tệp minh chứng…

check-database = Cơ sở dữ liệu { $kind } trả lời, đúng phiên bản.
check-database-missing = Chưa có cơ sở dữ liệu { $file }. Chạy: nhacviec init
check-database-old = Cơ sở dữ liệu chưa đúng phiên bản. Chạy: nhacviec migrate
check-database-unreachable = Không vào được cơ sở dữ liệu ({ $cause }). Xem lại database.url và máy chủ cơ sở dữ liệu.
check-people = Đã có người làm đầu mối tổng hợp.
check-no-coordinator = Chưa có ai giữ vai trò đầu mối, nên chưa ai nhập được kế hoạch. Chạy: nhacviec org import TỆP.xlsx
check-telegram = Telegram trả lời: @{ $name }.
check-telegram-off = Telegram tắt (telegram.token để trống).
check-telegram-token = Telegram không nhận telegram.token. Lấy lại mã ở @BotFather rồi đặt vào NHACVIEC_TELEGRAM__TOKEN_FILE.
check-telegram-unreachable = Không tới được Telegram ({ $cause }). Xem lại mạng, telegram.proxy hoặc telegram.api_base.
check-webhook = Webhook có địa chỉ và mã bí mật.
check-webhook-url = telegram.mode là webhook nên web.public_url phải là địa chỉ https:// mà Telegram gọi tới được.
check-web = Trang web mở ở { $address }.
check-web-off = Không mở trang web (web.listen để trống).
check-web-open = web.listen = { $address } mở ra ngoài máy này mà web.public_url để trống. Đặt sau máy chủ proxy có https và ghi web.public_url, hoặc dùng 127.0.0.1.
check-folder = Ghi được vào thư mục minh chứng { $folder }.
check-documents = Mẫu báo cáo và công văn điền được.
check-documents-blank = Mẫu báo cáo và công văn điền được; còn để trống, ghi tay trên bản in: { $keys }.
check-clock = Đồng hồ máy: { $now } ({ $zone }).

error-config-no-file = Không đọc được tệp cấu hình { $file }. Chép từ config.example.toml rồi sửa.
error-config-no-toml = Tệp cấu hình { $file } sai cú pháp TOML: { $cause }
error-config-no-section = { $key }: phải là một mục, viết [{ $key }] trên một dòng riêng.
error-config-unknown-key = { $key }: không có khóa này. Xem các khóa trong config.example.toml.
error-config-no-secret-file = { $key }: không đọc được tệp { $file }.
error-config-bad-secret = { $key }: giá trị không hợp lệ (không in ra vì là bí mật). Xem mẫu trong config.example.toml.
error-config-not-one-of = { $key }: "{ $value }" không hợp lệ; chọn một trong: { $choices }.
error-config-bad-value = { $key }: "{ $value }" không hợp lệ; ví dụ đúng: { $example }
error-config-windows-misfit = { $key }: chồng hoặc hở ngày so với kỳ liền kề { $neighbour } ({ $start }..{ $end }). Mỗi ngày phải thuộc đúng một kỳ: sửa khoảng này hoặc khai báo cả kỳ liền kề.
error-config-webhook-secret = { $key }: chế độ webhook cần một mã bí mật (1-256 ký tự A-Z a-z 0-9 _ -).
error-config-webhook-listen = { $key }: chế độ webhook cần địa chỉ để mở máy chủ web, ví dụ 127.0.0.1:8080.
error-config-no-channel = { $key }: chưa có kênh nào: đặt telegram.token hoặc web.listen.

error-already-running = Đã có một nhacviec đang chạy trên { $file }. Dừng nó trước; hai tiến trình sẽ cùng trả lời một tin.
error-role-needs-postgres = “run --role { $role }” cần PostgreSQL: với SQLite chỉ một tiến trình làm mọi việc. Đặt database.url, hoặc chạy không có --role.
error-port-taken = Không mở được { $address }: cổng đang có chương trình khác dùng. Chọn cổng khác (demo: --port, run: web.listen).
error-database-old = Cơ sở dữ liệu chưa có hoặc chưa đúng phiên bản. Chạy: nhacviec init
error-database-newer = Cơ sở dữ liệu này do phiên bản mới hơn tạo ra. Hãy cài phiên bản mới của nhacviec.
error-database-unreachable = Không vào được cơ sở dữ liệu ({ $cause }). Chạy nhacviec check để xem cách sửa.
error-folder-not-writable = Không ghi được vào { $folder }. Kiểm tra quyền của thư mục.
error-no-coordinator = Chưa có ai giữ vai trò đầu mối. Chạy: nhacviec org import TỆP.xlsx
error-parse-kind = Không có loại { $kind }; chọn một trong: { $kinds }.
error-parse-line = Dòng { $number } không đúng định dạng JSON Lines ({ $cause }).
error-backup-no-tool = Không có { $tool } trên máy này; cài bộ công cụ PostgreSQL rồi chạy lại.
error-backup-failed = Sao lưu hoặc khôi phục không thành ({ $cause }); dữ liệu đang có giữ nguyên.
error-backup-broken = Tệp sao lưu hỏng hoặc không phải do nhacviec tạo; dữ liệu đang có giữ nguyên.
error-backup-other-database = Tệp sao lưu này của loại cơ sở dữ liệu khác (SQLite, PostgreSQL); dữ liệu đang có giữ nguyên.
error-restore-exists = Đã có dữ liệu ở { $file }. Chạy lại với --force nếu muốn ghi đè.
error-file-missing = Không có tệp { $name }.

error-org-no-units = Tệp không có đơn vị nào. Xem tệp mẫu department.xlsx.
error-org-no-toml = Tệp sai cú pháp TOML: { $cause }
error-org-no-header = { $sheet }: không thấy dòng tên cột (cần có: { $column }). Xem tệp mẫu department.xlsx.
error-org-unknown-column = { $sheet }, dòng { $row }: không có cột { $column }. Xem tệp mẫu department.toml.
error-org-empty = { $sheet }, dòng { $row }, cột { $column }: không được để trống.
error-org-bad-code = { $sheet }, dòng { $row }, cột { $column }: mã "{ $value }" chỉ được gồm chữ không dấu, số, dấu chấm, gạch; ví dụ: ld.nam
error-org-bad-value = { $sheet }, dòng { $row }, cột { $column }: "{ $value }" không hợp lệ. Xem trang Hướng dẫn của tệp mẫu.
error-report-unit-unknown = Không rõ đơn vị “{ $text }”. Xin ghi mã hoặc tên đầy đủ như trong danh sách đơn vị, ví dụ: --unit VP
error-org-twice = { $sheet }, dòng { $row }, cột { $column }: mã "{ $value }" đã dùng ở dòng khác.
error-org-own-predecessor = { $sheet }, dòng { $row }, cột { $column }: đơn vị "{ $value }" không thể là tiền thân của chính mình.
error-org-unknown-unit = { $sheet }, dòng { $row }, cột { $column }: không có đơn vị mã "{ $value }".
error-org-needs-unit = { $sheet }, dòng { $row }, cột { $column }: vai trò "{ $value }" cần ghi đơn vị.
