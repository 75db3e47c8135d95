// The desk's face: a live board, taking over a search, booking for a caller, complaints, who drives.
import {field, grid, h, show} from '../dom.js';
import {ask} from '../api.js';
import {action, form, nothing, post, reading} from '../page.js';
import {kilometres, t, word} from '../text.js';
import {calls, complaints, moderation} from '../desk.js';
import {paper} from '../upload.js';
import * as order from '../order.js';
import {wishPage} from '../wish.js';

const COLUMNS = {
  search: ['PLACED', 'ASSIGNING'],
  coming: ['CONFIRMED', 'EN_ROUTE'],
  work: ['STARTED', 'PAUSED', 'RESUMED'],
  done: ['COMPLETED', 'BILLED', 'DISPUTED'],
};

const board = place => reading(place, '/api/orders?open=true', all => h('div', {class: 'board'}, Object.entries(COLUMNS).map(([name, states]) => {
  const here = all.filter(each => states.includes(each.state)).sort((a, b) => Number(b.needsDesk) - Number(a.needsDesk));
  return h('section', {'data-column': name}, h('h2', {}, t(`board.${name}`), ` (${here.length})`), here.slice(0, 30).map(order.card));
})));

const assign = (it, equipmentId, reload) => action(t('ladder.assign'), () =>
  post(`/api/orders/${it.id}/moves`, {move: 'CONFIRM', details: {equipmentId}}, t('ladder.assign')), reload);

// Who was considered and why, who was asked; and the desk's own choice.
function ladder(view, reload) {
  const {order: it} = view;
  if (!['PLACED', 'ASSIGNING'].includes(it.state)) return null;
  const place = h('div');
  reading(place, `/api/orders/${it.id}/search?round=1`, found => [
    h('h2', {}, t('ladder.title')),
    found.ranking.length === 0 ? nothing('ladder.none') : grid(['#', ...['machine', 'distance', 'points', 'answer'].map(key => word('ladder', key)), ''], found.ranking.map(each => {
      const offer = found.offers.findLast(one => one.equipmentId === each.equipmentId);
      const {distance, equipment, rating, acceptance, idle} = each.points;
      return [each.place ?? '–', each.equipmentId.slice(0, 8), kilometres(each.metres),
        h('span', {title: t('ladder.why', {distance, equipment, rating, acceptance, idle})}, distance + equipment + rating + acceptance + idle),
        offer ? word('offer', offer.status) : each.excluded ? word('excluded', each.excluded) : '',
        !each.excluded && it.state === 'ASSIGNING' && assign(it, each.equipmentId, reload)];
    })),
    it.state === 'ASSIGNING' && h('div', {class: 'row start'}, h('div', {}, action(t('ladder.again'), () => post(`/api/orders/${it.id}/search`, {}, t('ladder.again')), reload, 'plain')), nearby(it, reload))]);
  return place;
}

// Machines that the search did not consider, for example because they were taken.
function nearby(it, reload) {
  const place = h('div');
  const {latitude, longitude} = it.need.field;
  const look = async () => {
    const found = await ask(`/api/equipment/near?kind=${it.need.kind}&latitude=${latitude}&longitude=${longitude}&within=60000&from=${it.need.period.start}`);
    show(place, found.length === 0 ? nothing('search.none') : grid([t('ladder.machine'), t('ladder.distance'), ''],
      found.map(each => [each.machine.make, kilometres(each.metres), assign(it, each.machine.id, reload)])));
  };
  return h('div', {}, h('div', {}, action(t('ladder.others'), look, null, 'plain')), place);
}

const roster = place => reading(place, '/api/roster', all => all.length === 0 ? nothing('roster.none') :
  grid(['name', 'phone', 'supplier', 'machine', 'shift', 'now'].map(key => word('roster', key)), all.map(each => [each.name,
    h('a', {href: `tel:${each.phone}`}, each.phone), each.supplier, each.machine, each.shift, each.state ? word('state', each.state) : t('roster.free')])));

// Suppliers whose papers wait for somebody to look at them.
const verify = place => {
  const reload = reading(place, '/api/suppliers/waiting', all => all.length === 0 ? nothing('verify.none') : all.map(({supplier, documents}) =>
    h('div', {class: 'card'}, h('strong', {}, supplier.name), h('ul', {}, documents.map(each => h('li', {}, paper(each.assetKey, word('document', each.kind))))),
      form([field(t('order.reason'), 'reason', {maxlength: 200}), field(t('verify.approve'), 'ok', {type: 'checkbox'})], t('verify.decide'),
        said => post(`/api/suppliers/${supplier.id}/decision`, {isApproved: said.ok, reason: said.reason || null}, supplier.name), () => reload()))));
  return reload;
};

export const face = me => ({
  wide: true,
  tabs: [['', 'tab.board'], ['book', 'tab.book'], ['complaints', 'tab.complaints'], ['calls', 'tab.calls'], ['roster', 'tab.roster'], ['verify', 'tab.verify'], ['ratings', 'tab.ratings'], ['reports', 'tab.reports']],
  routes: {
    '': board,
    book: wishPage,
    roster,
    verify,
    calls,
    complaints,
    ratings: moderation,
    orders: (place, {id}) => id ? order.detail(place, id, me, ladder) : order.list(place),
  },
});
