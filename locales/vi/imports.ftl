# Đọc văn bản giao việc, rà soát và nhận nhiệm vụ; lỗi của tệp gửi vào.

error-file-empty = Tệp <b>{ $name }</b> trống. Anh/chị kiểm tra rồi gửi lại tệp có nội dung.
error-file-too-large = Tệp <b>{ $name }</b> quá lớn (tối đa { $limit_mb } MB, bảng không quá 5.000 dòng). Anh/chị tách nhỏ hoặc nén ảnh trong tệp rồi gửi lại.
error-file-type = Chưa đọc được loại tệp của <b>{ $name }</b>. Xin gửi tệp { $kinds }.
error-file-broken = Tệp <b>{ $name }</b> bị hỏng hoặc tải lên chưa trọn vẹn. Anh/chị mở lại trên máy, lưu thành tệp mới rồi gửi lại.
error-file-locked = Tệp <b>{ $name }</b> đặt mật khẩu. Anh/chị bỏ mật khẩu (Tệp › Thông tin › Bảo vệ tài liệu) rồi gửi lại.
error-file-old-format = Tệp <b>{ $name }</b> theo định dạng cũ (.doc, .xls). Anh/chị mở ra, chọn “Lưu thành” .docx hoặc .xlsx rồi gửi lại.
error-file-macro = Tệp <b>{ $name }</b> có chứa macro nên không được nhận. Anh/chị lưu thành .docx hoặc .xlsx (không macro) rồi gửi lại.
error-file-bomb = Tệp <b>{ $name }</b> nén bất thường nên không được mở. Anh/chị lưu lại từ Word hoặc Excel rồi gửi lại.
error-file-no-table = Không thấy bảng giao việc trong <b>{ $name }</b>. Bảng cần dòng tiêu đề có cột “Nội dung” và “Đơn vị thực hiện” (hoặc “Chủ trì”). Việc lẻ thì giao bằng một câu, ví dụ: <code>/giao Phòng TTHC rà soát TTHC, trước 25/3</code>
error-file-no-duties = Bảng trong <b>{ $name }</b> chỉ có tiêu đề, chưa có nhiệm vụ nào. Anh/chị kiểm tra lại tệp.
error-file-secret = Tệp <b>{ $name }</b> có dấu chỉ độ mật nên hệ thống không nhận và không lưu lại. Văn bản mật xin xử lý theo quy định về bảo vệ bí mật nhà nước.
error-file-not-fetched = Chưa tải được tệp <b>{ $name }</b> do đường truyền. Anh/chị gửi lại giúp.
