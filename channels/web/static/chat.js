// The web chat: panes side by side, and in the demo a clock. No framework.
import { clock } from './clock.js';
import { $, toast } from './dom.js';
import { Pane } from './pane.js';
import { W, language } from './words.js';

const MAX_PANES = 4;
const KEPT = 'chat-panes';

const panes = [];
let people = [];

function openPane(persona) {
  panes.push(new Pane(people, persona, { changed: rememberPanes, closed: closePane }));
  settlePanes();
}
function closePane(pane) {
  pane.turn?.abort();
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
