// A phone number, then the code that was sent to it.
import {field, h, show} from './dom.js';
import {form, post} from './page.js';
import {ask} from './api.js';
import {LANGUAGES, speak, t} from './text.js';

export function signIn(enter) {
  const place = h('div');
  const languages = () => h('div', {class: 'row start'}, LANGUAGES.map(([code, name]) =>
    h('button', {class: 'plain', onclick: async () => { await speak(code); phone(); }}, name)));
  const phone = () => show(place, h('h2', {}, t('sign.in')), languages(), h('div', {class: 'card'}, form(
    [field(t('sign.phone'), 'phone', {type: 'tel', required: true, autocomplete: 'tel', placeholder: '+91…', pattern: '\\+[1-9][0-9]{7,14}'})],
    t('sign.send'), said => post('/api/open/codes', {phone: said.phone, voice: false}, t('sign.send')).then(sent => ({...sent, phone: said.phone})), code)));
  const code = sent => show(place, h('h2', {}, t('sign.code', {phone: sent.phone})), h('div', {class: 'card'},
    form([field(t('sign.digits'), 'code', {inputmode: 'numeric', required: true, autocomplete: 'one-time-code', pattern: '[0-9]{4,8}'})],
      t('sign.in'), said => post('/api/open/sessions', {phone: sent.phone, session: sent.session, code: said.code, device: navigator.userAgent.slice(0, 100)}, t('sign.in')).then(() => ask('/api/me')), enter)),
    h('div', {class: 'card'}, form([], t('sign.call'), () => post('/api/open/codes', {phone: sent.phone, voice: true}, t('sign.call')), null)),
    h('button', {class: 'plain', onclick: phone}, t('sign.other')));
  phone();
  return place;
}
