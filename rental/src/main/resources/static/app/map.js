// A map drawn from what is known here: field, rings of distance, machines as dots.
import {svg} from './dom.js';
import {kilometres} from './text.js';

const SIZE = 400;
const METRES_PER_DEGREE = 111195;

export function map(field, places) {
  const scale = Math.cos(field.latitude * Math.PI / 180);
  const offset = place => ({
    x: (place.longitude - field.longitude) * scale * METRES_PER_DEGREE,
    y: (field.latitude - place.latitude) * METRES_PER_DEGREE,
  });
  const far = Math.max(2000, ...places.map(place => Math.hypot(...Object.values(offset(place.at)))));
  const perMetre = (SIZE / 2 - 24) / far;
  const at = place => {
    const {x, y} = offset(place);
    return {x: SIZE / 2 + x * perMetre, y: SIZE / 2 + y * perMetre};
  };
  const rings = [far / 3, far * 2 / 3, far];
  return svg('svg', {class: 'map', viewBox: `0 0 ${SIZE} ${SIZE}`, role: 'img'},
    rings.map(metres => [
      svg('circle', {cx: SIZE / 2, cy: SIZE / 2, r: metres * perMetre, fill: 'none', stroke: '#b9c8b2', 'stroke-dasharray': '4 4'}),
      svg('text', {x: SIZE / 2, y: SIZE / 2 - metres * perMetre - 3, 'text-anchor': 'middle', 'font-size': 11, fill: '#5c665d'}, kilometres(metres)),
    ]),
    svg('path', {d: `M${SIZE / 2 - 9} ${SIZE / 2 + 7}h18l-9 -16z`, fill: '#6b4a2f'}),
    places.map((place, index) => {
      const {x, y} = at(place.at);
      return svg('a', {href: place.href},
        svg('circle', {cx: x, cy: y, r: 12, fill: '#2f6b3a', stroke: '#fff', 'stroke-width': 2}),
        svg('text', {x, y: y + 4, 'text-anchor': 'middle', 'font-size': 12, fill: '#fff'}, index + 1),
        svg('title', {}, place.name));
    }));
}
