// Hears from the server that something has changed. What has, is read again in the ordinary way.
let source = null;

export function listen(changed) {
  close();
  source = new EventSource('/api/live');
  source.addEventListener('changed', event => changed(JSON.parse(event.data)));
}

export function close() {
  source?.close();
  source = null;
}
