// Keeps the files of the application, not its data: that is the business of the page's own store.
const VERSION = '%VERSION%';
const FILES = ['%FILES%'];

addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(VERSION);
  await cache.addAll(['/', ...FILES.filter(path => path !== '/index.html')]);
  await skipWaiting();
})()));

addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== VERSION) await caches.delete(name);
  await clients.claim();
})()));

addEventListener('fetch', event => {
  const {pathname, origin} = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return;
  event.respondWith((async () => (await caches.match(pathname)) ?? fetch(event.request))());
});
