// One person's chat: shows the transcript as it grows, sends what is written.
import { $, HEADER, formatted, linkTo, make, pause, toast, visible } from './dom.js';
import { Files } from './files.js';
import { W, asIsoDay, asTime, dayOf, size } from './words.js';

export class Pane {
  constructor(personas, persona, { changed, closed }) {
    this.changed = changed;
    this.closed = closed;
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
    on('.person', 'change', (event) => { this.become(this.personas[event.target.value]); this.changed(); });
    on('.close', 'click', () => this.closed(this));
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
    this.turn?.abort();
    this.turn = new AbortController();
    this.lines = new Map();
    this.files = new Files((path, options) => this.call(path, options));
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

  // Long polling; ends when the pane shows somebody else or is closed. A browser opens six
  // connections to one address: a poll left behind would keep what is sent waiting.
  async follow(turn) {
    let after = 0;
    let seen = '';
    let failures = 0;
    while (turn === this.turn) {
      try {
        await visible();
        const answer = await this.call(`/chat/api/messages?after=${after}${seen === '' ? '' : `&seen=${seen}`}`, { signal: turn.signal });
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
    if (message.file) bubble.append(this.drawFile(message.file));
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

  drawFile(file) {
    if (!file.photo) return this.files.document(file);
    return this.files.picture(file, () => { if (this.atEnd(420)) this.toEnd(); });
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
        // What was typed while it was under way is the next message.
        if (this.input.value.trim() === text) this.input.value = '';
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
      if (its !== day) element.before(make('div', 'day', dayOf(moment)));
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
