// The frame around the faces.
import {h, show} from './dom.js';
import {ask, giveUp, onSending, sendAgain, sending} from './api.js';
import {forget, keep, kept} from './store.js';
import {close, listen} from './live.js';
import {speak, t} from './text.js';
import {signIn} from './sign-in.js';

const FACES = {FARMER: 'farmer', SUPPLIER: 'supplier', OPERATOR: 'supplier', HUB: 'hub', AGENT: 'agent', MANAGEMENT: 'management'};
const app = document.getElementById('app');
const pending = h('div', {id: 'pending', role: 'status'});
let me = null;
let face = null;

// Loaded when they are opened: a first visit has a slow network.
const shared = {
  notices: async place => (await import('./settings.js')).notices(place),
  reports: async (place, {id}) => {
    const reports = await import('./reports.js');
    return id ? reports.one(place, id, me) : reports.list(place);
  },
  settings: async place => (await import('./settings.js')).settings(place, me, enter, leave),
};

async function leave() {
  close();
  await forget();
  me = null;
  location.hash = '#/';
  draw();
}

function draw() {
  if (!me) {
    show(app, h('header', {}, h('h1', {}, t('app.name'))), h('main', {}, signIn(enter)), pending);
    return;
  }
  const [path, search] = location.hash.replace(/^#\/?/, '').split('?');
  const [name, id] = path.split('/');
  const routes = {...shared, ...face.routes};
  const place = h('main', {class: face.wide ? 'wide' : null});
  const tabs = [...face.tabs, ['notices', 'tab.notices'], ['settings', 'tab.settings']];
  show(app,
    h('header', {}, h('h1', {}, t('app.name')), h('span', {class: 'dim'}, h('a', {href: '#/settings'}, me.name))),
    h('nav', {}, tabs.map(([to, key]) => h('a', {href: `#/${to}`, 'aria-current': to === name ? 'page' : null}, t(key)))),
    place, pending);
  const view = routes[name] ?? routes[''];
  const made = view(place, {id, query: Object.fromEntries(new URLSearchParams(search ?? '')), me});
  if (made instanceof Promise) made.catch(problem => show(place, h('p', {class: 'problem'}, problem.message)));
}

async function enter(account) {
  me = account;
  if (me.speed > 1) (await import('./clock.js')).goBy(me);
  await speak(me.language, me.zone);
  face = (await import(`./faces/${FACES[me.role]}.js`)).face(me);
  listen(() => dispatchEvent(new Event('changed')));
  draw();
  // What this person has used is kept for the time without network: the own face and language, and nobody else's.
  navigator.serviceWorker?.ready.then(({active}) =>
    active.postMessage(performance.getEntriesByType('resource').map(each => new URL(each.name).pathname)));
}

function tellPending() {
  const all = [...sending.values()];
  const stuck = all.filter(one => one.state === 'waiting');
  show(pending, all.length > 0 && [
    h('span', {'data-pending': all.length}, t(stuck.length ? 'pending.waiting' : 'pending.sending', {what: all.map(one => one.label).join(', ')})),
    stuck.length > 0 && h('button', {class: 'plain', onclick: sendAgain}, t('pending.again')),
    stuck.length > 0 && h('button', {class: 'plain', onclick: () => stuck.forEach(one => giveUp(one.key))}, t('pending.drop'))]);
}

async function begin() {
  onSending(tellPending);
  await speak(localStorage.getItem('language') ?? navigator.language.slice(0, 2));
  try {
    const account = await ask('/api/me');
    await keep('/api/me', account);
    await enter(account);
    sendAgain();
  } catch (problem) {
    const known = problem.status === undefined ? await kept('/api/me') : undefined;
    if (known) await enter(known.value);
    else draw();
  }
  if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js');
}

addEventListener('hashchange', draw);
addEventListener('online', sendAgain);
addEventListener('refused', event => show(pending, h('span', {class: 'problem'}, event.detail.message)));
addEventListener('signed-out', leave);
begin();
