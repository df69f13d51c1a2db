# Công văn đôn đốc (dự thảo).

button-letter = 📄 Công văn đôn đốc
button-letters = 📄 Công văn đôn đốc từng đơn vị
letter-working = Đang soạn công văn…
letter-caption = Dự thảo công văn đôn đốc { $unit }: { $tasks } nhiệm vụ quá hạn, báo cáo trước khi hết ngày { $day }. Xin rà lại trước khi trình ký; số và ngày do văn thư cấp sau khi ký.
letters-caption = Dự thảo công văn đôn đốc { $units } đơn vị ({ $tasks } nhiệm vụ quá hạn), mỗi đơn vị một tệp; báo cáo trước khi hết ngày { $day }. Xin rà lại trước khi trình ký; số và ngày do văn thư cấp sau khi ký.
error-letter-nothing = { $unit ->
    [none] Không có đơn vị nào còn nhiệm vụ quá hạn nên chưa cần công văn đôn đốc. 👏
   *[other] { $unit } không có nhiệm vụ quá hạn nên chưa cần công văn đôn đốc. 👏
}
