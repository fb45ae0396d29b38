import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Notion', () => {
  it('is asked by its groups of methods', () => {
    assert.deepEqual(
      operationsIn(`
import { Client } from '@notionhq/client';
const notion = new Client({ auth: '…' });
export async function load(id: string) {
  await notion.pages.retrieve({ page_id: id });
  await notion.blocks.children.list({ block_id: id });
  await notion.search({ query: id });
}
`),
      ['remote call notion.pages.retrieve', 'remote call notion.blocks.children.list', 'remote call notion.search'],
    );
  });
});
