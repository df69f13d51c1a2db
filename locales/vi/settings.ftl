# Cài đặt cá nhân.

settings-page =
    <b>Cài đặt của anh/chị</b>
    Ngôn ngữ: <b>{ $language }</b>
    Giờ nhận tin buổi sáng: <b>{ $hour }</b>
    Kênh nhận tin: <b>{ $channel }</b>

    Bấm để đổi.
settings-hour-at = { $hour }
settings-hour-office = theo cơ quan
settings-channel-last = kênh liên kết trước nhất
language-vi = Tiếng Việt
language-en = English
error-setting-unknown = Không đặt được giá trị này. Gõ <code>/caidat</code> để xem các lựa chọn.
