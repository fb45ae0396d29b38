import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TypesThread } from '../../src/server/second-opinion.ts';
import { createTypesStarter } from '../../src/server/types-thread.node.ts';
import { type Session, startSession, until } from './session.ts';

const typeorm = `export class Repository<Entity> { findOneBy(where: object): Promise<Entity | null>; }\n`;
/** A mapped type, which facts do not follow. */
const registry = `import type { Repository } from 'typeorm';
type Same<T> = T;
type All<T> = { [K in keyof T]: Same<T[K]> };
export declare function registry(): All<{ users: Repository<{ id: number }> }>;
`;
const loop = `import { registry } from './registry';
export async function run(ids: number[]) {
  const { users } = registry();
  for (const id of ids) await users.findOneBy({ id });
}
`;

describe('the language server with types', () => {
  let session: Session;
  const threads: TypesThread[] = [];
  const answers = async (path: string): Promise<readonly string[]> => (await session.items(path)).map(({ message }) => String(message));

  const untilCount = async (path: string, count: number): Promise<void> => {
    for (let found = await answers(path); found.length !== count; found = await answers(path)) {
      const { count: before } = session.refreshes;
      await until(() => session.refreshes.count > before);
    }
  };

  const start = async (megabytes?: number): Promise<void> => {
    threads.length = 0;
    const startThread = createTypesStarter(join(process.cwd(), 'dist/types.cjs'), join(process.cwd(), 'dist/lib'), megabytes);
    session = await startSession({
      startTypes(on) {
        const thread = startThread(on);
        threads.push(thread);
        return thread;
      },
    });
    session.write('package.json', '{ "name": "project" }');
    session.write('node_modules/typeorm/package.json', '{ "name": "typeorm", "types": "index.d.ts" }');
    session.write('node_modules/typeorm/index.d.ts', typeorm);
    session.write('src/registry.ts', registry);
    session.write('src/loop.ts', loop);
  };

  beforeEach(() => start());

  afterEach(() => session.end());

  it('answers without types first, and asks for a new pull when types say more', async () => {
    session.open('src/loop.ts', loop);
    assert.deepEqual(await answers('src/loop.ts'), []);
    await until(() => session.refreshes.count > 0);
    assert.match((await answers('src/loop.ts')).join(), /^`users.findOneBy` runs once per `id` of `ids`/);
  });

  it('keeps what types said while other lines are edited, and forgets it when something else is called', async () => {
    session.open('src/loop.ts', loop);
    await answers('src/loop.ts');
    await until(() => session.refreshes.count > 0);
    session.edit('src/loop.ts', `const more = 1;\n${loop}`);
    assert.equal((await answers('src/loop.ts')).length, 1);
    session.edit('src/loop.ts', loop.replace('users.findOneBy', 'ids.includes'));
    assert.deepEqual(await answers('src/loop.ts'), []);
  });

  it('takes back what an edit elsewhere made untrue', async () => {
    session.open('src/loop.ts', loop);
    session.open('src/registry.ts', registry);
    await answers('src/loop.ts');
    await until(() => session.refreshes.count > 0);
    session.edit('src/registry.ts', registry.replace('Repository<{ id: number }>', '{ findOneBy(where: object): void }'));
    await answers('src/registry.ts');
    await untilCount('src/loop.ts', 0);
  });

  it('answers for the last of many edits', async () => {
    session.open('src/loop.ts', loop.replace('users.findOneBy', 'ids.includes'));
    for (let edit = 0; edit < 20; edit++) {
      session.edit('src/loop.ts', `${loop}// ${edit}\n`);
      await answers('src/loop.ts');
    }
    await until(() => session.refreshes.count > 0);
    assert.equal((await answers('src/loop.ts')).length, 1);
  });

  it('starts the thread again when it ends, and gives up when it ends again and again', async () => {
    session.open('src/loop.ts', loop);
    await answers('src/loop.ts');
    await until(() => threads.length === 1);
    for (let crash = 1; crash <= 3; crash++) {
      threads.at(-1)!.stop();
      await until(() => threads.length === crash + 1);
    }
    await until(() => session.refreshes.count > 0);
    assert.equal((await answers('src/loop.ts')).length, 1);
    threads.at(-1)!.stop();
    await until(() => session.log.some((line) => line.includes('too often')));
    session.edit('src/loop.ts', `${loop}\n`);
    assert.equal((await answers('src/loop.ts')).length, 1, 'what was said before stands');
    assert.equal(threads.length, 4);
  });

  it('goes on without types where they need more memory than a thread may take', async () => {
    await session.end();
    await start(10);
    session.open('src/loop.ts', loop);
    await answers('src/loop.ts');
    await until(() => session.log.some((line) => line.includes('too often')));
    assert.match(session.log.join('\n'), /memory/i);
    session.edit('src/loop.ts', `import { Pool } from 'pg';\nfor (const id of ids) await new Pool().query(id);\n${loop}`);
    assert.equal((await answers('src/loop.ts')).length, 1, 'what facts prove');
  });
});
