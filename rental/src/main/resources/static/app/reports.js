// Reports: the list, one with its parameters, table, chart and files; for management also texts and the run log.
import {field, grid, h, show, values} from './dom.js';
import {ask} from './api.js';
import {form, nothing, put, reading} from './page.js';
import {duration, number, rupees, t, time, word} from './text.js';

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
  const run = given => {
    const asked = query(given);
    const path = end => `/api/reports/${name}/${end}${asked && '?' + asked}`;
    show(files, ['csv', 'xlsx', 'pdf'].map(ending =>
      h('a', {class: 'button plain', href: path(`file.${ending}`), download: `${name}.${ending}`}, ending.toUpperCase())));
    reading(result, path('table'), found => [
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
parameters: {from: {type: from-day, default: today-30}}
---
select hub, count(*) as orders
from orders
where created_at >= {{ from }}
group by hub
`;

export async function studio(place, name) {
  const text = name ? (await ask(`/api/reports/${name}/source`)).text : NEW;
  const result = h('div');
  const editor = h('textarea', {class: 'code', name: 'text', spellcheck: 'false', 'aria-label': t('report.text'), value: text});
  const preview = form([editor], t('report.preview'),
    said => put('/api/reports/preview', {text: said.text}, t('report.preview')),
    found => show(result,
      found.chart && h('img', {class: 'chart', src: 'data:image/svg+xml,' + encodeURIComponent(found.chart), alt: ''}), table(found.table)));
  const keep = form([field(t('report.name'), 'name', {value: name ?? '', required: true, pattern: '[a-z][a-z0-9-]*'})], t('report.keep'),
    said => put(`/api/reports/${said.name}/source`, {text: editor.value}, t('report.keep')),
    kept => { location.hash = `#/reports/${kept.name}`; }, 'inline');
  show(place, h('h2', {}, t('report.studio')), h('div', {class: 'card'}, preview), h('div', {class: 'card'}, keep), result);
}

export const runs = place => reading(place, '/api/reports/runs', all =>
  grid(['when', 'report', 'role', 'format', 'rows', 'outcome'].map(key => word('run', key)), all.map(run => [time(run.startedAt),
    h('div', {}, run.report, h('div', {class: 'dim'}, run.parameters)), run.role, run.format, number(run.rows),
    h('div', {}, run.outcome, run.note && h('div', {class: 'dim'}, run.note))])));
