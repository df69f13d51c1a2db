// The rehearsal clock: shows the demo's moment and winds it forward.
import { $, HEADER, make, toast } from './dom.js';
import { W, asIsoDay, asTime, dayOf } from './words.js';

export const clock = {
  show({ now }) {
    this.now = new Date(now);
    const time = $('.now');
    time.dateTime = now;
    time.textContent = `${asTime.format(this.now)} · ${dayOf(this.now)}`;
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
