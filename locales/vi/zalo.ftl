# Zalo: lựa chọn bằng số, tệp bằng liên kết, trang tải tệp lên.

zalo-choose = Nhắn số để chọn:
zalo-oa-choose = Anh/chị chọn:
zalo-file = 📎 { $name } – mở trong { $days } ngày, chỉ trên một máy:
zalo-page-language = vi
zalo-page-file = Tệp gửi cho anh/chị
zalo-page-download = Tải về
zalo-page-upload = Gửi tệp cho Nhắc Việc
zalo-page-limit = Một tệp, tối đa { $limit } MB. Liên kết này dùng một lần, chỉ dành cho anh/chị.
zalo-page-caption = Tệp này cho việc nào? Ví dụ: nv1 biên bản họp
zalo-page-send = Gửi
zalo-page-done = Đã nhận tệp. Anh/chị quay lại Zalo xem trả lời. Gửi thêm tệp khác: nhắn “gửi tệp” để có liên kết mới.
zalo-page-dead = Liên kết không còn dùng được. Anh/chị yêu cầu liên kết mới trong Zalo.
zalo-page-taken = Tệp này đã được mở trên máy khác. Anh/chị yêu cầu gửi lại trong Zalo.
zalo-page-used = Liên kết này đã dùng rồi. Anh/chị nhắn “gửi tệp” trong Zalo để có liên kết mới.
zalo-page-large = Tệp lớn hơn { $limit } MB nên không nhận được. Anh/chị quay lại và chọn tệp nhỏ hơn.
zalo-page-slow = Mạng chậm quá nên tệp chưa tới nơi. Anh/chị quay lại và gửi lần nữa.
zalo-page-busy = Hệ thống đang bận nên chưa nhận được tệp. Anh/chị quay lại sau ít phút và gửi lần nữa; liên kết này vẫn dùng được.
zalo-page-empty = Chưa có tệp nào. Anh/chị quay lại và chọn một tệp.
reply-media-upload = Tin này Zalo không cho tôi đọc: tôi chỉ nhận được chữ và ảnh. Anh/chị gõ lại bằng chữ; cần gửi tệp thì nhắn <i>gửi tệp</i> để có liên kết.
upload-link = Mở liên kết này để gửi một tệp (dùng một lần, trong một giờ): { $url }
upload-either = Anh/chị gửi ảnh hoặc tệp ngay vào đây. Nếu Zalo không cho gửi tệp ấy, mở liên kết này (một tệp, dùng một lần, trong một giờ): { $url }
upload-here = Anh/chị gửi ảnh hoặc tệp ngay vào đây.
upload-none = Tôi chỉ đọc được chữ và ảnh. Ở đây chưa gửi được tệp; anh/chị nhờ Văn phòng hướng dẫn nộp bằng cách khác.
