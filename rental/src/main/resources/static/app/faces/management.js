// Management's face: the rules of assignment, promotions, reports, messages, and who did what.
import {count, field, grid, h, older, show, values} from '../dom.js';
import {action, form, nothing, post, put, reading, seconds} from '../page.js';
import {LANGUAGES, instantOf, money, number, rupees, t, time, word} from '../text.js';
import {calls, complaints, moderation} from '../desk.js';
import * as order from '../order.js';
import * as reports from '../reports.js';

const span = value => `PT${Math.round(value)}S`;

function rules(place) {
  const reload = reading(place, '/api/assignment-rules', ({rules: now, version}) => [
    h('h2', {}, t('rules.title')), h('p', {class: 'dim'}, t('rules.about')),
    h('div', {class: 'card'}, form([
      count(t('rules.perSupplier'), 'perSupplier', seconds(now.perSupplier), 1),
      count(t('rules.acceptWithin'), 'acceptWithin', seconds(now.acceptWithin), 1),
      count(t('rules.retryAfter'), 'retryAfter', seconds(now.retryAfter)),
      count(t('rules.maxRounds'), 'maxRounds', now.maxRounds, 1),
      count(t('rules.batch'), 'batch', now.batch, 1),
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
    field(t('audit.move'), 'move', {}, [['', '—'], ...['PLACE', 'CONFIRM', 'GIVE_BACK', 'START', 'BREAK_DOWN', 'COMPLETE', 'PAY', 'CANCEL', 'DISPUTE', 'CORRECT'].map(move => [move, word('move', move)])]),
    field(t('audit.source'), 'source', {}, [['', '—'], ...['APP', 'IVR', 'SMS', 'DESK', 'SYSTEM'].map(source => [source, word('source', source)])]),
    h('button', {type: 'submit'}, t('audit.search')));
  const page = (at, asked, after) => reading(at, `/api/audit?${asked}${after ? '&after=' + after : ''}`, all => all.length === 0 ? nothing('audit.none') : [
    grid(['at', 'order', 'move', 'who', 'source', 'reason'].map(key => word('audit', key)), all.map(each => [time(each.at),
      h('a', {href: `#/orders/${each.orderId}`}, each.code), `${word('state', each.from)} → ${word('state', each.to)}`,
      `${each.name ?? ''} ${word('role', each.role)}`, word('source', each.source), each.reason])),
    all.length === 200 && older(t('list.older'), next => page(next, asked, all.at(-1).id))]);
  const run = () => page(found, new URLSearchParams(values(search)));
  show(place, search, found);
  run();
}

function promotions(place) {
  const all = h('div');
  const rupee = said => ({minor: Math.round(said * 100), currency: 'INR'});
  const reload = reading(all, '/api/promotions/costs', found => found.length === 0 ? nothing('promotion.none') :
    grid(['name', 'sponsor', 'budget', 'reserved', 'spent'].map(key => word('promotion', key)),
      found.map(each => [each.name, each.sponsor, ...[each.budget, each.reserved, each.spent].map(money)])));
  show(place, h('details', {class: 'card'}, h('summary', {}, t('promotion.new')), form([
    field(t('promotion.name'), 'name', {required: true, maxlength: 120}), field(t('promotion.code'), 'code', {maxlength: 30}),
    count(t('promotion.percent'), 'percent', 10, 1, 1, 100),
    count(t('promotion.cap'), 'cap', 200, 1), count(t('promotion.budget'), 'budget', 10000, 1),
    field(t('promotion.sponsor'), 'sponsor', {required: true, maxlength: 120}), field(t('promotion.ends'), 'endsAt', {type: 'datetime-local', required: true}),
    field(t('promotion.first'), 'firstOrder', {type: 'checkbox'}), field(t('promotion.referral'), 'referral', {type: 'checkbox'})], t('price.set'),
  said => post('/api/promotions', {budget: rupee(said.budget), promotion: {id: '', code: said.code || null, name: said.name, percent: Number(said.percent),
    amount: rupee(0), cap: rupee(said.cap), sponsor: said.sponsor, when: {firstOrder: said.firstOrder, referral: said.referral, stackable: false, village: null, kind: null,
      perFarmer: 1, startsAt: new Date().toISOString(), endsAt: instantOf(said.endsAt)}}}, said.name), () => reload(), 'inline')), all);
  return reload;
}

// What is said about each event, and what waits for a second pair of eyes.
function texts(place) {
  const reload = reading(place, '/api/messages/texts', ({current, pending}) => {
    const events = [...new Set(current.map(each => each.event))];
    const editor = h('div');
    const choice = h('form', {class: 'inline card', onchange: () => edit()},
      field(t('message.event'), 'event', {}, events.map(each => [each, word('event', each)])),
      field(t('message.channel'), 'channel', {}, ['PUSH', 'SMS', 'VOICE'].map(each => [each, word('channel', each)])),
      field(t('settings.language'), 'language', {}, LANGUAGES));
    const edit = () => {
      const {event, channel, language} = values(choice);
      const now = current.find(each => each.event === event && each.channel === channel && each.language === language);
      const preview = h('div');
      const made = form([field(t('message.title'), 'title', {required: true, maxlength: 80, value: now.title}),
        field(t('message.words'), 'words', {required: true, maxlength: 500, rows: 3, value: now.words}),
        channel === 'SMS' && field(t('message.dlt'), 'dltTemplateId', {required: true, pattern: '[0-9]{4,30}', value: now.dltTemplateId ?? ''})], t('message.draft'),
      said => put(`/api/messages/texts/${event}/${channel}/${language}`, {title: said.title, words: said.words, dltTemplateId: said.dltTemplateId ?? null}, word('event', event)), () => reload());
      show(editor, h('div', {class: 'card'}, made, h('div', {}, action(t('message.preview'), () => put('/api/messages/preview', {language, words: made.elements.words.value}, ''), found => show(preview,
        h('p', {class: 'card'}, found.words), h('p', {class: 'dim'}, t('message.length', {n: found.length.units, parts: found.length.parts}))), 'plain')), preview));
    };
    setTimeout(edit, 0);
    return [pending.length > 0 && [h('h2', {}, t('message.pending')), pending.map(each => h('div', {class: 'card', 'data-draft': each.event}, h('strong', {}, word('event', each.event), ' · ', word('channel', each.channel), ' · ', each.language, ' · ', each.revision),
      h('p', {}, each.words), each.status === 'REJECTED' ? h('p', {class: 'problem'}, each.remark) : form([
        field(t('message.remark'), 'remark', {maxlength: 200}), field(t('verify.approve'), 'ok', {type: 'checkbox'})], t('verify.decide'),
      said => put(`/api/messages/texts/${each.event}/${each.channel}/${each.language}/${each.revision}/review`, {approved: said.ok, remark: said.remark || null}, each.event), () => reload(), 'inline')))],
    h('h2', {}, t('message.editor')), choice, editor];
  });
  return reload;
}

// What became of messages and what they cost.
function messages(place) {
  const sums = h('div');
  const newest = h('div');
  show(place, sums, h('h2', {}, t('delivery.latest')), newest);
  reading(sums, '/api/messages/dashboard', found => [
    h('div', {class: 'sums'}, ['messages', 'delivered', 'failed', 'costMinor'].map(key => h('div', {class: 'card'}, h('div', {class: 'dim'}, word('delivery', key)),
      h('div', {class: 'big'}, key === 'costMinor' ? rupees(found[key]) : number(found[key]))))),
    grid(['day', 'channel', 'event', 'state', 'code', 'messages', 'units', 'costMinor'].map(key => word('delivery', key)), found.shares.map(each => [each.day, word('channel', each.channel),
      t(`event.${each.event}`), word('delivery', each.state), each.code, number(each.messages), number(each.units), rupees(each.costMinor)]))]);
  reading(newest, '/api/messages/latest', all => grid(['day', 'channel', 'state', 'code', 'words'].map(key => word('delivery', key)),
    all.map(each => [time(each.createdAt), word('channel', each.channel), word('delivery', each.state), each.code, each.words])));
}

// Who works here, and what everybody of a role is told.
function people(place) {
  const adding = h('div', {class: 'card'});
  show(place, h('h2', {}, t('people.new')), adding, h('h2', {}, t('news.title')), h('div', {class: 'card'}, form([
    field(t('news.to'), 'role', {}, ['FARMER', 'SUPPLIER', 'OPERATOR', 'HUB', 'AGENT'].map(role => [role, word('role', role)])),
    ...LANGUAGES.map(([code, name]) => field(name, code, {required: true, maxlength: 500, rows: 2, lang: code}))], t('news.send'),
  ({role, ...words}) => post('/api/announcements', {role, words}, t('news.title')))));
  reading(adding, '/api/hubs', hubs => form([
    field(t('roster.phone'), 'phone', {type: 'tel', required: true, value: '+91'}), field(t('roster.name'), 'name', {required: true, maxlength: 120}),
    field(t('people.role'), 'role', {}, ['HUB', 'AGENT', 'MANAGEMENT'].map(role => [role, word('role', role)])),
    field(t('pool.hub'), 'hubId', {}, [['', '–'], ...hubs.map(each => [each.id, each.name])]), field(t('settings.language'), 'language', {}, LANGUAGES)], t('pool.join'),
  said => post('/api/colleagues', {...said, hubId: said.hubId || null}, said.name), null, 'inline'));
}

export const face = me => ({
  wide: true,
  tabs: [['', 'tab.rules'], ['orders', 'tab.orders'], ['reports', 'tab.reports'], ['studio', 'tab.studio'], ['runs', 'tab.runs'], ['promotions', 'tab.promotions'], ['texts', 'tab.texts'], ['messages', 'tab.messages'], ['people', 'tab.people'], ['ratings', 'tab.ratings'], ['complaints', 'tab.complaints'], ['calls', 'tab.calls'], ['audit', 'tab.audit']],
  routes: {
    '': rules,
    audit,
    runs: reports.runs,
    studio: (place, {id}) => reports.studio(place, id),
    promotions,
    texts,
    messages,
    people,
    calls,
    complaints,
    ratings: moderation,
    orders: (place, {id}) => id ? order.detail(place, id, me) : order.list(place),
  },
});
