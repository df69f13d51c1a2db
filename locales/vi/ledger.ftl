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

error-evidence-none = Các nhiệm vụ từ ngày { $start } đến ngày { $end } chưa có tệp minh chứng nào.
error-evidence-zip-large = Minh chứng của kỳ này nặng { $mb } MB, vượt mức { $limit_mb } MB gửi được qua trò chuyện. Anh/chị chọn kỳ ngắn hơn hoặc một đơn vị, hoặc nhờ quản trị chạy trên máy chủ: <code>nhacviec report { $code } --out thu-muc --format zip</code>
