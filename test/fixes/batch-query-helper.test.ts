import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { applyFixOf, checkTypes, workspaceOf } from '../fixture.ts';

describe('batch-query-helper', () => {
  it('asks a repository of the project by its method for many, and once more for what is not found', () => {
    const fixed = fixedBy(mongoose());
    assert.ok(
      fixed.includes(`
  const feeds = await feedRepository.find({ shop: 'mine', _id: { $in: steps.map((step) => step.feedId) } });
  const feedById = new Map(feeds.map((feed) => [String(feed._id), feed]));
  for (const step of steps) {
    const feed = feedById.get(String(step.feedId)) ?? (await feedRepository.findOne({ shop: 'mine', _id: step.feedId }));`),
      fixed,
    );
  });

  it('says in its title what it trusts', () => {
    assert.deepEqual(titlesIn(mongoose()), [
      'Load all feeds in one query before the loop, by `find` (as far as it finds what `findOne` does)',
    ]);
  });

  it('hands on all options of Prisma, or what is to be found only', () => {
    const service = (one: string, many: string): string => `
//- /tags.ts
import { PrismaClient, type Prisma } from '@prisma/client';
const prisma = new PrismaClient();
export class TagService {
${one}
${many}
}`;
    const args = service(
      '  async tag(args: any) { console.log(args); return prisma.customer.findUnique(args); }',
      '  async tags(args: any) { return prisma.customer.findMany(args); }',
    );
    assert.match(
      fixedBy(args + loop('const tagService = new TagService();', 'tagService.tag({ where: { id: step.tagId } })')),
      /await tagService\.tags\(\{ where: \{ id: \{ in: steps\.map\(\(step\) => step\.tagId\) \} \} \}\)/,
    );
    const where = service(
      '  async tag(where: Prisma.CustomerWhereUniqueInput) { console.log(where); return prisma.customer.findUnique({ where }); }',
      "  async tags(where: Prisma.CustomerWhereInput) { return prisma.customer.findMany({ where, orderBy: { name: 'asc' } }); }",
    );
    assert.match(
      fixedBy(where + loop('const tagService = new TagService();', 'tagService.tag({ id: step.tagId })')),
      /await tagService\.tags\(\{ id: \{ in: steps\.map\(\(step\) => step\.tagId\) \} \}\)/,
    );
  });

  it('imports what TypeORM needs for a list', () => {
    const fixed = fixedBy(`
//- /tags.ts
import { Entity, type FindOptionsWhere, type Repository } from 'typeorm';
@Entity()
export class Tag { id!: number; name!: string }
export class TagService {
  constructor(private readonly tagRows: Repository<Tag>) {}
  async one(where: FindOptionsWhere<Tag>) {
    console.log(where);
    return this.tagRows.findOneBy(where);
  }
  async some(where: FindOptionsWhere<Tag>) {
    return this.tagRows.findBy(where);
  }
}${loop('declare const tagService: TagService;', 'tagService.one({ id: step.tagId })')}`);
    assert.match(fixed, /import \{ In \} from 'typeorm';/);
    assert.match(fixed, /await tagService\.some\(\{ id: In\(steps\.map\(\(step\) => step\.tagId\)\) \}\)/);
  });

  for (const [name, change] of Object.entries<readonly [string, string]>({
    'there is no method for many': ['async find(', 'async findAllOf('],
    'that asks for something else': ['this.model.find(query)', 'this.model.find({ ...query, isOpen: true })'],
    'that answers something else': ['Promise<T[]>', 'Promise<Map<string, T>>'],
    'more is said than what is to be found': ['_id: step.feedId }', "_id: step.feedId }, 'name'"],
    'it is found by what is no id': ['_id: step.feedId', 'name: step.name'],
    'the round writes by the repository': ['found.push', 'await feedRepository.remove(step.feedId); found.push'],
  }))
    it(`is not offered where ${name}`, () => {
      const text = mongoose();
      assert.ok(text.includes(change[0]), change[0]);
      const changed = name.startsWith('there')
        ? text.replace(/ {2}async find\(query[\s\S]*?\n {2}\}\n/, '')
        : text.replace(change[0], change[1]);
      assert.deepEqual(titlesIn(changed), []);
    });
});

function mongoose(): string {
  return `
//- /repository.ts
import type { FilterQuery, Model } from 'mongoose';
export class BaseRepository<T> {
  constructor(private readonly model: Model<T>) {}
  async findOne(query: FilterQuery<T>, select?: string): Promise<T | null> {
    const data = await this.model.findOne(query, select).read('primary');
    if (!data) return null;
    return this.mapped(data);
  }
  async find(query: FilterQuery<T>): Promise<T[]> {
    const data = await this.model.find(query).lean().exec();
    return data.map((one) => this.mapped(one));
  }
  async remove(id: string) { return this.model.deleteOne({ _id: id }); }
  private mapped(data: unknown): T { return JSON.parse(JSON.stringify(data)); }
}
export interface Feed { _id: string; name: string; shop: string }
export class FeedRepository extends BaseRepository<Feed> {}
//- /main.ts
import { FeedRepository } from './repository';
declare const feedRepository: FeedRepository;
export async function names(steps: { feedId: string; name: string }[]) {
  const found: string[] = [];
  for (const step of steps) {
    const feed = await feedRepository.findOne({ shop: 'mine', _id: step.feedId });
    found.push(feed?.name ?? '');
  }
  return found;
}`;
}

function loop(setup: string, call: string): string {
  return `
//- /main.ts
import { TagService } from './tags';
${setup}
export async function names(steps: { tagId: number }[]) {
  const found: unknown[] = [];
  for (const step of steps) {
    const tag = await ${call};
    found.push(tag?.name);
  }
  return found;
}`;
}

function fixedBy(text: string): string {
  const { files } = parseAnnotated(text);
  const fixed = applyFixOf(rule, 'batch-query-helper', files);
  checkTypes(files, fixed);
  assert.deepEqual(analyze(workspaceOf(fixed), '/main.ts', [rule]), []);
  return fixed.get('/main.ts')!;
}

function titlesIn(text: string): readonly string[] {
  const { files } = parseAnnotated(text);
  return analyze(workspaceOf(files), '/main.ts', [rule]).flatMap(({ fixes }) => fixes.map(({ title }) => title));
}
