// Speaks with the server. Reads go through the device's store; writes go to the server first, each with a key, and
// nothing on the screen changes before the server has answered.
import {answered, hold, keep, kept, waiting} from './store.js';

const PATIENCE = 20000;
const listeners = new Set();
export const sending = new Map();

export class Refusal extends Error {
  constructor(status, detail, told) {
    super(detail);
    this.status = status;
    this.isTold = told !== undefined;
    // Neither a server in trouble nor one that is asked too much has decided anything.
    this.isFinal = status < 500 && status !== 429;
  }
}

const cookie = name => document.cookie.split('; ').find(each => each.startsWith(name + '='))?.slice(name.length + 1);

async function call(method, path, body, key) {
  const headers = {Accept: 'application/json'};
  const isFile = body instanceof Blob;
  if (body !== undefined) headers['Content-Type'] = isFile ? body.type : 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  if (method !== 'GET') headers['X-XSRF-TOKEN'] = decodeURIComponent(cookie('XSRF-TOKEN') ?? '');
  const answer = await fetch(path, {
    method, headers, credentials: 'same-origin', cache: 'no-store',
    body: body === undefined || isFile ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(isFile ? PATIENCE * 6 : PATIENCE),
  });
  const text = await answer.text();
  let value = null;
  try { value = text ? JSON.parse(text) : null; } catch { /* A proxy's page says no more than the status. */ }
  if (!answer.ok) throw new Refusal(answer.status, value?.detail ?? value?.title ?? answer.statusText, value?.detail);
  return value;
}

// Reads once, past the store.
export const ask = path => call('GET', path);

// Sends a file; it is too large to be kept for later.
export const send = (path, file) => call('POST', path, file, crypto.randomUUID());

// Shows what the store has, then what the server says. `show` gets the value and how old it is: {at, stale}.
export async function read(path, show) {
  const old = await kept(path);
  let fresh = false;
  if (old) setTimeout(() => fresh || show(old.value, {at: old.at, stale: false}), 0);
  try {
    const value = await call('GET', path);
    fresh = true;
    await keep(path, value);
    show(value, {at: Date.now(), stale: false});
  } catch (problem) {
    fresh = true;
    if (problem instanceof Refusal && problem.isFinal) {
      if (problem.status === 401) dispatchEvent(new Event('signed-out'));
      show(null, {problem});
    } else if (old) show(old.value, {at: old.at, stale: true});
    else show(null, {problem, offline: true});
  }
}

export function onSending(listener) {
  listeners.add(listener);
}

const tell = () => listeners.forEach(listener => listener());

// Writes. The key is made once and kept until the server has answered; a write that found no network waits for it.
export async function write(method, path, body, label) {
  const one = {key: crypto.randomUUID(), method, path, body, label, at: Date.now()};
  await hold(one).catch(() => undefined);
  return deliver(one);
}

async function deliver(one) {
  sending.set(one.key, {...one, state: 'sending'});
  tell();
  try {
    const value = await call(one.method, one.path, one.body ?? (one.method === 'DELETE' ? undefined : {}), one.key);
    await done(one);
    return value;
  } catch (problem) {
    if (problem instanceof Refusal && problem.isFinal) {
      await done(one);
      throw problem;
    }
    sending.set(one.key, {...one, state: 'waiting'});
    tell();
    throw Object.assign(new Error('waiting'), {waiting: true});
  }
}

async function done(one) {
  sending.delete(one.key);
  await answered(one.key).catch(() => undefined);
  tell();
}

// What was left from before, or since the network went: the same keys, so nothing is done twice.
export async function sendAgain() {
  for (const one of await waiting()) {
    if (sending.get(one.key)?.state === 'sending') continue;
    await deliver(one).catch(problem => problem.waiting || dispatchEvent(new CustomEvent('refused', {detail: problem})));
  }
  dispatchEvent(new Event('changed'));
}

export async function giveUp(key) {
  sending.delete(key);
  await answered(key).catch(() => undefined);
  tell();
}
