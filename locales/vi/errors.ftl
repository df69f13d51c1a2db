# Một câu cho mỗi lỗi: điều gì sai và làm thế nào cho đúng.

error-unexpected = Xin lỗi, hệ thống gặp trục trặc và chưa ghi nhận được tin vừa rồi. Anh/chị gửi lại giúp; nếu vẫn vậy, xin báo Văn phòng.
error-forbidden = Anh/chị không có quyền làm việc này. Nếu cần, xin liên hệ Văn phòng.
error-no-task = Không tìm thấy nhiệm vụ này. Gõ <code>/viec</code> để xem mã các việc của mình.
error-no-person = Không tìm thấy người có mã { $name }. Gõ <code>/nhansu</code> để xem danh sách.
error-wrong-state = Nhiệm vụ { $code } đang ở trạng thái không làm được việc này. Gõ <code>/xem { $code }</code> để xem.
error-changed-meanwhile = Nhiệm vụ { $code } vừa được người khác cập nhật. Xin xem lại rồi thao tác lần nữa.
file-no-way = ⚠ Kênh này chưa gửi được tệp ({ $names }). Anh/chị mở trên kênh khác (chat web, Telegram), hoặc hỏi người quản trị.
file-not-sent = ⚠ Không gửi được tệp { $name } qua kênh này. Xin thử lại sau ít phút.
error-store-down = Hệ thống đang tạm gián đoạn nên chưa làm được việc này. Anh/chị thử lại sau ít phút.
