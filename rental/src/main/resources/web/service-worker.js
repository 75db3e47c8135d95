// Keeps the files of the application, not its data: that is the business of the page's own store.
const VERSION = '%VERSION%';
const FILES = ['%FILES%'];
// Of these a person needs one or two; they are kept once they were used.
const OWN = /^\/(text|app\/faces)\//;

addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(VERSION);
  await cache.addAll(['/', ...FILES.filter(path => path !== '/index.html' && !OWN.test(path))]);
  await skipWaiting();
})()));

addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== VERSION) await caches.delete(name);
  await clients.claim();
})()));

addEventListener('message', event => event.waitUntil((async () => {
  const cache = await caches.open(VERSION);
  await cache.addAll(event.data.filter(path => OWN.test(path) && FILES.includes(path)));
})()));

addEventListener('fetch', event => {
  const {pathname, origin} = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return;
  event.respondWith((async () => {
    const known = await caches.match(pathname);
    if (known) return known;
    const answer = await fetch(event.request);
    if (answer.ok && OWN.test(pathname)) await (await caches.open(VERSION)).put(pathname, answer.clone());
    return answer;
  })());
});
