// What the desk of an area and management both look at: calls, complaints, what people say about each other.
import {grid, h, older} from './dom.js';
import {action, nothing, post, reading} from './page.js';
import {money, t, time, word} from './text.js';

// What rang, who it was, how it ended.
export const calls = place => {
  const page = (at, after) => reading(at, '/api/calls' + (after ? `?after=${after}` : ''), all => all.length === 0 ? nothing('call.none') : [
    grid(['at', 'phone', 'direction', 'order', 'outcome', 'steps'].map(key => word('call', key)), all.map(each => [time(each.startedAt),
      h('a', {href: `#/book?phone=${encodeURIComponent(each.phone)}`}, each.phone), word('call', each.direction),
      each.orderId && h('a', {href: `#/orders/${each.orderId}`}, t('audit.order')),
      h('div', {}, each.outcome, each.wrongCodes > 0 && h('div', {class: 'dim'}, t('call.wrong', {n: each.wrongCodes}))), each.steps])),
    all.length === 200 && older(t('list.older'), next => page(next, all.at(-1).callId))]);
  return page(place);
};

export const complaints = place => reading(place, '/api/complaints', all => all.length === 0 ? nothing('complaint.none') : all.map(each =>
  h('a', {class: 'card urgent', href: `#/orders/${each.orderId}`}, h('div', {class: 'row'}, h('strong', {}, each.code), h('span', {class: 'dim'}, time(each.since)), money(each.billed)),
    h('div', {}, each.reason), h('div', {class: 'dim'}, each.by, ' · ', word('role', each.role), ' · ', each.phone))));

// A rating that is abusive is hidden; then nobody reads it and it counts no more.
export const moderation = place => {
  const reload = reading(place, '/api/ratings', all => all.length === 0 ? nothing('moderation.none') :
    grid(['at', 'order', 'who', 'stars', 'reason', 'hidden'].map(key => word('moderation', key)), all.map(each => [time(each.at),
      h('a', {href: `#/orders/${each.orderId}`}, each.code), each.by, h('span', {title: word('role', each.about)}, '★'.repeat(each.stars)), each.reason,
      h('div', {}, action(word('moderation', each.hidden ? 'show' : 'hide'), () =>
        post(`/api/orders/${each.orderId}/rating/hiding`, {about: each.about, hidden: !each.hidden}, each.code), () => reload(), 'plain'))])));
  return reload;
};
