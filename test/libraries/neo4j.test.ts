import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Neo4j', () => {
  it('runs queries by driver, session and transaction', () => {
    assert.deepEqual(
      operationsIn(`
import neo4j, { type Session } from 'neo4j-driver';
const driver = neo4j.driver('bolt://localhost');
export async function load(id: string, given: Session) {
  await driver.executeQuery('RETURN 1');
  const session = driver.session();
  await session.run('RETURN 1');
  await given.executeRead((tx) => tx.run('RETURN $id', { id }));
  const transaction = await session.beginTransaction();
  await transaction.run('RETURN 1');
}
`),
      ['read driver.executeQuery', 'read session.run', 'read transaction.run', 'read tx.run'],
    );
  });
});
