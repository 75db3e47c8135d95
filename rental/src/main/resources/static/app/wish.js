// What is wanted, for oneself or for somebody who calls.
import {count, field, h, show} from './dom.js';
import {form, post} from './page.js';
import {fieldChoice, kinds, remember, remembered} from './place.js';
import {instantOf, localOf, t, word} from './text.js';

const HOUR = 3600e3;

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
