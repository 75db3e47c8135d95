// The supplier's face, and the operator's: offers that run out, jobs, machines, income.
import {count, field, h, show, values} from '../dom.js';
import {action, form, nothing, post, put, reading, remove} from '../page.js';
import {LANGUAGES, duration, instantOf, kilometres, localOf, money, number, quantity, rupees, t, time, word} from '../text.js';
import {minutesOf, times} from '../settings.js';
import {paper, photo, upload} from '../upload.js';
import * as order from '../order.js';
import * as reports from '../reports.js';
import {fieldChoice, kinds, remember, remembered} from '../place.js';

const DAY = 86400e3;
const WORK = ['CONFIRMED', 'EN_ROUTE', 'STARTED', 'PAUSED', 'RESUMED'];

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
  const status = h('div');
  show(place, status, me.role === 'SUPPLIER' && [h('h2', {}, t('offer.title')), asked], h('h2', {}, t('job.title')), jobs);
  if (me.role === 'SUPPLIER') onboarding(status);
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

const PAPERS = ['IDENTITY', 'OWNERSHIP', 'BANK'];

// Becoming a supplier: an area, three papers, a decision.
function onboarding(place) {
  // Whether all papers are there is found out a moment after the last one.
  const look = () => { reload(); setTimeout(() => reload(), 2e3); };
  const reload = reading(place, '/api/supplier', ({supplier, documents}) => supplier.status === 'APPROVED' ? h('p', {class: 'dim'}, supplier.name, ' · ', word('supplier', supplier.status)) : [
    h('div', {class: 'card'}, h('div', {class: 'big'}, supplier.name, ' · ', word('supplier', supplier.status)), supplier.reason && h('p', {class: 'problem'}, supplier.reason)),
    ['APPLIED', 'VERIFYING'].includes(supplier.status) && PAPERS.map(kind => {
      const given = documents.find(each => each.kind === kind);
      return h('div', {class: 'card', 'data-document': kind}, h('div', {class: 'row'}, h('strong', {}, word('document', kind)), given && paper(given.assetKey, t('document.given'))),
        upload(word('document', kind), false, key => post('/api/supplier/documents', {kind, assetKey: key}, word('document', kind)), look));
    })], apply);
  function apply() {
    const form1 = h('div');
    reading(form1, '/api/hubs', hubs => form([field(t('supplier.name'), 'name', {required: true, maxlength: 120}),
      field(t('pool.hub'), 'hubId', {}, hubs.map(each => [each.id, each.name]))], t('supplier.apply'),
    said => post('/api/supplier', said, t('supplier.apply')), () => reload()));
    return [h('h2', {}, t('supplier.apply')), h('div', {class: 'card'}, form1)];
  }
  return reload;
}

// Who drives what, from when to when.
function operators(place) {
  const all = h('div');
  const adding = h('div');
  show(place, all, adding);
  const edit = (it, found, name, reload) => form([
    field(t('roster.phone'), 'phone', {type: 'tel', required: true, value: it?.account.phone ?? '+91', readonly: !!it}),
    field(t('roster.name'), 'name', {required: true, maxlength: 120, value: it?.account.name ?? '', readonly: !!it}),
    field(t('settings.language'), 'language', {value: it?.account.language ?? 'hi'}, LANGUAGES),
    field(t('roster.machine'), 'equipmentId', {value: it?.operator.equipmentId ?? ''}, [['', '–'], ...found.map(each => [each.id, each.make])]),
    ...times(it?.operator.shiftFrom ?? 360, it?.operator.shiftTo ?? 1200)], name, ({from, to, ...said}) =>
    post('/api/operators', {...said, equipmentId: said.equipmentId || null, shiftFrom: minutesOf(from), shiftTo: minutesOf(to)}, said.name), reload, 'inline');
  return reading(all, '/api/equipment/mine', found => {
    const list = h('div');
    const reload = reading(list, '/api/operators', known => known.length === 0 ? nothing('roster.none') : known.map(each =>
      h('details', {class: 'card', 'data-operator': each.account.name}, h('summary', {}, each.account.name, ' · ', found.find(it => it.id === each.operator.equipmentId)?.make ?? '–'),
        edit(each, found, t('price.set'), () => reload()))));
    show(adding, h('details', {class: 'card'}, h('summary', {}, t('roster.new')), edit(null, found, t('pool.join'), () => reload())));
    return list;
  });
}

// Tells where the machine is while it is on its way or at work, if its driver lets it: once a minute, never else.
const sharing = new Map();
function share(order) {
  const stop = () => { navigator.geolocation?.clearWatch(sharing.get(order.id)); sharing.delete(order.id); };
  if (!['EN_ROUTE', 'STARTED', 'RESUMED'].includes(order.state)) return stop();
  let last = 0;
  const begin = () => sharing.set(order.id, navigator.geolocation.watchPosition(({coords, timestamp}) => {
    if (timestamp - last < 60e3) return;
    last = timestamp;
    report(order, {at: new Date(timestamp).toISOString(), latitude: coords.latitude, longitude: coords.longitude}, 'position.share').catch(() => undefined);
  }, () => undefined, {maximumAge: 30e3}));
  const label = () => t(sharing.has(order.id) ? 'position.stop' : 'position.share');
  const button = h('button', {class: 'plain', onclick: () => {
    if (sharing.has(order.id)) stop(); else begin();
    button.textContent = label();
  }}, label());
  return 'geolocation' in navigator && button;
}

const report = (order, what, label) => post('/api/telemetry', [{equipmentId: order.assigned.equipmentId, engineSeconds: null, fuelPercent: null, latitude: null, longitude: null, ...what}], t(label));

const engine = order => h('details', {class: 'card'}, h('summary', {}, t('engine.title')), form([count(t('engine.hours'), 'hours', '', 0, 0.1), count(t('engine.fuel'), 'fuel', 50, 0, 1, 100)], t('price.set'),
  said => report(order, {at: new Date().toISOString(), engineSeconds: Math.round(said.hours * 3600), fuelPercent: Number(said.fuel)}, 'engine.title'), null, 'inline'));

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

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const weekday = day => new Intl.DateTimeFormat(document.documentElement.lang, {weekday: 'short', timeZone: 'UTC'}).format(new Date(Date.UTC(2024, 0, day)));

function machine(place, id) {
  const calendar = h('div');
  const closed = h('div');
  const about = h('div');
  const running = h('div');
  const day = count => new Date((Math.floor(Date.now() / DAY) + count) * DAY).toISOString();
  show(place, about, running, h('h2', {}, t('machine.calendar')), calendar, h('h2', {}, t('machine.exceptions')), closed);
  reading(running, `/api/equipment/${id}/engine`, now => h('p', {class: 'card'}, t('engine.about', {
    hours: now.engineSeconds == null ? '–' : number(now.engineSeconds / 3600, 1), fuel: now.fuelPercent ?? '–', at: time(now.at)})));
  const reloadCalendar = reading(calendar, `/api/equipment/${id}/bookings?from=${day(0)}&to=${day(14)}`, booked =>
    booked.length === 0 ? nothing('machine.free') : h('ul', {}, booked.map(period => h('li', {}, `${time(period.start)} – ${time(period.end)}`))));
  const reloadClosed = reading(closed, `/api/equipment/${id}/exceptions?from=${day(-1)}&to=${day(30)}`, all =>
    all.length === 0 ? nothing('machine.none.closed') : all.map(({id: one, exception: it}) => h('div', {class: 'card row'},
      h('span', {}, `${time(it.period.start)} – ${time(it.period.end)} · `, word('machine', it.isOpen ? 'open' : 'shut'), ` · ${it.reason}`),
      h('div', {}, action(t('machine.reopen'), () => remove(`/api/equipment/${id}/exceptions/${one}`, it.reason), () => reloadClosed(), 'plain')))));
  const reload = reading(about, `/api/equipment/${id}`, ({machine: it, prices, hours, photos}) => {
    const other = it.status === 'ACTIVE' ? 'PAUSED' : 'ACTIVE';
    const first = hours[0];
    const keepPhotos = keys => put(`/api/equipment/${id}/photos`, {keys}, it.make);
    return [h('div', {class: 'big'}, it.make, ' · ', word('kind', it.kind)),
      photos.map(key => h('figure', {}, photo(key, it.make), h('div', {}, action(t('machine.nophoto'), () => keepPhotos(photos.filter(each => each !== key)), () => reload(), 'plain')))),
      upload(t('machine.photo'), true, key => keepPhotos([...photos, key]), () => reload()),
      it.status !== 'RETIRED' && h('div', {}, action(word('machine.to', other), () => put(`/api/equipment/${id}/status`, {status: other, version: it.version}, it.make), () => reload(), 'plain')),
      h('h2', {}, t('machine.prices')),
      ['HOUR', 'ACRE', 'DAY', 'FIXED'].map(model => price(id, model, prices.find(terms => terms.model === model), () => reload())),
      h('h2', {}, t('machine.hours')),
      h('details', {class: 'card'}, h('summary', {}, first ? hours.map(each => weekday(each.weekday)).join(', ') : t('machine.always')), form([
        ...WEEK.map(each => field(weekday(each), `day${each}`, {type: 'checkbox', checked: !first || hours.some(it => it.weekday === each)})),
        ...times(first?.fromMinute ?? 360, first?.toMinute === 1440 ? 1439 : first?.toMinute ?? 1200)], t('price.set'),
      said => put(`/api/equipment/${id}/hours`, {hours: WEEK.filter(each => said[`day${each}`]).map(each => ({weekday: each, fromMinute: minutesOf(said.from), toMinute: minutesOf(said.to)}))}, it.make),
      () => reload(), 'inline')),
      h('h2', {}, t('machine.closed')),
      h('div', {class: 'card'}, form([
        field(t('machine.from'), 'start', {type: 'datetime-local', required: true, value: localOf(Date.now())}),
        field(t('machine.until'), 'end', {type: 'datetime-local', required: true, value: localOf(Date.now() + DAY)}),
        field(t('order.reason'), 'reason', {required: true, maxlength: 200}),
        first && field(t('machine.open'), 'open', {type: 'checkbox'})], t('machine.close'),
        said => post(`/api/equipment/${id}/exceptions`, {period: {start: instantOf(said.start), end: instantOf(said.end)}, isOpen: !!said.open, reason: said.reason}, it.make),
        () => { reloadCalendar(); reloadClosed(); }, 'inline'))];
  });
}

const paise = said => Math.round(said * 100);

function price(id, model, given, then) {
  const now = given ?? terms(model, 0);
  const [season] = now.season;
  const [tier] = now.tiers;
  const amount = (label, name, value, max = null) => count(t(label), name, value / 100, 0, 0.01, max);
  const say = said => ({...now, rate: paise(said.rate), minimum: paise(said.minimum), perKm: paise(said.perKm), freeMetres: Math.round(said.free * 1000),
    taxBasisPoints: paise(said.tax), advanceBasisPoints: paise(said.advance),
    tiers: said.beyond > 0 ? [{beyond: paise(said.beyond), rate: paise(said.lower)}] : [],
    season: said.from && said.to ? [{from: said.from.slice(5), to: said.to.slice(5), percent: Number(said.percent)}] : []});
  const example = h('div');
  const date = at => at ? `${new Date().getFullYear()}-${at}` : '';
  const made = form([amount('price.rate', 'rate', now.rate), amount('price.minimum', 'minimum', now.minimum), amount('price.perkm', 'perKm', now.perKm),
    count(t('price.free'), 'free', now.freeMetres / 1000, 0, 0.1), amount('price.tax', 'tax', now.taxBasisPoints, 100), amount('price.advance', 'advance', now.advanceBasisPoints, 100),
    amount('price.beyond', 'beyond', tier?.beyond ?? 0), amount('price.lower', 'lower', tier?.rate ?? 0),
    field(t('price.season'), 'from', {type: 'date', value: date(season?.from)}), field(t('machine.until'), 'to', {type: 'date', value: date(season?.to)}),
    count(t('price.percent'), 'percent', season?.percent ?? 100, 0, 1, 1000)], t('price.set'),
  said => put(`/api/equipment/${id}/prices`, say(said), word('model', model)), then, 'inline');
  return h('details', {class: 'card'}, h('summary', {}, word('model', model), given ? ` · ${rupees(given.rate)} ${word('per', model)}` : ` · ${t('machine.noprice')}`), made,
    h('div', {}, action(t('price.try'), () => put('/api/equipment/price-preview', {terms: say(values(made)), quantity: 200, metres: 8000}, ''), found =>
      show(example, h('p', {class: 'dim'}, t('price.example', {amount: quantity(200, model), far: kilometres(8000)})), order.lines('', found.lines)), 'plain')), example);
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
    ? [['machines', 'tab.machines'], ['operators', 'tab.roster'], ['income', 'tab.income'], ['reports', 'tab.reports']] : [])],
  routes: {
    '': offers,
    machines,
    operators,
    income,
    orders: (place, {id}) => id
      ? order.detail(place, id, me, view => [view.order.work.startedAt && !view.order.work.completedAt && [h('p', {class: 'big'},
        t('job.running', {time: duration((Date.now() - Date.parse(view.order.work.startedAt)) / 1000)})), engine(view.order)], share(view.order)])
      : order.list(place),
  },
});
