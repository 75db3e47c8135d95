// The supplier's face, and the operator's: offers that run out, jobs, machines, income.
import {count, field, h, show} from '../dom.js';
import {action, form, nothing, post, put, reading} from '../page.js';
import {duration, instantOf, localOf, money, quantity, rupees, t, time, word} from '../text.js';
import * as order from '../order.js';
import * as reports from '../reports.js';
import {fieldChoice, kinds, remember, remembered} from './farmer.js';

const DAY = 86400e3;
const WORK = ['CONFIRMED', 'EN_ROUTE', 'STARTED', 'PAUSED', 'RESUMED'];

// The seconds that are left; the list is read again when they are over.
function countdown(until, over) {
  const left = h('span', {class: 'countdown'});
  const tick = () => {
    if (!left.isConnected && left.textContent) return clearInterval(timer);
    const seconds = Math.max(0, Math.round((Date.parse(until) - Date.now()) / 1000));
    left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    if (seconds === 0) { clearInterval(timer); over(); }
  };
  const timer = setInterval(tick, 1000);
  tick();
  return left;
}

function offers(place, {me}) {
  const asked = h('div');
  const jobs = h('div');
  show(place, me.role === 'SUPPLIER' && [h('h2', {}, t('offer.title')), asked], h('h2', {}, t('job.title')), jobs);
  const reloadJobs = order.list(jobs, each => WORK.includes(each.state), 'job.none');
  if (me.role !== 'SUPPLIER') return;
  const reload = reading(asked, '/api/offers', all => all.length === 0 ? nothing('offer.none') : all.map(({offer, need, price, code}) =>
    h('div', {class: 'card urgent'},
      h('div', {class: 'row'}, h('strong', {}, word('kind', need.kind), ' · ', code), countdown(offer.expiresAt, () => reload())),
      h('div', {class: 'row dim'}, h('span', {}, need.village, ' · ', quantity(need.quantity.hundredths, need.model)),
        h('span', {}, time(need.period.start)), h('span', {}, money(price.quoted))),
      h('div', {class: 'row start'}, [['accept', ''], ['decline', 'bad']].map(([answer, style]) => h('div', {}, action(word('offer', answer),
        () => post(`/api/offers/${offer.id}/${answer}`, {reason: null}, code), () => { reload(); reloadJobs(); }, style)))))));
}

const terms = (model, rate) => ({model, currency: 'INR', rate, minimum: 0, tiers: [], season: [], freeMetres: 0, perKm: 0, taxBasisPoints: 0, advanceBasisPoints: 0});

function machines(place, {id}) {
  if (id) return machine(place, id);
  const all = h('div');
  const where = h('div', {class: 'row start'});
  const reload = reading(all, '/api/equipment/mine', found => found.length === 0 ? nothing('machine.none') : found.map(each =>
    h('a', {class: 'card', href: `#/machines/${each.id}`}, h('div', {class: 'row'}, h('strong', {}, each.make, ' · ', word('kind', each.kind)),
      h('span', {class: 'badge'}, word('machine', each.status))))));
  show(place, all, h('details', {class: 'card'}, h('summary', {}, t('machine.new')), where, form([
    field(t('search.kind'), 'kind', {}, kinds()), field(t('machine.make'), 'make', {required: true, maxlength: 80}),
    count(t('machine.power'), 'powerHp', 45), field(t('machine.attachments'), 'attachments'),
    count(t('machine.radius'), 'km', 20, 1), count(word('per', 'HOUR'), 'hour', 0), count(word('per', 'ACRE'), 'acre', 0)], t('price.set'), said => {
    const {latitude, longitude} = remembered();
    const prices = [['HOUR', said.hour], ['ACRE', said.acre]].filter(([, rate]) => rate > 0).map(([model, rate]) => terms(model, Math.round(rate * 100)));
    return post('/api/equipment', {kind: said.kind, make: said.make, powerHp: Number(said.powerHp), attachments: said.attachments.split(/\s*,\s*/).filter(Boolean),
      latitude, longitude, radiusMetres: said.km * 1000, bufferMinutes: 30, hours: [], prices, photos: []}, said.make);
  }, () => reload(), 'inline')));
  fieldChoice(where, remember);
  return reload;
}

function machine(place, id) {
  const calendar = h('div');
  const about = h('div');
  const day = count => new Date((Math.floor(Date.now() / DAY) + count) * DAY).toISOString();
  show(place, about, h('h2', {}, t('machine.calendar')), calendar);
  const reloadCalendar = reading(calendar, `/api/equipment/${id}/bookings?from=${day(0)}&to=${day(14)}`, booked =>
    booked.length === 0 ? nothing('machine.free') : h('ul', {}, booked.map(period => h('li', {}, `${time(period.start)} – ${time(period.end)}`))));
  const reload = reading(about, `/api/equipment/${id}`, ({machine: it, prices}) => {
    const other = it.status === 'ACTIVE' ? 'PAUSED' : 'ACTIVE';
    return [h('div', {class: 'big'}, it.make, ' · ', word('kind', it.kind)),
      it.status !== 'RETIRED' && h('div', {}, action(word('machine.to', other), () => put(`/api/equipment/${id}/status`, {status: other, version: it.version}, it.make), () => reload(), 'plain')),
      h('h2', {}, t('machine.prices')),
      ['HOUR', 'ACRE', 'DAY', 'FIXED'].map(model => price(id, model, prices.find(terms => terms.model === model), () => reload())),
      h('h2', {}, t('machine.closed')),
      h('div', {class: 'card'}, form([
        field(t('machine.from'), 'start', {type: 'datetime-local', required: true, value: localOf(Date.now())}),
        field(t('machine.until'), 'end', {type: 'datetime-local', required: true, value: localOf(Date.now() + DAY)}),
        field(t('order.reason'), 'reason', {required: true, maxlength: 200})], t('machine.close'),
        said => post(`/api/equipment/${id}/exceptions`, {period: {start: instantOf(said.start), end: instantOf(said.end)}, open: false, reason: said.reason}, it.make), () => reloadCalendar(), 'inline'))];
  });
}

function price(id, model, given, then) {
  const now = given ?? terms(model, 0);
  return h('details', {class: 'card'}, h('summary', {}, word('model', model), given ? ` · ${rupees(given.rate)} ${word('per', model)}` : ` · ${t('machine.noprice')}`),
    form([count(t('price.rate'), 'rate', now.rate / 100, 0, 0.01),
      count(t('price.minimum'), 'minimum', now.minimum / 100, 0, 0.01),
      count(t('price.perkm'), 'perKm', now.perKm / 100, 0, 0.01),
      count(t('price.advance'), 'advance', now.advanceBasisPoints / 100, 0, 0.01, 100)], t('price.set'),
      said => put(`/api/equipment/${id}/prices`, {...now, rate: Math.round(said.rate * 100), minimum: Math.round(said.minimum * 100),
        perKm: Math.round(said.perKm * 100), advanceBasisPoints: Math.round(said.advance * 100)}, word('model', model)), then, 'inline'));
}

function income(place) {
  const sums = h('div');
  const statement = h('div');
  show(place, sums, h('h2', {}, t('income.statement')), statement, h('p', {}, h('a', {class: 'button plain', href: '#/reports'}, t('tab.reports'))));
  reading(sums, '/api/reports/income-now/table', ({rows}) => h('div', {class: 'sums'}, ['today', 'month', 'year'].map((span, i) =>
    h('div', {class: 'card'}, h('div', {class: 'dim'}, t(`income.${span}`)), h('div', {class: 'big'}, rupees(rows[0][i]))))));
  reading(statement, '/api/reports/income-statement/table', reports.table);
}

export const face = me => ({
  tabs: [['', 'tab.today'], ['orders', 'tab.orders'], ...(me.role === 'SUPPLIER'
    ? [['machines', 'tab.machines'], ['income', 'tab.income'], ['reports', 'tab.reports']] : [])],
  routes: {
    '': offers,
    machines,
    income,
    orders: (place, {id}) => id
      ? order.detail(place, id, me, view => view.order.work.startedAt && !view.order.work.completedAt && h('p', {class: 'big'},
        t('job.running', {time: duration((Date.now() - Date.parse(view.order.work.startedAt)) / 1000)})))
      : order.list(place),
  },
});
