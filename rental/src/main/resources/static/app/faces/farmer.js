// The farmer's face: what is near, what it costs, what has become of it.
import {field, h, show, values} from '../dom.js';
import {nothing, reading} from '../page.js';
import {instantOf, kilometres, localOf, number, rupees, t, time, word} from '../text.js';
import {photo} from '../upload.js';
import {map} from '../map.js';
import * as order from '../order.js';
import {fieldChoice, kinds} from '../place.js';
import {wishForm} from '../wish.js';

const HOUR = 3600e3;

const rate = terms => `${rupees(terms.rate)} ${word('per', terms.model)}`;

function search(place) {
  const results = h('div');
  const where = h('div', {class: 'row start'});
  const wish = h('form', {class: 'inline card'},
    field(t('search.kind'), 'kind', {}, kinds()),
    field(t('search.when'), 'from', {type: 'datetime-local', value: localOf(Date.now() + 2 * HOUR)}),
    field(t('search.model'), 'model', {}, [['', '—'], ...['HOUR', 'ACRE', 'DAY', 'FIXED'].map(model => [model, word('model', model)])]),
    field(t('search.within'), 'within', {}, [[10000, '10 km'], [30000, '30 km'], [60000, '60 km']]));
  wish.elements.within.value = '30000';
  let at = null;
  const run = () => {
    if (!at) return;
    const {kind, from, model, within} = values(wish);
    // To the half hour, so that the same search is found in the store.
    const start = new Date(Math.ceil(Date.parse(instantOf(from)) / HOUR * 2) * HOUR / 2).toISOString();
    const path = `/api/equipment/near?kind=${kind}&latitude=${at.latitude.toFixed(3)}&longitude=${at.longitude.toFixed(3)}&within=${within}`;
    reading(results, `${path}&from=${start}`, found => {
      const fitting = found.filter(each => !model || each.prices.some(terms => terms.model === model));
      if (fitting.length === 0) return nothing('search.none');
      const href = each => `#/machine/${each.machine.id}?from=${start}`;
      return [map(at, fitting.map(each => ({at: each.machine.home, name: each.machine.make, href: href(each)}))),
        fitting.map((each, i) => h('a', {class: 'card', href: href(each), 'data-machine': each.machine.id},
          h('div', {class: 'row'}, h('strong', {}, `${i + 1}. ${each.machine.make} · ${t('unit.hp', {n: each.machine.powerHp})}`), h('span', {class: 'dim'}, kilometres(each.metres))),
          h('div', {class: 'row dim'}, h('span', {}, each.prices.map(rate).join(' · ')),
            h('span', {}, each.nextFree ? t('search.free', {time: time(each.nextFree)}) : t('search.taken')))))];
    });
  };
  wish.addEventListener('change', run);
  show(place, where, wish, results);
  fieldChoice(where, chosen => { at = chosen; run(); });
}

// What others say about a supplier.
export function stars(supplierId) {
  const place = h('div');
  reading(place, `/api/ratings/${supplierId}`, all => all.length > 0 && h('details', {class: 'dim'},
    h('summary', {}, t('rate.mean', {stars: number(all.reduce((sum, each) => sum + each.stars, 0) / all.length, 1), n: all.length})),
    all.filter(each => each.reason).slice(0, 10).map(each => h('div', {}, '★'.repeat(each.stars), ' ', each.reason))));
  return place;
}

function machine(place, {id, query}) {
  return reading(place, `/api/equipment/${id}`, ({machine: it, prices, photos}) => {
    if (prices.length === 0) return nothing('search.none');
    return [h('div', {class: 'big'}, it.make, ' · ', word('kind', it.kind)),
      photos.map(key => photo(key, it.make)), stars(it.supplierId),
      h('p', {class: 'dim'}, t('unit.hp', {n: it.powerHp}), ' · ', it.attachments.join(', ')),
      h('ul', {}, prices.map(terms => h('li', {}, rate(terms)))),
      wishForm(it.kind, prices.map(terms => terms.model), query.from, {equipmentId: id})];
  });
}

export const face = me => ({
  tabs: [['', 'tab.search'], ['orders', 'tab.orders']],
  routes: {
    '': search,
    machine,
    orders: (place, {id}) => id ? order.detail(place, id, me) : order.list(place),
  },
});
