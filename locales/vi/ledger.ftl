# Minh chứng của một kỳ dưới dạng tệp .zip.

report-zip = 📦 Minh chứng .zip
evidence-zip-working = Đang gom tệp minh chứng…
evidence-zip-caption =
    Minh chứng { $period }: { $files } tệp{ $parts ->
        [1] {""}
       *[other] , phần { $part }/{ $parts }
    }. Trong tệp .zip có danh-muc.xlsx (ai nộp, lúc nào, cho nhiệm vụ nào) và sha256sum.txt để đối chiếu.
evidence-zip-missing = ⚠ { $count } tệp không còn hoặc không đọc được trong kho lưu; danh-muc.xlsx ghi rõ tệp nào.
evidence-zip-altered = ⚠ { $count } tệp có nội dung đã khác so với lúc nộp nên không đưa vào; danh-muc.xlsx ghi rõ tệp nào.
evidence-zip-too-large = ⚠ { $count } tệp quá lớn để gửi qua trò chuyện; xin lấy trên máy chủ bằng <code>nhacviec report … --format zip</code>.

button-ask-evidence = { $count ->
    [1] 📎 Nhắc bổ sung minh chứng
   *[other] 📎 Nhắc bổ sung minh chứng ({ $count })
}
evidence-asked-done = 📎 Đã nhắc bổ sung minh chứng { $codes } đến { $people } người, ghi tên anh/chị.
evidence-asked-later = 📎 Đang ngoài giờ nhận tin. Lời nhắc bổ sung minh chứng { $codes } sẽ gửi đến { $people } người lúc { $at }, ghi tên anh/chị.
notice-evidence = 📎 <b>{ $by } đề nghị bổ sung minh chứng</b> { $count ->
    [1] cho nhiệm vụ đã báo cáo hoàn thành:
   *[other] cho { $count } nhiệm vụ đã báo cáo hoàn thành:
}
notice-evidence-line =
    { $number }. <b>{ $code }</b>
    { $title }
notice-more-tasks = … và { $count } nhiệm vụ nữa.
notice-how-to-prove = <i>Trả lời tin này bằng ảnh hoặc tệp (nhiều nhiệm vụ thì ghi kèm mã), ví dụ ảnh văn bản đã ban hành.</i>

error-evidence-none = Các nhiệm vụ từ ngày { $start } đến ngày { $end } chưa có tệp minh chứng nào.
error-evidence-zip-large = Minh chứng của kỳ này nặng { $mb } MB, vượt mức { $limit_mb } MB gửi được qua trò chuyện. Anh/chị chọn kỳ ngắn hơn hoặc một đơn vị, hoặc nhờ quản trị chạy trên máy chủ: <code>nhacviec report { $code } --out thu-muc --format zip</code>
error-evidence-asked-nothing = Các nhiệm vụ này đã có minh chứng hoặc chưa báo cáo hoàn thành, không cần nhắc.
error-evidence-asked-already = Hôm nay đã nhắc bổ sung minh chứng cho các nhiệm vụ này. Xin chờ trả lời rồi nhắc lại sau.
