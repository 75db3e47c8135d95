// The agent's face: neighbours' small fields, collected into one trip of a machine.
import {field, h, show} from '../dom.js';
import {action, form, nothing, post, reading} from '../page.js';
import {instantOf, localOf, number, t, time, word} from '../text.js';
import * as order from '../order.js';
import {fieldChoice, kinds, remember, remembered} from './farmer.js';

const HOUR = 3600e3;

function pools(place, {id}) {
  if (id) return pool(place, id);
  const all = h('div');
  const where = h('div', {class: 'row start'});
  fieldChoice(where, remember);
  const reload = reading(all, '/api/pools', found => found.length === 0 ? nothing('pool.none') : found.map(card));
  show(place, h('details', {class: 'card'}, h('summary', {}, t('pool.new')), where, form([
    field(t('search.kind'), 'kind', {}, kinds()),
    field(t('pool.target'), 'target', {type: 'number', min: 0.5, step: 0.5, required: true, value: 10}),
    field(t('pool.work'), 'workAt', {type: 'datetime-local', required: true, value: localOf(Date.now() + 72 * HOUR)}),
    field(t('pool.closes'), 'closesAt', {type: 'datetime-local', required: true, value: localOf(Date.now() + 48 * HOUR)}),
  ], t('pool.open'), said => post('/api/pools', {kind: said.kind, village: remembered().name, field: {latitude: remembered().latitude, longitude: remembered().longitude},
    workAt: instantOf(said.workAt), closesAt: instantOf(said.closesAt), target: Math.round(said.target * 100)}, t('pool.open')), () => reload())), all);
  return reload;
}

const card = each => h('a', {class: 'card', href: `#/pools/${each.id}`},
  h('div', {class: 'row'}, h('strong', {}, word('kind', each.kind), ' · ', each.village), h('span', {class: 'badge'}, word('pool', each.status))),
  h('div', {class: 'row dim'}, h('span', {}, t('pool.filled', {now: number(each.collected / 100), all: number(each.target / 100)})), h('span', {}, time(each.workAt))),
  h('progress', {max: each.target, value: each.collected}));

function pool(place, id) {
  const reload = reading(place, `/api/pools/${id}`, view => [
    card(view.pool),
    view.pool.orderId && h('p', {}, h('a', {class: 'button', href: `#/orders/${view.pool.orderId}`}, t('pool.order'))),
    h('h2', {}, t('pool.members')), h('table', {}, h('tbody', {}, view.members.map(each => h('tr', {}, h('td', {}, each.name), h('td', {}, each.phone),
      h('td', {class: 'number'}, t('quantity.ACRE', {n: number(each.quantity / 100)})))))),
    view.pool.status === 'OPEN' && h('div', {class: 'card'}, form([
      field(t('book.phone'), 'phone', {type: 'tel', required: true, value: '+91'}),
      field(t('pool.acres'), 'acres', {type: 'number', min: 0.1, step: 0.1, required: true, value: 1})], t('pool.join'),
      said => post(`/api/pools/${id}/members`, {phone: said.phone, quantity: Math.round(said.acres * 100)}, t('pool.join')), () => reload(), 'inline')),
    view.pool.status === 'OPEN' && h('div', {}, action(t('pool.close'), () => post(`/api/pools/${id}/close`, {}, t('pool.close')), () => reload(), 'plain'))]);
  return reload;
}

export const face = me => ({
  tabs: [['', 'tab.pools'], ['orders', 'tab.orders']],
  routes: {'': pools, pools, orders: (place, {id}) => id ? order.detail(place, id, me) : order.list(place)},
});
