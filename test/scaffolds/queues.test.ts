/** An outbox on a queue that keeps its jobs in the same database: said where the project has one, written where somebody wants it. */
import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { isSource } from '../../src/engine/host.ts';
import { rules } from '../../src/rules/index.ts';
import { workspaceOf } from '../fixture.ts';
import { typeErrors } from '../types.ts';
import { type Project, projectOf } from './project.ts';
import { kinds, projectWith } from './projects.ts';

const packageFor = (engines: object, dependencies: object = {}): Project =>
  projectOf([], { 'package.json': JSON.stringify({ dependencies: { pg: '8', ...dependencies }, ...engines }), 'tsconfig.json': '{}' });

describe('an outbox on a queue', () => {
  it('is offered where the project has the queue, with what would be otherwise', async () => {
    const said = async (name: string) => (await projectOf(['pg', name], {}).outbox()).alternative ?? '';
    assert.match(await said('graphile-worker'), /`--with graphile-worker` writes that\. What fails is overtaken there/);
    assert.match(await said('pg-boss'), /`--with pg-boss` writes that/);
    assert.equal(await said('express'), '');
    const { alternative, questions } = await projectOf(['pg', 'pg-boss'], {}).outbox({ with: 'pg-boss' });
    assert.equal(alternative, undefined);
    assert.deepEqual(questions.at(-1)?.options, ['relay', 'graphile-worker', 'pg-boss']);
  });

  it('has no relay, no buckets and no events of its own', async () => {
    const own = projectWith('knex');
    const written = await own.scaffold({ with: 'graphile-worker' });
    assert.ok(!written.some((path) => /store|pauses/.test(path)), written.join('\n'));
    assert.match(own.text('src/outbox/enqueue.ts'), /graphile_worker\.add_job/);
    assert.doesNotMatch(own.text(written.find((path) => path.includes('create_outbox'))!), /outbox\.(events|buckets)/);
    assert.match(own.text('src/outbox/README.md'), /npx graphile-worker --schema-only[\s\S]*four hours/);
    assert.ok(!(await projectWith('mysql2').outbox()).questions.some(({ key }) => key === 'with'));
  });

  it('is for the version that runs on the Node of the project', async () => {
    const wanted = async (own: Project, queue: string) => {
      const { packages, newFiles } = await own.outbox({ with: queue });
      const isNamed = newFiles.some(({ text }) => text.includes("import { PgBoss } from 'pg-boss'"));
      return [packages[0], ...(queue === 'pg-boss' ? [isNamed] : [])];
    };
    assert.deepEqual(await wanted(packageFor({ engines: { node: '>=20' } }), 'graphile-worker'), ['graphile-worker@0.17']);
    assert.deepEqual(await wanted(packageFor({ engines: { node: '>=22.18' } }), 'graphile-worker'), ['graphile-worker']);
    assert.deepEqual(await wanted(packageFor({ volta: { node: '22.11.0' } }), 'pg-boss'), ['pg-boss@10', false]);
    assert.deepEqual(await wanted(packageFor({ engines: { node: '^24' } }), 'pg-boss'), ['pg-boss', true]);
    const nvm = packageFor({});
    nvm.texts.set('/p/.nvmrc', 'v20.11.0\n');
    assert.deepEqual(await wanted(nvm, 'pg-boss'), ['pg-boss@10', false]);
    // The one that is there is the one that is used.
    assert.deepEqual(await wanted(packageFor({ engines: { node: '>=20' } }, { 'pg-boss': '^12.1.0' }), 'pg-boss'), ['@types/pg', true]);
    assert.deepEqual(await wanted(packageFor({ engines: { node: '>=22.18' } }, { 'pg-boss': '^10.4.2' }), 'pg-boss'), ['@types/pg', false]);
  });

  it('stays what it is: nobody gets half of one on top of half of another', async () => {
    for (const name of ['pg-boss', 'graphile-worker', 'relay']) {
      const own = projectWith('pg');
      await own.scaffold({ with: name });
      const { newFiles, questions } = await own.outbox();
      assert.deepEqual([newFiles, questions.find(({ key }) => key === 'with')?.value], [[], name]);
      const other = name === 'relay' ? 'pg-boss' : 'relay';
      await assert.rejects(
        own.outbox({ with: other }),
        /The outbox in src\/outbox is delivered by .*: delete it first, or say another folder/,
      );
      assert.ok((await own.outbox({ with: other, folder: 'src/other' })).newFiles.length > 8);
    }
  });

  it('is refused on MySQL, and on what is no queue', async () => {
    await assert.rejects(
      projectWith('mysql2').outbox({ with: 'pg-boss' }),
      /pg-boss keeps its jobs in PostgreSQL, and here it runs on MySQL/,
    );
    await assert.rejects(projectWith('pg').outbox({ with: 'bull' }), /not delivered by 'bull': there are relay, graphile-worker, pg-boss/);
  });

  for (const language of ['typescript', 'javascript'] as const) {
    it(`compiles under strict, and leaves nothing to say to our rules: every kind of project on PostgreSQL in ${language}`, async () => {
      const texts = new Map<string, string>();
      for (const kind of kinds.filter((each) => !/mysql/i.test(each))) {
        for (const [queue, node, named] of [
          ['graphile-worker', '20', ''],
          ['pg-boss', '20', "'pg-boss'"],
          ['pg-boss', '24', "'pg-boss-12'"],
        ] as const) {
          const own = projectWith(kind, language);
          own.texts.set('/p/.nvmrc', node);
          await own.scaffold({ with: queue });
          const workspace = workspaceOf(own.texts);
          const said = own
            .files()
            .filter(isSource)
            .flatMap((file) => analyze(workspace, file, rules).map(({ message }) => message));
          assert.deepEqual(said, [], kind);
          for (const [file, text] of own.texts) {
            if (text.includes('@mikro-orm/migrations')) continue;
            const code = text.replace("'pg-boss'", named);
            texts.set(`/${kind} ${queue} ${node}${file}`, /js$/.test(file) ? `// @ts-check\n${code}` : code);
          }
        }
      }
      assert.deepEqual(typeErrors(texts), []);
    }).timeout(120_000);
  }
});
