import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('fetch', () => {
  it('is the global one, by whatever name it is reached', () => {
    assert.deepEqual(
      operationsIn(`
import { loadRates } from './rates';
const send = fetch;
export async function convert(amount: number, request: typeof fetch = fetch) {
  const response = await fetch('https://rates.example.com/eur');
  await globalThis.fetch('https://rates.example.com/usd');
  await window.fetch('/rates');
  await request('https://rates.example.com/gbp', { method: 'POST' });
  await send('https://rates.example.com/chf');
  const rates = await response.json();
  const body = new Request('https://rates.example.com', { body: JSON.stringify(rates) }), headers = new Headers();
  window.addEventListener('online', loadRates);
}
`),
      ['fetch', 'globalThis.fetch', 'window.fetch', 'request', 'send'].map((call) => `remote call ${call}`),
    );
  });

  it('is what its packages export, in both module systems', () => {
    assert.deepEqual(
      operationsIn(`
import nodeFetch, { Response } from 'node-fetch';
import { fetch as cross } from 'cross-fetch';
import * as whole from 'node-fetch';
const required = require('node-fetch');
const { default: lazy } = await import('node-fetch');
nodeFetch('https://a.example.com'); cross('https://b.example.com'); whole.default('https://c.example.com'); required('https://d.example.com');
lazy('https://e.example.com'); new Response('{}').json();
`),
      ['nodeFetch', 'cross', 'whole.default', 'required', 'lazy'].map((call) => `remote call ${call}`),
    );
  });

  it('is none that the project declares or takes from elsewhere', () => {
    assert.deepEqual(
      operationsIn(`
import { fetch as cached } from './cache';
class Store { fetch(id: string) { return id; } }
function run(fetch: (id: string) => string) { fetch('1'); }
function load() { const fetch = (id: string) => id; return fetch('2'); }
cached('3'); new Store().fetch('4'); run((id) => id);
//- /cache.ts
const kept = new Map<string, string>();
export function fetch(id: string) { return kept.get(id); }
`),
      [],
    );
  });
});
