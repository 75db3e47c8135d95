// Reports: the list, one with its parameters, table, chart and files; for management also texts and the run log.
import {field, h, show, values} from './dom.js';
import {ask} from './api.js';
import {form, nothing, put, reading} from './page.js';
import {write} from './api.js';
import {duration, number, rupees, t, time} from './text.js';

const shown = (value, kind) => {
  if (value === null) return '';
  switch (kind) {
    case 'MONEY': return rupees(value);
    case 'PERCENT': return number(value * 100, 1) + ' %';
    case 'SECONDS': return duration(Number(value));
    case 'TIME': return time(value);
    case 'NUMBER': return number(value);
    default: return String(value);
  }
};
const right = kind => ['MONEY', 'PERCENT', 'SECONDS', 'NUMBER'].includes(kind) ? 'number' : null;

export const table = found => h('div', {class: 'scroll'}, h('table', {},
  h('thead', {}, h('tr', {}, found.headings.map(each => h('th', {class: right(each.kind)}, each.label)))),
  h('tbody', {}, found.rows.map(row => h('tr', {}, row.map((cell, i) =>
    h('td', {class: right(found.headings[i].kind)}, shown(cell, found.headings[i].kind))))))),
  found.rows.length === 0 && nothing('report.empty'),
  found.cut && h('p', {class: 'stale'}, t('report.cut', {n: number(found.rows.length)})));

function input(parameter) {
  const {name, label, kind, fallback, of} = parameter;
  if (['CHOICE', 'CHOICES', 'COLUMN'].includes(kind)) {
    const any = kind === 'CHOICE' && !fallback ? [['', '—']] : [];
    return field(label, name, {multiple: kind === 'CHOICES', value: fallback}, [...any, ...of.map(each => [each, each])]);
  }
  const days = kind.endsWith('DAY');
  return field(label, name, {placeholder: fallback, value: days ? '' : fallback, type: days ? 'date' : kind === 'FLAG' ? 'checkbox' : 'text'});
}

function query(given) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== '') parameters.append(name, each);
  }
  return parameters.toString();
}

export const list = place => reading(place, '/api/reports', all => all.length === 0 ? nothing('report.none') : all.map(report =>
  h('a', {class: 'card', href: `#/reports/${report.name}`}, h('strong', {}, report.title), h('div', {class: 'dim'}, report.about))));

export const one = (place, name, me) => reading(place, '/api/reports', all => {
  const report = all.find(each => each.name === name);
  if (!report) return nothing('report.none');
  const result = h('div');
  const files = h('div', {class: 'row start'});
  let reload = null;
  const run = given => {
    const asked = query(given);
    const path = end => `/api/reports/${name}/${end}${asked && '?' + asked}`;
    show(files, ['csv', 'xlsx', 'pdf'].map(ending =>
      h('a', {class: 'button plain', href: path(`file.${ending}`), download: `${name}.${ending}`}, ending.toUpperCase())));
    reload = reading(result, path('table'), found => [
      report.chart && found.rows.length > 0 && h('img', {class: 'chart', src: path('chart.svg'), alt: report.title, loading: 'lazy'}),
      table(found)]);
  };
  const asking = form(report.parameters.map(input), t('report.run'), async given => run(given), null, 'inline');
  setTimeout(() => run(values(asking)), 0);
  return [h('h2', {}, report.title), h('p', {class: 'dim'}, report.about),
    h('div', {class: 'card'}, asking), files, result,
    me.role === 'MANAGEMENT' && h('p', {}, h('a', {href: `#/studio/${name}`}, t('report.edit')))];
});

const NEW = `---
title: {en: My report}
roles: [MANAGEMENT]
parameters:
  from: {type: from-day, default: today-30}
columns:
  orders: {kind: number, label: {en: Orders}}
---
select hub, count(*) as orders
from orders
where created_at >= {{ from }}
group by hub
order by hub
`;

export async function studio(place, name) {
  const text = name ? (await ask(`/api/reports/${name}/source`)).text : NEW;
  const result = h('div');
  const editor = h('textarea', {class: 'code', name: 'text', spellcheck: 'false', 'aria-label': t('report.text'), value: text});
  const preview = form([editor], t('report.preview'),
    said => write('POST', '/api/reports/preview', {text: said.text}, t('report.preview')),
    found => show(result,
      found.chart && h('img', {class: 'chart', src: 'data:image/svg+xml,' + encodeURIComponent(found.chart), alt: ''}), table(found.table)));
  const keep = form([field(t('report.name'), 'name', {value: name ?? '', required: true, pattern: '[a-z][a-z0-9-]*'})], t('report.keep'),
    said => put(`/api/reports/${said.name}/source`, {text: editor.value}, t('report.keep')),
    kept => { location.hash = `#/reports/${kept.name}`; }, 'inline');
  show(place, h('h2', {}, t('report.studio')), h('div', {class: 'card'}, preview), h('div', {class: 'card'}, keep), result);
}

export const runs = place => reading(place, '/api/reports/runs', all => h('div', {class: 'scroll'}, h('table', {},
  h('thead', {}, h('tr', {}, ['when', 'report', 'role', 'format', 'rows', 'outcome'].map(each => h('th', {}, t(`run.${each}`))))),
  h('tbody', {}, all.map(run => h('tr', {}, h('td', {}, time(run.startedAt)), h('td', {}, run.report, h('div', {class: 'dim'}, run.parameters)),
    h('td', {}, run.role), h('td', {}, run.format), h('td', {class: 'number'}, number(run.rows)),
    h('td', {}, run.outcome, run.note && h('div', {class: 'dim'}, run.note))))))));
