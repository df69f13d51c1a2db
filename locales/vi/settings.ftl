# Cài đặt cá nhân.

settings-page =
    <b>Cài đặt của anh/chị</b>
    Ngôn ngữ: <b>{ $language }</b>
    Giờ nhận tin buổi sáng: <b>{ $hour }</b>
    Kênh nhận tin: <b>{ $channel }</b>{ $state }

    Chọn để đổi.
settings-hour-at = { $hour }
settings-hour-office = theo cơ quan
settings-channel-last = kênh liên kết đầu tiên
settings-linked = {""}

    Đã liên kết: { $channels }
settings-blocked = { $channel } (không nhận tin)
settings-refused = {""}

    ⚠ { $first } không nhận, đang gửi qua <b>{ $other }</b>. Nhắn một tin cho bot ở { $first } là mở lại.
settings-all-refused = {""}

    ⚠ Không kênh nào nhận tin. Nhắn một tin cho bot ở kênh muốn dùng là mở lại.
settings-instead = {""}

    Tin gần nhất ({ $at }) đi qua <b>{ $other }</b> vì { $first } chưa gửi được.
settings-add-channel = ➕ Thêm kênh nhận tin
channel-add =
    Mã để thêm một kênh của chính anh/chị: <code>{ $code }</code>
    Dùng được một lần, trong { $hours } giờ; xin không đưa cho người khác. Mở kênh muốn thêm và nhập mã:
channel-add-qr = { $channel ->
    [none] Mã QR: quét bằng điện thoại.
   *[other] Mã QR mở { $channel }: quét bằng điện thoại.
}
language-vi = Tiếng Việt
language-en = English
error-setting-unknown = Không đặt được giá trị này. Gõ <code>/caidat</code> để xem các lựa chọn.
