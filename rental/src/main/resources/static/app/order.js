// Orders: a list, and one with its bill, its way so far, and what may be done next.
import {count, field, grid, h, older} from './dom.js';
import {action, form, nothing, post, put, reading} from './page.js';
import {map} from './map.js';
import {ago, duration, kilometres, money, quantity, t, time, word} from './text.js';
import {upload} from './upload.js';

const GOOD = ['CONFIRMED', 'EN_ROUTE', 'STARTED', 'RESUMED', 'COMPLETED', 'PAID'];
const BAD = ['CANCELLED', 'EXPIRED', 'DISPUTED'];
const REASONED = ['CANCEL', 'GIVE_BACK', 'DISPUTE', 'UPHOLD', 'BREAK_DOWN'];
const LISTED = 50;
const UNDER_WAY = ['EN_ROUTE', 'STARTED', 'RESUMED'];

export const badge = order => h('span', {
  class: 'badge ' + (GOOD.includes(order.state) ? 'good' : BAD.includes(order.state) ? 'bad' : 'warn'), 'data-state': order.state,
}, word('state', order.state));

export const card = order => h('a', {class: 'card' + (order.needsDesk ? ' urgent' : ''), href: `#/orders/${order.id}`},
  h('div', {class: 'row'}, h('strong', {}, word('kind', order.need.kind), ' · ', order.code), badge(order)),
  h('div', {class: 'row dim'},
    h('span', {}, order.need.village, ' · ', quantity(order.need.quantity.hundredths, order.need.model)),
    h('span', {}, time(order.need.period.start)),
    h('span', {}, money(order.price.billed ?? order.price.quoted))));

export function list(place, filter = () => true, empty = 'orders.none') {
  const page = (at, after) => reading(at, `/api/orders?limit=${LISTED}${after ? '&after=' + after : ''}`, orders => {
    const shown = orders.filter(filter);
    return [shown.length ? shown.map(card) : !after && nothing(empty),
      orders.length === LISTED && older(t('list.older'), next => page(next, orders.at(-1).id))];
  });
  return page(place);
}

export const lines = (title, all) => all.length > 0 && [h('h2', {}, title), grid([], [...all.map(line => [word('line', line.kind), money(line.amount)]),
  [h('strong', {}, t('line.TOTAL')), money({...all[0].amount, minor: all.reduce((sum, line) => sum + line.amount.minor, 0)})]])];

const timeline = steps => [h('h2', {}, t('order.timeline')), h('ol', {class: 'timeline'}, steps.map(step =>
  h('li', {}, h('strong', {}, word('state', step.to)), ' ', h('span', {class: 'dim'},
    time(step.at), ' · ', word('role', step.role), ' · ', word('source', step.source), step.reason ? ` · ${step.reason}` : ''))))];

function search(order) {
  const place = h('div');
  reading(place, `/api/orders/${order.id}/search`, found => {
    const now = found.progress;
    if (!now) return null;
    const text = now.stage === 'ASKING'
      ? t('search.asking', {place: now.place, all: now.candidates, round: now.round})
      : word('search', now.stage);
    return h('div', {class: 'card', id: 'search'}, h('div', {class: 'big'}, text),
      now.stage === 'ASKING' && h('progress', {max: now.candidates, value: now.place, 'aria-label': text}));
  });
  return place;
}

function move(order, name, reload) {
  const label = word('move', name);
  const send = details => post(`/api/orders/${order.id}/moves`, {move: name, details}, `${label} ${order.code}`);
  const style = ['CANCEL', 'GIVE_BACK', 'BREAK_DOWN', 'DISPUTE'].includes(name) ? 'bad' : '';
  if (name === 'PLACE') {
    return form([field(t('order.promotion'), 'code', {maxlength: 30, autocomplete: 'off'})], label,
      said => send({promotionCode: said.code || null}), reload, 'inline');
  }
  const acres = order.need.model === 'ACRE' && ['COMPLETE', 'END_EARLY'].includes(name);
  if (!acres && name !== 'CORRECT' && name !== 'CONFIRM' && !REASONED.includes(name)) return action(label, () => send(null), reload, style);
  if (name === 'CONFIRM') return null; // A supplier accepts an offer; a desk assigns a machine.
  const input = acres ? count(t('order.acres'), 'n', order.need.quantity.hundredths / 100, 0, 0.01)
    : name === 'CORRECT' ? count(t('order.amount'), 'n', '', 0, 0.01)
    : field(t('order.reason'), 'reason', {required: name !== 'BREAK_DOWN', maxlength: 200});
  return h('details', {class: 'card'}, h('summary', {}, label), form([input], label, said => send({
    reason: said.reason || (name === 'CORRECT' ? t('order.corrected') : null),
    measured: acres ? Math.round(said.n * 100) : null,
    amountMinor: name === 'CORRECT' ? Math.round(said.n * 100) : null,
  }), reload));
}

function rate(view, reload) {
  const why = h('input', {name: 'why', maxlength: 400, 'aria-label': t('rate.why'), placeholder: t('rate.why')});
  return h('div', {class: 'card'}, h('h2', {}, t('rate.title')), why, h('div', {class: 'stars'}, [1, 2, 3, 4, 5].map(stars =>
    action('★'.repeat(stars), () => post(`/api/orders/${view.order.id}/rating`, {stars, reason: why.value}, t('rate.title')), reload, 'plain'))));
}

// Where the machine is, while it is on its way to this order or at work on it.
function position(order) {
  const place = h('div', {id: 'position'});
  const load = reading(place, `/api/orders/${order.id}/position`, seen => seen && [
    h('p', {class: 'card'}, t('position.about', {far: kilometres(seen.metres), time: duration(seen.minutes * 60), ago: ago(Date.parse(seen.at))})),
    order.state === 'EN_ROUTE' && map(order.need.field, [{at: seen.place, name: order.code, href: `#/orders/${order.id}`}])]);
  const timer = setInterval(() => place.isConnected ? load() : clearInterval(timer), 30e3);
  return place;
}

// What becomes of a machine that has stopped.
function stopped(order, me) {
  const place = h('div');
  const reload = reading(place, `/api/orders/${order.id}/breakdown`, found => h('div', {class: 'card urgent'},
    h('strong', {}, word('breakdown', found.status)), h('div', {class: 'dim'}, found.description, ' · ', time(found.reportedAt)),
    found.hasPhoto && h('img', {class: 'photo', src: `/api/orders/${order.id}/breakdown/photo`, alt: found.description}),
    !found.hasPhoto && ['SUPPLIER', 'OPERATOR'].includes(me.role) && upload(t('breakdown.photo'), false,
      key => put(`/api/orders/${order.id}/breakdown/photo`, {key}, t('breakdown.photo')), () => reload()),
    found.replacementId && h('a', {href: `#/orders/${found.replacementId}`}, t('breakdown.other')),
    ['FARMER', 'HUB', 'AGENT'].includes(me.role) && ['REPORTED', 'ESCALATED'].includes(found.status) && h('div', {class: 'row start'},
      ['WAIT', 'REPLACE', 'END'].map(choice => h('div', {}, action(word('breakdown', choice), () =>
        post(`/api/breakdowns/${found.id}/choice`, {choice}, word('breakdown', choice)), () => reload(), 'plain'))))));
  return place;
}

// `more` adds what only one face shows.
export function detail(place, id, me, more = () => null) {
  const reload = reading(place, `/api/orders/${id}`, view => {
    const {order} = view;
    const buttons = view.buttons.map(name => move(order, name, () => reload()));
    return [
      h('div', {class: 'row'}, h('span', {class: 'big'}, word('kind', order.need.kind), ' ', order.code), badge(order)),
      h('p', {class: 'dim'}, order.need.village, ' · ', quantity(order.need.quantity.hundredths, order.need.model), ' · ',
        time(order.need.period.start), order.assigned ? ` · ${kilometres(order.assigned.metres)}` : ''),
      ['PLACED', 'ASSIGNING'].includes(order.state) && !['SUPPLIER', 'OPERATOR'].includes(me.role) && search(order),
      order.state === 'PAUSED' && stopped(order, me),
      UNDER_WAY.includes(order.state) && position(order),
      order.price.advance.minor > 0 && h('p', {}, t('order.advance', {amount: money(order.price.advance)})),
      h('div', {class: 'row start', id: 'moves'}, buttons.map(button => button && h('div', {}, button))),
      more(view, () => reload()),
      order.state === 'PAID' && ['FARMER', 'SUPPLIER'].includes(me.role) && rate(view, () => reload()),
      lines(t('order.bill'), view.bill),
      lines(t('order.quote'), view.quote),
      timeline(view.transitions),
    ];
  });
  return reload;
}
