// Words in the reader's language, numbers and times as the reader writes them. A time is shown in the reader's zone,
// whatever the device's is.
let words = {};
let locale = 'en-IN';
let zone = 'Asia/Kolkata';

export const LANGUAGES = [['en', 'English'], ['hi', 'हिन्दी'], ['mr', 'मराठी']];

export async function speak(language, inZone) {
  const known = LANGUAGES.some(([code]) => code === language) ? language : 'en';
  words = await (await fetch(`/text/${known}.json`)).json();
  locale = known + '-IN';
  zone = inZone ?? zone;
  document.documentElement.lang = known;
  localStorage.setItem('language', known);
}

export function t(key, values = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// The word for a constant of the server's, such as a state.
export const word = (family, constant) => t(`${family}.${constant}`);

export const money = amount => amount == null ? '' : new Intl.NumberFormat(locale, {
  style: 'currency', currency: amount.currency, maximumFractionDigits: amount.minor % 100 ? 2 : 0, numberingSystem: 'latn',
}).format(amount.minor / 100);

export const rupees = minor => money({minor: Number(minor), currency: 'INR'});

export const number = (value, digits = 2) =>
  new Intl.NumberFormat(locale, {maximumFractionDigits: digits, numberingSystem: 'latn'}).format(value);

export const time = instant => instant == null ? '' : new Intl.DateTimeFormat(locale, {
  timeZone: zone, day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', numberingSystem: 'latn',
}).format(new Date(instant));

export const kilometres = metres => t('unit.km', {n: number(metres / 1000, metres < 10000 ? 1 : 0)});

export const quantity = (hundredths, model) => t(`quantity.${model}`, {n: number(hundredths / 100)});

export function duration(seconds) {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('unit.minutes', {n: minutes});
  return t('unit.hours', {h: Math.floor(minutes / 60), m: minutes % 60});
}

export function ago(at) {
  const seconds = Math.max(0, (Date.now() - at) / 1000);
  return seconds < 60 ? t('age.now') : t('age.ago', {age: duration(seconds)});
}

// What a datetime-local field shows for an instant, by the reader's clock.
export function localOf(instant) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(new Date(instant)).map(part => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

// The instant for what such a field holds. Twice, for the offset may differ between the guess and the answer.
export function instantOf(local) {
  const wanted = Date.parse(local + 'Z');
  let at = wanted;
  for (let i = 0; i < 2; i++) at -= Date.parse(localOf(at) + 'Z') - wanted;
  return new Date(at).toISOString();
}
