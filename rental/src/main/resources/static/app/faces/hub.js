// The desk's face: a live board, taking over a search, booking for a caller, complaints, who drives.
import {field, h, show} from '../dom.js';
import {ask} from '../api.js';
import {action, form, nothing, post, reading} from '../page.js';
import {kilometres, t, word} from '../text.js';
import * as order from '../order.js';
import {fieldChoice, kinds, remember, remembered, wishForm} from './farmer.js';

const COLUMNS = {
  search: ['PLACED', 'ASSIGNING'],
  coming: ['CONFIRMED', 'EN_ROUTE'],
  work: ['STARTED', 'PAUSED', 'RESUMED'],
  done: ['COMPLETED', 'BILLED', 'DISPUTED'],
};

const board = place => reading(place, '/api/orders', all => h('div', {class: 'board'}, Object.entries(COLUMNS).map(([name, states]) => {
  const here = all.filter(each => states.includes(each.state)).sort((a, b) => Number(b.needsDesk) - Number(a.needsDesk));
  return h('section', {'data-column': name}, h('h2', {}, t(`board.${name}`), ` (${here.length})`), here.slice(0, 30).map(order.card));
})));

// Who was considered and why, who was asked; and the desk's own choice.
function ladder(view, reload) {
  const {order: it} = view;
  if (!['PLACED', 'ASSIGNING'].includes(it.state)) return null;
  const place = h('div');
  reading(place, `/api/orders/${it.id}/search?round=1`, found => [
    h('h2', {}, t('ladder.title')),
    found.ranking.length === 0 ? nothing('ladder.none') : h('div', {class: 'scroll'}, h('table', {}, h('thead', {}, h('tr', {},
      ['#', t('ladder.machine'), t('ladder.distance'), t('ladder.points'), t('ladder.answer'), ''].map(text => h('th', {}, text)))),
    h('tbody', {}, found.ranking.map(each => {
      const offer = found.offers.findLast(one => one.equipmentId === each.equipmentId);
      const {distance, equipment, rating, acceptance, idle} = each.points;
      return h('tr', {}, h('td', {}, each.place ?? '–'), h('td', {}, each.equipmentId.slice(0, 8)), h('td', {}, kilometres(each.metres)),
        h('td', {title: t('ladder.why', {distance, equipment, rating, acceptance, idle})}, distance + equipment + rating + acceptance + idle),
        h('td', {}, offer ? word('offer', offer.status) : each.excluded ? word('excluded', each.excluded) : ''),
        h('td', {}, !each.excluded && it.state === 'ASSIGNING' && action(t('ladder.assign'), () => post(`/api/orders/${it.id}/moves`,
          {move: 'CONFIRM', details: {equipmentId: each.equipmentId}}, t('ladder.assign')), reload)));
    })))),
    it.state === 'ASSIGNING' && nearby(it, reload)]);
  return place;
}

// Machines that the search did not consider, for example because they were taken.
function nearby(it, reload) {
  const place = h('div');
  const {latitude, longitude} = it.need.field;
  const look = async () => {
    const found = await ask(`/api/equipment/near?kind=${it.need.kind}&latitude=${latitude}&longitude=${longitude}&within=60000&from=${it.need.period.start}`);
    show(place, found.length === 0 ? nothing('search.none') : found.map(each => h('div', {class: 'card'},
      h('div', {class: 'row'}, h('strong', {}, each.machine.make), h('span', {class: 'dim'}, kilometres(each.metres))),
      action(t('ladder.assign'), () => post(`/api/orders/${it.id}/moves`,
        {move: 'CONFIRM', details: {equipmentId: each.machine.id}}, t('ladder.assign')), reload))));
  };
  return h('div', {}, h('div', {}, action(t('ladder.others'), look, null, 'plain')), place);
}

function book(place, {query}) {
  const where = h('div', {class: 'row start'});
  const wish = h('div');
  const draw = () => remembered() && show(wish, wishForm(choice.elements.kind.value, ['HOUR', 'ACRE', 'DAY', 'FIXED'], null, {farmerPhone: query.phone ?? '+91'}));
  const choice = h('form', {class: 'card', onchange: draw}, field(t('search.kind'), 'kind', {},
    kinds()));
  show(place, h('h2', {}, t('tab.book')), choice, where, wish);
  fieldChoice(where, chosen => { remember(chosen); draw(); });
}

const roster = place => reading(place, '/api/operators', all => all.length === 0 ? nothing('roster.none') : h('div', {class: 'scroll'}, h('table', {},
  h('thead', {}, h('tr', {}, ['name', 'phone', 'supplier', 'machine', 'shift', 'now'].map(each => h('th', {}, t(`roster.${each}`))))),
  h('tbody', {}, all.map(each => h('tr', {}, h('td', {}, each.name), h('td', {}, h('a', {href: `tel:${each.phone}`}, each.phone)), h('td', {}, each.supplier),
    h('td', {}, each.machine ?? ''), h('td', {}, each.shift), h('td', {}, each.state ? word('state', each.state) : t('roster.free'))))))));

// Suppliers whose papers wait for somebody to look at them.
const verify = place => {
  const reload = reading(place, '/api/suppliers/waiting', all => all.length === 0 ? nothing('verify.none') : all.map(({supplier, documents}) =>
    h('div', {class: 'card'}, h('strong', {}, supplier.name), h('ul', {}, documents.map(each => h('li', {}, each.kind, ' · ', each.status))),
      form([field(t('order.reason'), 'reason', {maxlength: 200}), field(t('verify.approve'), 'ok', {type: 'checkbox'})], t('verify.decide'),
        said => post(`/api/suppliers/${supplier.id}/decision`, {isApproved: said.ok, reason: said.reason || null}, supplier.name), () => reload()))));
  return reload;
};

export const face = me => ({
  wide: true,
  tabs: [['', 'tab.board'], ['book', 'tab.book'], ['complaints', 'tab.complaints'], ['roster', 'tab.roster'], ['verify', 'tab.verify'], ['reports', 'tab.reports']],
  routes: {
    '': board,
    book,
    roster,
    verify,
    complaints: place => order.list(place, each => each.state === 'DISPUTED', 'complaint.none'),
    orders: (place, {id}) => id ? order.detail(place, id, me, ladder) : order.list(place),
  },
});
