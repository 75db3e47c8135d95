// Management's face: the rules of assignment, promotions, reports, messages, and who did what.
import {count, field, grid, h, show, values} from '../dom.js';
import {form, nothing, post, put, reading, seconds} from '../page.js';
import {instantOf, money, t, time, word} from '../text.js';
import * as order from '../order.js';
import * as reports from '../reports.js';

const span = value => `PT${Math.round(value)}S`;

function rules(place) {
  const reload = reading(place, '/api/assignment-rules', ({rules: now, version}) => [
    h('h2', {}, t('rules.title')), h('p', {class: 'dim'}, t('rules.about')),
    h('div', {class: 'card'}, form([
      count(t('rules.perSupplier'), 'perSupplier', seconds(now.perSupplier), 1),
      count(t('rules.acceptWithin'), 'acceptWithin', seconds(now.acceptWithin), 1),
      count(t('rules.retryAfter'), 'retryAfter', seconds(now.retryAfter)),
      count(t('rules.maxRounds'), 'maxRounds', now.maxRounds, 1),
      count(t('rules.batch'), 'batch', now.batch, 1),
    ], t('rules.set'), said => put('/api/assignment-rules', {version, rules: {
      perSupplier: span(said.perSupplier), acceptWithin: span(said.acceptWithin), retryAfter: span(said.retryAfter),
      maxRounds: Number(said.maxRounds), batch: Number(said.batch)}}, t('rules.title')), () => reload()))]);
  return reload;
}

function audit(place) {
  const found = h('div');
  const search = h('form', {class: 'inline card', onsubmit: event => { event.preventDefault(); run(); }},
    field(t('audit.code'), 'code', {maxlength: 8}),
    field(t('audit.phone'), 'phone', {type: 'tel'}),
    field(t('audit.move'), 'move', {}, [['', '—'], ...['PLACE', 'CONFIRM', 'GIVE_BACK', 'START', 'BREAK_DOWN', 'COMPLETE', 'PAY', 'CANCEL', 'DISPUTE', 'CORRECT'].map(move => [move, word('move', move)])]),
    field(t('audit.source'), 'source', {}, [['', '—'], ...['APP', 'IVR', 'SMS', 'DESK', 'SYSTEM'].map(source => [source, word('source', source)])]),
    h('button', {type: 'submit'}, t('audit.search')));
  const run = () => reading(found, '/api/audit?' + new URLSearchParams(values(search)), all => all.length === 0 ? nothing('audit.none') :
    grid(['at', 'order', 'move', 'who', 'source', 'reason'].map(key => word('audit', key)), all.map(each => [time(each.at),
      h('a', {href: `#/orders/${each.orderId}`}, each.code), `${word('state', each.from)} → ${word('state', each.to)}`,
      `${each.name ?? ''} ${word('role', each.role)}`, word('source', each.source), each.reason])));
  show(place, search, found);
  run();
}

function promotions(place) {
  const all = h('div');
  const rupee = said => ({minor: Math.round(said * 100), currency: 'INR'});
  const reload = reading(all, '/api/promotions/costs', found => found.length === 0 ? nothing('promotion.none') :
    grid(['name', 'sponsor', 'budget', 'reserved', 'spent'].map(key => word('promotion', key)),
      found.map(each => [each.name, each.sponsor, ...[each.budget, each.reserved, each.spent].map(money)])));
  show(place, h('details', {class: 'card'}, h('summary', {}, t('promotion.new')), form([
    field(t('promotion.name'), 'name', {required: true, maxlength: 120}), field(t('promotion.code'), 'code', {maxlength: 30}),
    count(t('promotion.percent'), 'percent', 10, 1, 1, 100),
    count(t('promotion.cap'), 'cap', 200, 1), count(t('promotion.budget'), 'budget', 10000, 1),
    field(t('promotion.sponsor'), 'sponsor', {required: true, maxlength: 120}), field(t('promotion.ends'), 'endsAt', {type: 'datetime-local', required: true}),
    field(t('promotion.first'), 'firstOrder', {type: 'checkbox'})], t('price.set'),
  said => post('/api/promotions', {budget: rupee(said.budget), promotion: {id: '', code: said.code || null, name: said.name, percent: Number(said.percent),
    amount: rupee(0), cap: rupee(said.cap), sponsor: said.sponsor, when: {firstOrder: said.firstOrder, stackable: false, village: null, kind: null,
      perFarmer: 1, startsAt: new Date().toISOString(), endsAt: instantOf(said.endsAt)}}}, said.name), () => reload(), 'inline')), all);
  return reload;
}

export const face = me => ({
  wide: true,
  tabs: [['', 'tab.rules'], ['orders', 'tab.orders'], ['reports', 'tab.reports'], ['studio', 'tab.studio'], ['runs', 'tab.runs'], ['promotions', 'tab.promotions'], ['audit', 'tab.audit']],
  routes: {
    '': rules,
    audit,
    runs: reports.runs,
    studio: (place, {id}) => reports.studio(place, id),
    promotions,
    orders: (place, {id}) => id ? order.detail(place, id, me) : order.list(place),
  },
});
