// Small helpers around the document.
export const HEADER = 'X-Chat-Session';
export const $ = (selector, root = document) => root.querySelector(selector);
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// At once on a page that is seen, else when it is seen again.
export const visible = () => (document.hidden
  ? new Promise((done) => document.addEventListener('visibilitychange', done, { once: true }))
  : Promise.resolve());

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

export function toast(text, ms = 3500) {
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
export function linkTo(anchor, address) {
  if (!/^(https?|mailto|tel|tg):/i.test(address)) return;
  anchor.href = address;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer';
}
export function formatted(html) {
  const box = make('div', 'text');
  copySafely(new DOMParser().parseFromString(html, 'text/html').body, box);
  return box;
}

export function zoom(url) {
  const dialog = make('dialog', 'zoom');
  const image = make('img');
  image.src = url;
  dialog.append(image);
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
