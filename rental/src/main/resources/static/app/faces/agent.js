// The agent's face: neighbours' small fields, collected into one trip of a machine.
import {count, field, h, show} from '../dom.js';
import {form, nothing, post, reading} from '../page.js';
import {instantOf, localOf, number, t, time, word} from '../text.js';
import * as order from '../order.js';
import {fieldChoice, kinds, remember, remembered} from '../place.js';
import {registered, wishPage} from '../wish.js';

const HOUR = 3600e3;

const card = each => [
  h('div', {class: 'row'}, h('strong', {}, word('kind', each.kind), ' · ', each.village), h('span', {class: 'badge'}, word('pool', each.status))),
  h('div', {class: 'row dim'}, h('span', {}, t('pool.filled', {now: number(each.reached / 100), all: number(each.target / 100)})), h('span', {}, time(each.workAt))),
  h('progress', {max: each.target, value: each.reached})];

function pools(place) {
  const opening = h('div');
  const all = h('div');
  const where = h('div', {class: 'row start'});
  show(place, h('details', {class: 'card'}, h('summary', {}, t('pool.new')), where, opening), all);
  fieldChoice(where, remember);
  const reload = reading(all, '/api/pools', found => found.length === 0 ? nothing('pool.none') : found.map(each =>
    h('div', {class: 'card'}, card(each), each.status === 'OPEN' && form([
      field(t('book.phone'), 'farmerPhone', {type: 'tel', required: true, value: '+91'}),
      field(t('roster.name'), 'farmerName', {required: true, maxlength: 120}),
      count(t('pool.acres'), 'acres', 1, 0.1, 0.1)], t('pool.join'),
    said => registered(said).then(() => post(`/api/pools/${each.id}/members`,
      {farmerPhone: said.farmerPhone, quantity: Math.round(said.acres * 100)}, t('pool.join'))), () => reload(), 'inline'))));
  reading(opening, '/api/hubs', hubs => form([
    field(t('pool.hub'), 'hubId', {}, hubs.map(each => [each.id, each.name])),
    field(t('search.kind'), 'kind', {}, kinds()),
    count(t('pool.target'), 'target', 10, 0.5, 0.5),
    field(t('pool.work'), 'workAt', {type: 'datetime-local', required: true, value: localOf(Date.now() + 72 * HOUR)}),
    field(t('pool.closes'), 'closesAt', {type: 'datetime-local', required: true, value: localOf(Date.now() + 48 * HOUR)}),
  ], t('pool.open'), said => {
    const {name, latitude, longitude} = remembered();
    return post('/api/pools', {hubId: said.hubId, pool: {kind: said.kind, village: name, latitude, longitude, workAt: instantOf(said.workAt),
      closesAt: instantOf(said.closesAt), target: Math.round(said.target * 100)}}, t('pool.open'));
  }, () => reload()));
  return reload;
}

export const face = me => ({
  tabs: [['', 'tab.pools'], ['book', 'tab.book'], ['orders', 'tab.orders']],
  routes: {'': pools, book: wishPage, orders: (place, {id}) => id ? order.detail(place, id, me) : order.list(place)},
});
