// The farmer's face: what is near, what it costs, what has become of it.
import {count, field, h, show, values} from '../dom.js';
import {form, nothing, post, reading} from '../page.js';
import {instantOf, kilometres, localOf, rupees, t, time, word} from '../text.js';
import {map} from '../map.js';
import * as order from '../order.js';

const KINDS = ['TRACTOR', 'HARVESTER', 'ROTAVATOR', 'SEEDER', 'SPRAYER', 'TRAILER'];
const HOUR = 3600e3;

export const kinds = () => KINDS.map(kind => [kind, word('kind', kind)]);

export const remembered = () => JSON.parse(localStorage.getItem('field') ?? 'null');
export const remember = place => localStorage.setItem('field', JSON.stringify(place));

const rate = terms => `${rupees(terms.rate)} ${word('per', terms.model)}`;

// Choosing a field: one that was used before, a known place, or where the phone is.
export function fieldChoice(place, chosen) {
  return reading(place, '/api/places', places => {
    const now = remembered() ?? places[0];
    if (now) chosen(now);
    return [h('label', {}, t('search.where'), h('select', {name: 'place', onchange: event => {
      const found = places[event.target.value];
      remember(found);
      chosen(found);
    }}, places.map((each, i) => h('option', {value: i, selected: each.name === now?.name}, each.name)))),
    'geolocation' in navigator && h('button', {type: 'button', class: 'plain', onclick: () =>
      navigator.geolocation.getCurrentPosition(({coords}) => {
        const here = {name: t('search.here'), latitude: coords.latitude, longitude: coords.longitude};
        remember(here);
        chosen(here);
      })}, t('search.here'))];
  });
}

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

function machine(place, {id, query}) {
  return reading(place, `/api/equipment/${id}`, ({machine: it, prices}) => {
    if (prices.length === 0) return nothing('search.none');
    return [h('div', {class: 'big'}, it.make, ' · ', word('kind', it.kind)),
      h('p', {class: 'dim'}, t('unit.hp', {n: it.powerHp}), ' · ', it.attachments.join(', ')),
      h('ul', {}, prices.map(terms => h('li', {}, rate(terms)))),
      wishForm(it.kind, prices.map(terms => terms.model), query.from, {equipmentId: id})];
  });
}

// Somebody who calls or is visited and may not be known yet.
export const registered = said => post('/api/farmers',
  {phone: said.farmerPhone, name: said.farmerName, language: document.documentElement.lang}, said.farmerName);

// A wish for somebody else.
export function wishPage(place, {query}) {
  const where = h('div', {class: 'row start'});
  const wish = h('div');
  const draw = () => remembered() && show(wish, wishForm(choice.elements.kind.value, ['HOUR', 'ACRE', 'DAY', 'FIXED'], null, {farmerPhone: query.phone ?? '+91'}));
  const choice = h('form', {class: 'card', onchange: draw}, field(t('search.kind'), 'kind', {}, kinds()));
  show(place, h('h2', {}, t('tab.book')), choice, where, wish);
  fieldChoice(where, chosen => { remember(chosen); draw(); });
}

// Asks for a price: the order is a draft until it is booked. `fixed` is what the form does not ask.
export function wishForm(kind, models, from, fixed) {
  const at = remembered();
  const phone = 'farmerPhone' in fixed;
  return h('div', {class: 'card'}, form([
    phone && field(t('book.phone'), 'farmerPhone', {type: 'tel', required: true, value: fixed.farmerPhone}),
    phone && field(t('roster.name'), 'farmerName', {required: true, maxlength: 120}),
    field(t('search.model'), 'model', {}, models.map(model => [model, word('model', model)])),
    count(t('book.quantity'), 'quantity', 2, 0.25, 0.25),
    field(t('search.when'), 'startsAt', {type: 'datetime-local', required: true, value: localOf(from ?? Date.now() + 2 * HOUR)}),
    count(t('book.hours'), 'hours', 2, 0.5, 0.5, 72),
    field(t('book.village'), 'village', {required: true, maxlength: 80, value: at?.name ?? ''}),
  ], t('book.quote'), said => (phone ? registered(said) : Promise.resolve()).then(() => post('/api/orders', {
    wish: {farmerPhone: phone ? said.farmerPhone : null, kind, minPower: 0, attachment: null, model: said.model,
      quantity: Math.round(said.quantity * 100), village: said.village, latitude: at.latitude, longitude: at.longitude,
      startsAt: instantOf(said.startsAt), minutes: Math.round(said.hours * 60), equipmentId: fixed.equipmentId ?? null},
    place: false, promotionCode: null,
  }, t('book.quote'))), view => { location.hash = `#/orders/${view.order.id}`; }));
}

export const face = me => ({
  tabs: [['', 'tab.search'], ['orders', 'tab.orders']],
  routes: {
    '': search,
    machine,
    orders: (place, {id}) => id ? order.detail(place, id, me) : order.list(place),
  },
});
