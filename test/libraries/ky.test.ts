import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Ky', () => {
  it('sends when it is called, as do instances made of it', () => {
    assert.deepEqual(
      operationsIn(`
import ky, { type KyInstance, HTTPError } from 'ky';
const api = ky.create({ prefixUrl: 'https://api.example.com' });
export const admin = api.extend({ headers: { role: 'admin' } });
export class Notes {
  constructor(private readonly http: KyInstance = api) {}
  async save(note: object) {
    await ky('https://hook.example.com').json();
    await admin.put('notes/1', { json: note }).json();
    return this.http.post('notes', { json: note });
  }
  stop() { return ky.stop; }
}
`),
      ['remote call ky', 'remote call admin.put', 'remote call this.http.post'],
    );
  });
});
