// A phone number, then the code that was sent to it.
import {field, h, show} from './dom.js';
import {action, form, post} from './page.js';
import {ask} from './api.js';
import {LANGUAGES, speak, t, word} from './text.js';

export function signIn(enter) {
  const place = h('div');
  const languages = () => h('div', {class: 'row start'}, LANGUAGES.map(([code, name]) =>
    h('button', {class: 'plain', lang: code, onclick: async () => { await speak(code); phone(); }}, name)));
  const phone = () => show(place, h('h2', {}, t('sign.in')), languages(), h('div', {class: 'card'}, form(
    [field(t('sign.phone'), 'phone', {type: 'tel', required: true, autocomplete: 'tel', placeholder: '+91…', pattern: '\\+[1-9][0-9]{7,14}'})],
    t('sign.send'), said => post('/api/open/sign-in', {phone: said.phone}, t('sign.send')).then(begun => ({...begun, phone: said.phone})), code)));
  const code = ({id, phone: number}) => show(place, h('h2', {}, t('sign.sent', {phone: number})),
    h('div', {class: 'card'}, form([
      field(t('sign.digits'), 'code', {inputmode: 'numeric', required: true, autocomplete: 'one-time-code', pattern: '[0-9]{4,8}'}),
      field(t('sign.name'), 'name', {maxlength: 120, autocomplete: 'name'}),
      field(t('sign.role'), 'role', {}, ['FARMER', 'SUPPLIER'].map(role => [role, word('sign', role)]))], t('sign.in'),
    said => post(`/api/open/sign-in/${id}/code`, {code: said.code, name: said.name || null, role: said.role, language: document.documentElement.lang,
      device: navigator.userAgent.slice(0, 100)}, t('sign.in')).then(() => ask('/api/me')), enter)),
    h('div', {class: 'row start'},
      [['sms', 'again'], ['voice', 'call']].map(([way, key]) =>
        h('div', {}, action(word('sign', key), () => post(`/api/open/sign-in/${id}/${way}`, {}, way), null, 'plain'))),
      h('button', {class: 'plain', onclick: phone}, t('sign.other'))));
  phone();
  return place;
}
