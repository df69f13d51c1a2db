// The web chat: panes that show transcripts and send what people write. No framework.
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
const language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'vi';
const W = WORDS[language];
const ZONE = 'Asia/Ho_Chi_Minh';
const HEADER = 'X-Chat-Session';
const MAX_PANES = 4;
const KEPT = 'chat-panes';
const $ = (selector, root = document) => root.querySelector(selector);
const format = (options) => new Intl.DateTimeFormat(W.locale, { timeZone: ZONE, ...options });
const asTime = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const asDay = format({ weekday: 'long', day: 'numeric', month: 'numeric', year: 'numeric' });
const asIsoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function toast(text, ms = 3500) {
  const box = make('div', 'toast', text);
  $('.toasts').append(box);
  setTimeout(() => box.remove(), ms);
}

// Formatted text: the server's HTML is parsed in an inert document and copied tag by tag.
const ALLOWED = new Set(['B', 'I', 'U', 'S', 'CODE', 'PRE', 'A', 'BLOCKQUOTE', 'TG-SPOILER']);
function copySafely(from, to) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
    else if (node.nodeType === Node.ELEMENT_NODE) {
      let target = to;
      if (ALLOWED.has(node.tagName)) {
        target = document.createElement(node.tagName);
        if (node.tagName === 'A') linkTo(target, node.getAttribute('href') ?? '');
        to.append(target);
      }
      copySafely(node, target);
    }
  }
}
function linkTo(anchor, address) {
  if (!/^(https?|mailto|tel|tg):/i.test(address)) return;
  anchor.href = address;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer';
}
function formatted(html) {
  const box = make('div', 'text');
  copySafely(new DOMParser().parseFromString(html, 'text/html').body, box);
  return box;
}

function size(bytes) {
  const steps = [[1 << 20, 'MB'], [1 << 10, 'KB']];
  const [unit, name] = steps.find(([limit]) => bytes >= limit) ?? [1, 'B'];
  return `${(bytes / unit).toLocaleString(W.locale, { maximumFractionDigits: 1 })} ${name}`;
}

class Pane {
  constructor(personas, persona) {
    this.personas = personas;
    this.element = $('#pane').content.firstElementChild.cloneNode(true);
    this.log = $('.log', this.element);
    this.input = $('textarea', this.element);
    this.dress();
    this.listen();
    $('.panes').append(this.element);
    this.become(persona);
  }

  dress() {
    const labels = { '.person': W.person, '.close': W.close, '.log': W.log, textarea: W.write, '.send': W.send,
      '.file': W.file, '.photo': W.photo, '.down': W.end, '.quote button': W.drop, '.attached button': W.drop, '.typing': W.typing };
    for (const [selector, text] of Object.entries(labels)) $(selector, this.element).setAttribute('aria-label', text);
    $('.file', this.element).parentElement.title = W.file;
    $('.photo', this.element).parentElement.title = W.photo;
    this.input.placeholder = W.write;
    const select = $('.person', this.element);
    this.personas.forEach((person, index) => select.append(new Option(person.name, index)));
  }

  listen() {
    const on = (selector, event, action) => $(selector, this.element).addEventListener(event, action);
    on('form', 'submit', (event) => { event.preventDefault(); this.submit(); });
    on('.person', 'change', (event) => { this.become(this.personas[event.target.value]); rememberPanes(); });
    on('.close', 'click', () => closePane(this));
    on('.file', 'change', (event) => this.attach(event.target, 'file'));
    on('.photo', 'change', (event) => this.attach(event.target, 'photo'));
    on('.quote button', 'click', () => this.quote(null));
    on('.attached button', 'click', () => this.attach(null));
    on('.down', 'click', () => this.toEnd());
    this.log.addEventListener('scroll', () => { $('.down', this.element).hidden = this.atEnd(200); });
    this.input.addEventListener('input', () => this.grow());
    this.input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.submit(); }
      if (event.key === 'Escape') this.quote(null);
    });
    this.input.addEventListener('paste', (event) => {
      const [file] = event.clipboardData.files;
      if (file) { event.preventDefault(); this.attach({ files: [file] }, file.type.startsWith('image/') ? 'photo' : 'file'); }
    });
  }

  become(persona) {
    this.persona = persona;
    this.turn = {};
    this.lines = new Map();
    this.blobs = new Map();
    this.quote(null);
    this.attach(null);
    const select = $('.person', this.element);
    select.hidden = !persona;
    select.value = this.personas.indexOf(persona);
    $('.alone', this.element).hidden = Boolean(persona);
    $('.alone', this.element).textContent = W.chat;
    $('.post', this.element).textContent = persona ? [persona.title, persona.unit].filter(Boolean).join(' · ') : '';
    $('.post', this.element).title = $('.post', this.element).textContent;
    const words = (persona?.name ?? 'NV').trim().split(/\s+/);
    const face = $('.face', this.element);
    face.textContent = persona ? words.slice(-2).map((word) => word[0]).join('') : '✓';
    face.style.setProperty('--hue', [...(persona?.name ?? '')].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) % 360, 165));
    this.element.setAttribute('aria-label', persona ? persona.name : W.chat);
    this.log.replaceChildren(make('p', 'empty', persona ? W.empty : W.emptyAlone));
    this.showTyping(false);
    this.follow(this.turn);
  }

  call(path, options = {}) {
    // no-store: the browser lets requests of one address wait for each other in its cache.
    return fetch(path, { cache: 'no-store', ...options, headers: { [HEADER]: this.persona?.session ?? 'page', ...options.headers } });
  }

  // Long polling; ends when the pane shows somebody else or is closed.
  async follow(turn) {
    let after = 0;
    let seen = '';
    let failures = 0;
    while (turn === this.turn) {
      try {
        const answer = await this.call(`/chat/api/messages?after=${after}${seen === '' ? '' : `&seen=${seen}`}`);
        if (!answer.ok) throw new Error(answer.status);
        const news = await answer.json();
        if (turn !== this.turn) return;
        const first = seen === '';
        ({ after, seen } = news);
        failures = 0;
        this.take(news, first);
      } catch {
        if (turn !== this.turn) return;
        if ((failures += 1) === 3) toast(W.offline);
        await pause(Math.min(500 * 2 ** failures, 10000));
      }
    }
  }

  take({ messages, events }, first) {
    const stay = first || this.atEnd(120);
    for (const message of messages.sort((a, b) => a.id - b.id)) this.show(message, first);
    if (messages.some((message) => !message.mine)) this.showTyping(false);
    for (const event of events) {
      if (event.type === 'toast') toast(event.text, event.alert ? 8000 : 3500);
      if (event.type === 'typing') this.showTyping(true);
    }
    this.separate();
    if (stay || messages.some((message) => message.mine)) this.toEnd();
  }

  show(message, first) {
    const old = this.lines.get(message.id);
    if (message.deleted) {
      old?.element.remove();
      this.lines.delete(message.id);
      return;
    }
    const element = this.draw(message);
    if (old) old.element.replaceWith(element);
    else {
      if (!first) element.classList.add('fresh');
      $('.empty', this.log)?.remove();
      this.log.append(element);
    }
    this.lines.set(message.id, { message, element });
  }

  draw(message) {
    const element = make('article', `msg${message.mine ? ' mine' : ''}`);
    element.dataset.testid = 'message';
    element.dataset.id = message.id;
    const bubble = make('div', 'bubble');
    if (message.reply_to) bubble.append(this.answered(message.reply_to));
    if (message.file) bubble.append(message.file.photo ? this.picture(message.file) : this.document(message.file));
    if (message.html) bubble.append(formatted(message.html));
    const meta = make('div', 'meta');
    const reply = make('button', 'reply', '↩');
    reply.type = 'button';
    reply.setAttribute('aria-label', W.reply);
    reply.title = W.reply;
    reply.dataset.testid = 'reply';
    reply.addEventListener('click', () => this.quote(message));
    meta.append(reply, make('span', '', message.edited ? `${W.edited} ` : ''), make('time', '', asTime.format(new Date(message.at))));
    bubble.append(meta);
    element.append(bubble);
    if (message.buttons.length) {
      element.classList.add('wide');
      element.append(this.keys(message));
    }
    return element;
  }

  answered(id) {
    const found = this.lines.get(id);
    const quote = make('button', 'answered', found ? this.gist(found.message) : '…');
    quote.type = 'button';
    quote.dataset.testid = 'answered';
    quote.addEventListener('click', () => this.lines.get(id)?.element.scrollIntoView({ block: 'center', behavior: 'smooth' }));
    return quote;
  }

  gist(message) {
    return formatted(message.html).textContent.slice(0, 120) || message.file?.name || '…';
  }

  keys(message) {
    const box = make('div', 'keys');
    for (const row of message.buttons) {
      const line = make('div');
      for (const button of row) {
        const key = make('url' in button ? 'a' : 'button', '', button.text);
        key.dataset.testid = 'key';
        if ('url' in button) linkTo(key, button.url);
        else {
          key.type = 'button';
          key.addEventListener('click', () => this.press(message, button, key));
        }
        line.append(key);
      }
      box.append(line);
    }
    return box;
  }

  async press(message, button, key) {
    key.classList.add('busy');
    try {
      const answer = await this.post('/chat/api/press', { message_id: message.id, data: button.data });
      if (!answer.ok) toast(W.gone);
    } catch {
      toast(W.offline);
    } finally {
      setTimeout(() => key.classList.remove('busy'), 400);
    }
  }

  post(path, body) {
    return this.call(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } });
  }

  picture(file) {
    const image = make('img', 'picture');
    image.alt = file.name || W.picture;
    image.dataset.testid = 'picture';
    image.addEventListener('load', () => { if (this.atEnd(420)) this.toEnd(); });
    image.addEventListener('click', () => zoom(image.src));
    this.blob(file).then((url) => { image.src = url; }).catch(() => { image.alt = `${W.picture}: ${file.name}`; });
    return image;
  }

  document(file) {
    const box = make('button', 'doc');
    box.type = 'button';
    box.title = W.download;
    box.dataset.testid = 'document';
    const kind = file.name.includes('.') ? file.name.split('.').pop().slice(0, 4).toUpperCase() : '↓';
    const names = make('span', '', file.name);
    names.append(make('small', '', `${size(file.size)} · ${W.download}`));
    box.append(make('b', '', kind), names);
    box.addEventListener('click', async () => {
      const link = make('a');
      try { link.href = await this.blob(file); } catch { toast(W.offline); return; }
      link.download = file.name;
      link.click();
    });
    return box;
  }

  blob(file) {
    if (!this.blobs.has(file.id)) {
      const loading = this.call(`/chat/files/${file.id}`, { cache: 'default' }).then(async (answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return URL.createObjectURL(await answer.blob());
      });
      loading.catch(() => this.blobs.delete(file.id));
      this.blobs.set(file.id, loading);
    }
    return this.blobs.get(file.id);
  }

  quote(message) {
    this.quoted = message;
    const box = $('.quote', this.element);
    box.hidden = !message;
    if (message) {
      $('span', box).textContent = W.quoting + this.gist(message);
      this.input.focus();
    }
  }

  attach(source, kind) {
    const file = source?.files[0] ?? null;
    this.attached = file && { file, kind };
    const box = $('.attached', this.element);
    const image = $('img', box);
    if (image.src) URL.revokeObjectURL(image.src);
    image.removeAttribute('src');
    image.hidden = kind !== 'photo' || !file;
    box.hidden = !file;
    if (!file) {
      for (const input of this.element.querySelectorAll('input[type=file]')) input.value = '';
      return;
    }
    if (kind === 'photo') image.src = URL.createObjectURL(file);
    $('span', box).textContent = `${file.name} · ${size(file.size)}`;
    this.input.focus();
  }

  async submit() {
    const text = this.input.value.trim();
    const { attached, quoted } = this;
    if ((!text && !attached) || this.sending) return;
    this.sending = true;
    $('.send', this.element).disabled = true;
    try {
      const answer = await (attached ? this.upload(attached, text, quoted) : this.post('/chat/api/send', { text, reply_to: quoted?.id ?? null }));
      if (answer.status === 413) toast(W.tooBig);
      else if (!answer.ok) toast(W.failed);
      else {
        this.input.value = '';
        this.grow();
        this.quote(null);
        this.attach(null);
      }
    } catch {
      toast(W.failed);
    } finally {
      this.sending = false;
      $('.send', this.element).disabled = false;
      this.input.focus();
    }
  }

  upload({ file, kind }, caption, quoted) {
    const form = new FormData();
    form.append('caption', caption);
    if (quoted) form.append('reply_to', quoted.id);
    form.append(kind, file, file.name);
    return this.call('/chat/api/upload', { method: 'POST', body: form });
  }

  // One line above the first message of each day.
  separate() {
    for (const old of this.log.querySelectorAll('.day')) old.remove();
    let day = '';
    for (const { message, element } of [...this.lines.values()].sort((a, b) => a.message.id - b.message.id)) {
      const moment = new Date(message.at);
      const its = asIsoDay.format(moment);
      if (its !== day) element.before(make('div', 'day', capital(asDay.format(moment))));
      day = its;
    }
  }

  showTyping(on) {
    $('.typing', this.element).hidden = !on;
    clearTimeout(this.typing);
    if (on) this.typing = setTimeout(() => this.showTyping(false), 5000);
  }

  grow() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight + 2, 150)}px`;
  }

  atEnd(slack) { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < slack; }
  toEnd() { this.log.scrollTop = this.log.scrollHeight; }
}

function zoom(url) {
  const dialog = make('dialog', 'zoom');
  const image = make('img');
  image.src = url;
  dialog.append(image);
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const panes = [];
let people = [];

function openPane(persona) {
  panes.push(new Pane(people, persona));
  settlePanes();
}
function closePane(pane) {
  pane.turn = null;
  pane.element.remove();
  panes.splice(panes.indexOf(pane), 1);
  settlePanes();
}
function settlePanes() {
  for (const pane of panes) $('.close', pane.element).hidden = panes.length < 2;
  $('.add').hidden = !people.length || panes.length >= Math.min(MAX_PANES, people.length);
  rememberPanes();
}
function rememberPanes() {
  if (people.length) localStorage.setItem(KEPT, JSON.stringify(panes.map((pane) => pane.persona.name)));
}
function firstPeople() {
  let names = [];
  try { names = JSON.parse(localStorage.getItem(KEPT)) ?? []; } catch { names = []; }
  const known = names.map((name) => people.find((person) => person.name === name)).filter(Boolean).slice(0, MAX_PANES);
  return known.length ? known : people.slice(0, innerWidth < 720 ? 1 : innerWidth < 1000 ? 2 : 3);
}
function addPane() {
  const shown = new Set(panes.map((pane) => pane.persona));
  const next = people.find((person) => !shown.has(person));
  if (!next) return;
  openPane(next);
  panes.at(-1).element.scrollIntoView({ behavior: 'smooth', inline: 'center' });
}

// The rehearsal clock.
const clock = {
  show({ now }) {
    this.now = new Date(now);
    const time = $('.now');
    time.dateTime = now;
    time.textContent = `${asTime.format(this.now)} · ${capital(asDay.format(this.now))}`;
    $('.steps input').min = asIsoDay.format(this.now);
  },
  async wind(body) {
    const keys = document.querySelectorAll('.steps button');
    keys.forEach((key) => { key.disabled = true; });
    const slow = setTimeout(() => toast(W.winding), 800);
    try {
      const answer = await fetch('/chat/api/clock', { method: 'POST', body: JSON.stringify(body), headers: { [HEADER]: 'page', 'Content-Type': 'application/json' } });
      if (answer.ok) this.show(await answer.json());
      else toast(answer.status === 409 ? W.noWind : W.offline);
    } catch {
      toast(W.offline);
    } finally {
      clearTimeout(slow);
      keys.forEach((key) => { key.disabled = false; });
    }
  },
  async begin() {
    const steps = $('.steps');
    for (const [plus, text] of Object.entries(W.steps)) {
      const key = make('button', '', text);
      key.type = 'button';
      key.dataset.testid = `clock-${plus}`;
      key.addEventListener('click', () => this.wind({ plus }));
      steps.append(key);
    }
    const pick = make('span', 'pick');
    const key = make('button', '', W.pick);
    const input = make('input');
    input.type = 'date';
    input.tabIndex = -1;
    input.setAttribute('aria-label', W.pick);
    input.dataset.testid = 'clock-date';
    key.type = 'button';
    key.dataset.testid = 'clock-pick';
    key.addEventListener('click', () => { input.value = asIsoDay.format(this.now); input.showPicker(); });
    input.addEventListener('change', () => { if (input.value) this.wind({ to: `${input.value}T07:31` }); });
    pick.append(key, input);
    steps.append(pick);
    $('.clock').setAttribute('aria-label', W.clock);
    $('.clock').hidden = false;
    const tick = async () => this.show(await (await fetch('/chat/api/clock', { cache: 'no-store' })).json());
    await tick();
    setInterval(() => tick().catch(() => undefined), 30000);
  },
};

async function begin() {
  document.documentElement.lang = language;
  $('.add').textContent = W.add;
  $('.add').addEventListener('click', addPane);
  const answer = await (await fetch('/chat/api/personas')).json();
  people = answer.personas;
  if (answer.demo) await clock.begin();
  if (people.length) firstPeople().forEach(openPane);
  else openPane(undefined);
}
begin().catch(() => { toast(W.offline); setTimeout(() => location.reload(), 5000); });
