// Files: chosen, made small enough for a slow network, sent, and shown again by a link that ends.
import {h} from './dom.js';
import {send} from './api.js';
import {action} from './page.js';
import {t} from './text.js';

const LONGEST_SIDE = 1280;

// A photo of a phone has several megabytes; what is seen on a screen has a tenth of that.
async function small(file) {
  if (!file.type.startsWith('image/')) return file;
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({type: 'image/jpeg', quality: 0.8});
}

// A field for a file with a button that sends it; `then` gets the key under which it is kept.
export function upload(label, open, then, done) {
  const input = h('input', {type: 'file', accept: open ? 'image/*' : 'image/*,application/pdf', 'aria-label': label});
  return h('div', {class: 'row start upload'}, h('label', {}, label, input), h('div', {}, action(t('file.send'), async () => {
    if (!input.files[0]) throw new Error(t('file.none'));
    const body = await small(input.files[0]);
    return then((await send(`/api/assets?open=${open}`, body)).key);
  }, done, 'plain')));
}

const path = key => `/api/assets?key=${encodeURIComponent(key)}`;

export const photo = (key, name) => h('img', {class: 'photo', src: path(key), alt: name, loading: 'lazy'});

export const paper = (key, name) => h('a', {href: path(key), target: '_blank', rel: 'noopener'}, name);
