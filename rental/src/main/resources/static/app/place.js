// Where the field is: one that was used before, a known place, or where the phone is.
import {h} from './dom.js';
import {reading} from './page.js';
import {t, word} from './text.js';

const KINDS = ['TRACTOR', 'HARVESTER', 'ROTAVATOR', 'SEEDER', 'SPRAYER', 'TRAILER'];

export const kinds = () => KINDS.map(kind => [kind, word('kind', kind)]);

export const remembered = () => JSON.parse(localStorage.getItem('field') ?? 'null');
export const remember = place => localStorage.setItem('field', JSON.stringify(place));

export function fieldChoice(place, chosen) {
  return reading(place, '/api/places', places => {
    const now = remembered() ?? places[0];
    if (now) chosen(now);
    return [h('label', {}, t('search.where'), h('select', {name: 'place', onchange: event => {
      const found = places[event.target.value];
      remember(found);
      chosen(found);
    }}, places.map((each, i) => h('option', {value: i, selected: each.name === now?.name}, each.name)))),
    'geolocation' in navigator && h('button', {type: 'button', class: 'plain', onclick: () =>
      navigator.geolocation.getCurrentPosition(({coords}) => {
        const here = {name: t('search.here'), latitude: coords.latitude, longitude: coords.longitude};
        remember(here);
        chosen(here);
      })}, t('search.here'))];
  });
}
