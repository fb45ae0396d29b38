import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Supabase', () => {
  it('reads or writes tables where it is waited for', () => {
    assert.deepEqual(
      operationsIn(`
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { createServerClient } from '@supabase/ssr';
import { createClient as create } from './server';
const supabase = createClient<Database>(url, key, {});
class Orders {
  constructor(private readonly client: SupabaseClient) {}
  async run() {
    const { data } = await this.client.from('orders').select('*').eq('id', 1).single();
    await supabase.from('orders').insert({}).select(); await supabase.schema('shop').rpc('total', {}); await supabase.from('orders').delete().in('id', [1]);
    const server = await create(); await server.from('orders').upsert({});
    const building = this.client.from('orders').select().eq('id', 1);
  }
}
//- /server.ts
import { createServerClient } from '@supabase/ssr';
export async function createClient() { return createServerClient(url, key, { cookies: {} }); }
`),
      [
        "read this.client.from('orders')….single",
        "write supabase.from('orders')….select",
        "read supabase.schema('shop').rpc",
        "write supabase.from('orders')….in",
        "write server.from('orders').upsert",
      ],
    );
  });

  it('calls services for users, files and functions; a session and a public address are at hand', () => {
    assert.deepEqual(
      operationsIn(`
import { createClient } from '@supabase/supabase-js';
const supabase = createClient(url, key);
await supabase.auth.getUser(); await supabase.auth.admin.deleteUser('1'); await supabase.storage.from('files').upload('a', file); await supabase.functions.invoke('mail');
supabase.storage.from('files').getPublicUrl('a'); supabase.auth.onAuthStateChange(show); supabase.channel('orders').on('broadcast', {}, show);
`),
      [
        'remote call supabase.auth.getUser',
        'remote call supabase.auth.admin.deleteUser',
        "remote call supabase.storage.from('files').upload",
        'remote call supabase.functions.invoke',
      ],
    );
  });
});
