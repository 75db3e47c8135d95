// What this device keeps: what was read, and what was written but not yet answered. Each account sees its own.
const NAME = 'rental';
let database = null;

function open() {
  database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('read');
      request.result.createObjectStore('write', {keyPath: 'key'});
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return database;
}

async function run(store, mode, work) {
  const transaction = (await open()).transaction(store, mode);
  return new Promise((resolve, reject) => {
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const kept = path => run('read', 'readonly', store => store.get(path)).catch(() => undefined);
export const keep = (path, value) =>
  run('read', 'readwrite', store => store.put({value, at: Date.now()}, path)).catch(() => undefined);
export const waiting = () => run('write', 'readonly', store => store.getAll()).catch(() => []);
export const hold = write => run('write', 'readwrite', store => store.put(write));
export const answered = key => run('write', 'readwrite', store => store.delete(key));

// Whoever signs out leaves nothing behind.
export async function forget() {
  await run('read', 'readwrite', store => store.clear()).catch(() => undefined);
  await run('write', 'readwrite', store => store.clear()).catch(() => undefined);
}
