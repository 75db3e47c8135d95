// What everybody can set: language, how to be told, which devices are signed in; and what is known about them.
import {field, h, older, show} from './dom.js';
import {ask} from './api.js';
import {action, form, nothing, put, reading, remove} from './page.js';
import {keep} from './store.js';
import {LANGUAGES, t, time, word} from './text.js';

const clock = minutes => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const minutesOf = said => said.split(':').reduce((hours, minutes) => hours * 60 + Number(minutes), 0);
export const times = (from, to) => [field(t('wish.from'), 'from', {type: 'time', required: true, value: clock(from)}),
  field(t('wish.to'), 'to', {type: 'time', required: true, value: clock(to)})];

function wishes(place) {
  return reading(place, '/api/notification/preference', now => form([
    ['push', 'sms', 'voice'].map(channel => field(word('wish', channel), channel, {type: 'checkbox', checked: now[channel]})), ...times(now.quietFrom, now.quietTo)], t('price.set'),
  said => put('/api/notification/preference', {push: said.push, sms: said.sms, voice: said.voice,
    quietFrom: minutesOf(said.from), quietTo: minutesOf(said.to)}, t('wish.title')), null, 'inline'));
}

function devices(place) {
  const reload = reading(place, '/api/devices', all => all.map(each => h('div', {class: 'row', 'data-device': each.id},
    h('span', {}, each.device.slice(0, 60), h('div', {class: 'dim'}, time(each.openedAt), each.isThis ? ` · ${t('settings.session')}` : '')),
    !each.isThis && h('div', {}, action(t('settings.out'), () => remove(`/api/devices/${each.id}`, each.device), () => reload(), 'plain')))));
}

async function save() {
  const url = URL.createObjectURL(new Blob([JSON.stringify(await ask('/api/me/data'), null, 1)], {type: 'application/json'}));
  h('a', {href: url, download: 'my-data.json'}).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

export function settings(place, me, enter, leave) {
  const told = h('div', {class: 'card'});
  const signedIn = h('div', {class: 'card'});
  const choice = LANGUAGES.map(([code, name]) => h('div', {}, action(name, () => put('/api/me', {language: code, zone: me.zone}, name), async changed => {
    await keep('/api/me', changed);
    await enter(changed);
  }, code === me.language ? '' : 'plain')));
  const bring = h('div');
  show(place, h('h2', {}, me.name), h('p', {class: 'dim'}, word('role', me.role), ' · ', me.zone), bring,
    h('h2', {}, t('settings.language')), h('div', {class: 'row start'}, choice),
    h('h2', {}, t('wish.title')), told,
    h('h2', {}, t('settings.devices')), signedIn,
    h('div', {class: 'row start'}, h('div', {}, action(t('settings.out'), () => remove('/api/session', t('settings.out')), leave, 'bad')),
      h('div', {}, action(t('settings.all'), () => remove('/api/devices', t('settings.all')), leave, 'bad'))),
    h('h2', {}, t('data.title')), h('p', {class: 'dim'}, t('data.about')),
    h('div', {class: 'row start'}, h('div', {}, action(t('data.save'), save, null, 'plain'))),
    h('details', {class: 'card'}, h('summary', {}, t('data.erase')), form([
      field(t('data.sure'), 'sure', {type: 'checkbox', required: true})], t('data.erase'), () => remove('/api/me', t('data.erase')), leave)));
  wishes(told);
  devices(signedIn);
  if (me.role === 'FARMER') {
    reading(bring, '/api/referral', found => h('p', {class: 'card'}, t('referral.about', {brought: found.brought, earned: found.earned}), ' ', h('strong', {}, found.code)));
  }
}

export const notices = place => {
  const news = h('div');
  const list = h('div');
  show(place, news, list);
  reading(news, '/api/announcements', all => all.slice(0, 3).map(each =>
    h('div', {class: 'card'}, each.words, h('div', {class: 'dim'}, time(each.at)))));
  const page = (at, after) => reading(at, '/api/notices' + (after ? `?after=${after}` : ''), all => all.length === 0 ? nothing('notice.none') : [
    all.map(notice => h('a', {class: notice.readAt ? 'card' : 'card urgent', href: notice.orderId ? `#/orders/${notice.orderId}` : '#/notices',
      onclick: () => notice.readAt || put(`/api/notices/${notice.id}/read`, {}, '').catch(() => undefined)},
    h('strong', {}, word('event', notice.event)), h('div', {class: 'dim'}, time(notice.createdAt)))),
    all.length === 100 && older(t('list.older'), next => page(next, all.at(-1).id))]);
  return page(list);
};
