// Makes elements. Text is always text: nothing here reads markup.
const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' && element.tagName !== 'OPTION') element.value = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

export const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

export function show(place, ...children) {
  place.replaceChildren(...children.flat(Infinity).filter(Boolean));
}

// A field with its label; options is a list of [value, text].
export function field(label, name, attributes = {}, options = null) {
  const {value, ...rest} = attributes;
  const input = options
    ? h('select', {name, ...rest}, options.map(([each, text]) =>
        h('option', {value: each, selected: String(each) === String(value)}, text)))
    : h(rest.rows ? 'textarea' : 'input', {name, value, ...rest});
  return h('label', {class: rest.type === 'checkbox' ? 'check' : null}, label, input);
}

// A field for a number; it must be filled.
export const count = (label, name, value, min = 0, step = 1, max = null) =>
  field(label, name, {type: 'number', min, max, step, required: true, value});

// A table that scrolls by itself, by its headings and the cells of its rows. Amounts stand on the right.
export const grid = (heads, rows) => h('div', {class: 'scroll'}, h('table', {}, h('thead', {}, h('tr', {}, heads.map(head => h('th', {}, head)))),
  h('tbody', {}, rows.map(row => h('tr', {}, row.map(cell => h('td', {class: /^-?₹/.test(cell) ? 'number' : null}, cell)))))));

// A button that puts the next page of a list behind this one.
export function older(label, next) {
  const place = h('div');
  place.append(h('button', {class: 'plain', onclick: () => { show(place); next(place); }}, label));
  return place;
}

// The values of a form: a list for a multiple choice.
export function values(form) {
  const found = {};
  for (const element of form.elements) {
    if (!element.name) continue;
    if (element.type === 'checkbox') found[element.name] = element.checked;
    else if (element.multiple) found[element.name] = [...element.selectedOptions].map(option => option.value);
    else found[element.name] = element.value;
  }
  return found;
}
