// The page's own words in both languages, and how it writes moments and sizes.
const WORDS = {
  vi: {
    locale: 'vi-VN', chat: 'Trò chuyện với Nhắc Việc', add: '+ Thêm người', close: 'Đóng khung',
    person: 'Chọn người', write: 'Nhập tin nhắn', send: 'Gửi', file: 'Gửi tệp', photo: 'Gửi ảnh',
    reply: 'Trả lời', quoting: 'Trả lời: ', drop: 'Bỏ', empty: 'Chưa có tin nhắn. Hãy gõ “viec” để xem việc của mình, hoặc “trogiup”.',
    emptyAlone: 'Chưa có tin nhắn. Gõ mã được cấp để bắt đầu, ví dụ: ketnoi ABCD-1234.',
    edited: 'đã sửa', typing: 'Đang soạn…', end: 'Xuống cuối', picture: 'Ảnh', download: 'Tải xuống',
    offline: 'Mất kết nối, đang thử lại…', failed: 'Chưa gửi được. Nội dung vẫn còn trong ô nhập, xin gửi lại.',
    tooBig: 'Tệp quá lớn.', gone: 'Nút này đã cũ.', clock: 'Đồng hồ diễn tập', winding: 'Đang tua thời gian…',
    steps: { '1h': '+1 giờ', 'next-morning': 'Sáng mai', '1d': '+1 ngày', '1w': '+1 tuần' }, pick: 'Chọn ngày',
    noWind: 'Đồng hồ chỉ chạy tới.', today: 'Hôm nay', log: 'Tin nhắn',
  },
  en: {
    locale: 'en-GB', chat: 'Chat with Nhắc Việc', add: '+ Add a person', close: 'Close pane',
    person: 'Choose a person', write: 'Write a message', send: 'Send', file: 'Send a file', photo: 'Send a picture',
    reply: 'Reply', quoting: 'Reply to: ', drop: 'Drop', empty: 'No messages yet. Type “mytasks” to see your tasks, or “help”.',
    emptyAlone: 'No messages yet. Type your one-time code to begin, for example: link ABCD-1234.',
    edited: 'edited', typing: 'Typing…', end: 'To the end', picture: 'Picture', download: 'Download',
    offline: 'No connection, trying again…', failed: 'Not sent. Your words are still in the box, please send again.',
    tooBig: 'The file is too large.', gone: 'That button is out of date.', clock: 'Rehearsal clock', winding: 'Winding the clock…',
    steps: { '1h': '+1 hour', 'next-morning': 'Next morning', '1d': '+1 day', '1w': '+1 week' }, pick: 'Pick a day',
    noWind: 'The clock only goes forward.', today: 'Today', log: 'Messages',
  },
};
export const language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'vi';
export const W = WORDS[language];

const ZONE = 'Asia/Ho_Chi_Minh';
const format = (options) => new Intl.DateTimeFormat(W.locale, { timeZone: ZONE, ...options });
export const asTime = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
export const asIsoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });
const asWeekday = format({ weekday: 'long' });

// As offices write it (Decree 30/2020, annex I): 05/6/2026, 15/02/2026.
export function dayOf(moment) {
  const [year, month, day] = asIsoDay.format(moment).split('-');
  const weekday = asWeekday.format(moment);
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}, ${day}/${Number(month) < 3 ? month : Number(month)}/${year}`;
}

export function size(bytes) {
  const steps = [[1 << 20, 'MB'], [1 << 10, 'KB']];
  const [unit, name] = steps.find(([limit]) => bytes >= limit) ?? [1, 'B'];
  return `${(bytes / unit).toLocaleString(W.locale, { maximumFractionDigits: 1 })} ${name}`;
}
