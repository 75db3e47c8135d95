// What every page has: a place that fills from the store and then from the server, with a mark when it is old; and
// buttons that say that something is under way.
import {h, show, values} from './dom.js';
import {read, write} from './api.js';
import {ago, t} from './text.js';

const problemText = problem => problem.status === 403 && !problem.isTold ? t('problem.forbidden') : problem.message;

// Shows a path's value with `draw`, anew when the server tells of a change; not under the fingers of somebody who types.
// `absent` draws what is shown while there is no such thing yet.
export function reading(place, path, draw, absent = null) {
  const mark = h('div', {role: 'status'});
  const body = h('div');
  let drawn = null;
  show(place, mark, body);
  const load = () => read(path, (value, age) => {
    if (!place.isConnected) return;
    if (age.problem?.status === 404 && absent) {
      show(mark);
      show(body, absent());
      return;
    }
    if (age.problem && !age.offline) show(mark, h('p', {class: 'problem'}, problemText(age.problem)));
    else if (age.offline) show(mark, h('p', {class: 'stale'}, t('age.nothing')));
    else show(mark, age.stale && h('p', {class: 'stale', 'data-stale': true}, t('age.stale', {ago: ago(age.at)})));
    const text = JSON.stringify(value);
    const typing = drawn !== null && body.contains(document.activeElement) && document.activeElement.matches('input,select,textarea');
    if (value === null || text === drawn || typing) return;
    drawn = text;
    show(body, draw(value));
  });
  const again = () => place.isConnected ? load() : removeEventListener('changed', again);
  addEventListener('changed', again);
  load();
  return load;
}

// Runs `work` and says how it went beside the button or form that started it.
async function during(element, work, then) {
  const note = element.parentElement.querySelector(':scope > .note') ?? element.parentElement.appendChild(h('p', {class: 'note', role: 'status'}));
  const buttons = element.matches('button') ? [element] : [...element.querySelectorAll('button')];
  buttons.forEach(button => { button.disabled = true; });
  note.className = 'note dim';
  show(note, t('write.sending'));
  try {
    const result = await work();
    show(note);
    then?.(result);
  } catch (problem) {
    note.className = problem.waiting ? 'note stale' : 'note problem';
    show(note, problem.waiting ? t('write.waiting') : problemText(problem));
  } finally {
    buttons.forEach(button => { button.disabled = false; });
  }
}

export const action = (label, work, then, style = '') =>
  h('button', {type: 'button', class: style, onclick: event => during(event.currentTarget, work, then)}, label);

export const form = (fields, label, work, then, style = '') =>
  h('form', {class: style, onsubmit: event => {
    event.preventDefault();
    const target = event.currentTarget;
    during(target, () => work(values(target)), then);
  }}, fields, h('button', {type: 'submit'}, label));

export const post = (path, body, label) => write('POST', path, body, label);
export const put = (path, body, label) => write('PUT', path, body, label);
export const remove = (path, label) => write('DELETE', path, undefined, label);

export const nothing = key => h('p', {class: 'dim'}, t(key));

export const seconds = iso => {
  const [, d, hours, m, s] = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(iso) ?? [];
  return (d ?? 0) * 86400 + (hours ?? 0) * 3600 + (m ?? 0) * 60 + Number(s ?? 0);
};
