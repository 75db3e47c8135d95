// Management's face: the rules of assignment, promotions, reports, messages, and who did what.
import {field, h, show, values} from '../dom.js';
import {form, nothing, put, reading, seconds} from '../page.js';
import {number, rupees, t, time, word} from '../text.js';
import * as order from '../order.js';
import * as reports from '../reports.js';

const span = value => `PT${Math.round(value)}S`;

function rules(place) {
  const reload = reading(place, '/api/assignment-rules', ({rules: now, version}) => [
    h('h2', {}, t('rules.title')), h('p', {class: 'dim'}, t('rules.about')),
    h('div', {class: 'card'}, form([
      field(t('rules.perSupplier'), 'perSupplier', {type: 'number', min: 1, required: true, value: seconds(now.perSupplier)}),
      field(t('rules.acceptWithin'), 'acceptWithin', {type: 'number', min: 1, required: true, value: seconds(now.acceptWithin)}),
      field(t('rules.retryAfter'), 'retryAfter', {type: 'number', min: 0, required: true, value: seconds(now.retryAfter)}),
      field(t('rules.maxRounds'), 'maxRounds', {type: 'number', min: 1, max: 50, required: true, value: now.maxRounds}),
      field(t('rules.batch'), 'batch', {type: 'number', min: 1, max: 20, required: true, value: now.batch}),
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
    field(t('audit.move'), 'move', {}, [['', '—'], ...['PLACE', 'CONFIRM', 'GIVE_BACK', 'START', 'BREAK_DOWN', 'COMPLETE', 'BILL', 'PAY', 'CANCEL', 'EXPIRE', 'DISPUTE', 'CORRECT'].map(move => [move, word('move', move)])]),
    field(t('audit.source'), 'source', {}, [['', '—'], ...['APP', 'IVR', 'SMS', 'DESK', 'SYSTEM'].map(source => [source, word('source', source)])]),
    h('button', {type: 'submit'}, t('audit.search')));
  const run = () => reading(found, '/api/audit?' + new URLSearchParams(values(search)), all => all.length === 0 ? nothing('audit.none') : h('div', {class: 'scroll'},
    h('table', {}, h('thead', {}, h('tr', {}, ['at', 'order', 'move', 'who', 'source', 'reason'].map(each => h('th', {}, t(`audit.${each}`))))),
      h('tbody', {}, all.map(each => h('tr', {}, h('td', {}, time(each.at)), h('td', {}, h('a', {href: `#/orders/${each.orderId}`}, each.code)),
        h('td', {}, word('state', each.from), ' → ', word('state', each.to)), h('td', {}, each.name ?? '', ' ', word('role', each.role)),
        h('td', {}, word('source', each.source)), h('td', {}, each.reason ?? '')))))));
  show(place, search, found);
  run();
}

export const face = me => ({
  wide: true,
  tabs: [['', 'tab.rules'], ['orders', 'tab.orders'], ['reports', 'tab.reports'], ['studio', 'tab.studio'], ['runs', 'tab.runs'], ['promotions', 'tab.promotions'], ['audit', 'tab.audit']],
  routes: {
    '': rules,
    audit,
    runs: reports.runs,
    studio: (place, {id}) => reports.studio(place, id),
    promotions: place => reading(place, '/api/promotions', all => all.length === 0 ? nothing('promotion.none') : h('div', {class: 'scroll'}, h('table', {},
      h('thead', {}, h('tr', {}, ['code', 'name', 'sponsor', 'terms', 'budget', 'left', 'ends'].map(each => h('th', {}, t(`promotion.${each}`))))),
      h('tbody', {}, all.map(each => h('tr', {}, h('td', {}, each.code ?? '–'), h('td', {}, each.name), h('td', {}, each.sponsor),
        h('td', {}, each.percent ? number(each.percent) + ' %' : rupees(each.amountMinor)), h('td', {class: 'number'}, rupees(each.budgetMinor)),
        h('td', {class: 'number'}, rupees(each.budgetMinor - each.reservedMinor - each.spentMinor)), h('td', {}, time(each.endsAt)))))))),
    orders: (place, {id}) => id ? order.detail(place, id, me) : order.list(place),
  },
});
