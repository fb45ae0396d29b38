import type { FileId } from '../../engine/text.ts';
import type { Schema } from '../schema.ts';
import { entityName } from './adapter-typeorm.ts';
import type { Place } from './adapters.ts';
import type { Model } from './model.ts';

interface Entity {
  readonly name: string;
  readonly file: FileId;
}

/** A data source knows the entities that an entity is related to, or does not start. */
export function typeormHarness(schema: Schema, model: Model, repository: string, owners: string, place: Place) {
  const own = entityName(model);
  const others = related(schema, model.table).filter(({ name }) => name !== model.source!.name);
  const entities = [own, ...others.map(({ name }) => name)];
  const from = ({ file }: Entity): string => place.module(file);
  return {
    repository,
    imports: [
      "import { DataSource } from 'typeorm';",
      `import { ${own === model.source!.name ? own : `${model.source!.name} as ${own}`} } from '${from(model.source!)}';`,
      ...others.map((each) => `import { ${each.name} } from '${from(each)}';`),
    ],
    code: `async function inDatabase(test: Test): Promise<void> {
  const source = new DataSource({ type: 'postgres', url: url ?? '', entities: [${entities.join(', ')}] });
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    ${owners}await test(new ${repository}(runner.manager.getRepository(${own})));
  } finally {
    await runner.rollbackTransaction();
    await source.destroy();
  }
}`,
  };
}

/** Whatever a table is linked with, and what that is linked with. */
function related({ tables }: Schema, table: string, seen = new Set<string>()): readonly Entity[] {
  const { model, links = [] } = tables.get(table) ?? {};
  if (!model || seen.has(table)) return [];
  seen.add(table);
  return [model, ...links.flatMap((link) => related({ tables, isWhole: true }, link, seen))];
}
