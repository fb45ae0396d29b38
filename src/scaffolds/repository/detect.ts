import { relativePath } from '../../engine/paths.ts';
import { type Database, databaseOf, type Subject, type Tool, toolWords } from '../databases.ts';
import { migrationsOf } from '../migrations.ts';
import { prismaClientOf } from '../prisma-client.ts';
import { type Schema, schemaOf } from '../schema.ts';
import { folderOf, type Style, styleOf } from '../style.ts';
import { dependenciesOf, Missing, manifestOf, type Question, Refusal, type Tree, type Wish, writtenPaths } from '../tree.ts';
import { adapterTools, type Place } from './adapters.ts';
import { isNamedByModel, type Model, modelOf } from './model.ts';
import { fileName, type Naming, namingOf } from './naming.ts';

const subject: Subject = {
  name: 'The repository',
  dialects: ['postgresql'],
  instead: {
    MongoDB: 'It is written for PostgreSQL so far.',
    'this driver of MySQL': 'It is written for PostgreSQL so far.',
    SQLite: 'It is written for PostgreSQL so far.',
    'SQL Server': 'It is written for PostgreSQL so far.',
  },
};

export interface Answers {
  readonly database: Database;
  readonly style: Style;
  readonly schema: Schema;
  readonly model: Model;
  /** The folder of the code, from the root of the package. */
  readonly folder: string;
  readonly naming: Naming;
  readonly place: Place;
}

/** Everything that the project tells, and whose repository a person wants. Throws a Refusal that says why there can be none. */
export function detectRepository(tree: Tree, wanted: Wish): Answers {
  const style = styleOf(tree);
  const database = databaseOf(tree, subject, wanted.tool);
  if (!adapterTools.includes(database.tool))
    throw new Refusal(
      `A repository is written for ${adapterTools.map((tool) => toolWords[tool].name).join(', ')}, and here it is ${toolWords[database.tool].name}.`,
    );
  const schema = schemaOf(tree, database, migrationsOf(tree, database, style));
  const model = modelNamed(schema, database, wanted.model);
  const naming = namingOf(tree);
  const folder = folderOf(
    wanted.folder ?? folderOfTwin(tree, model, naming) ?? usualFolder(tree),
    style,
    fileName(model.many, undefined, naming),
  );
  return { database, style, schema, model, folder, naming, place: placeOf(tree, folder, style) };
}

/** Where tables are read, in words. */
const readIn: Partial<Record<Tool, string>> = { prisma: 'its schema', drizzle: '`pgTable`', typeorm: 'classes with `@Entity`' };

function modelNamed(schema: Schema, { tool }: Database, wanted: string | undefined): Model {
  const names = [...schema.tables].map(([table, { model }]) => (model && isNamedByModel(tool) ? model.name : table));
  if (!schema.tables.size)
    throw new Refusal(
      `The project says nothing of its tables that can be read: ${toolWords[tool].name} is read in ${readIn[tool] ?? 'migrations that are SQL'}.`,
    );
  if (!wanted) throw new Missing(modelQuestion(names), `Say whose repository it is: ${names.sort().join(', ')}.`);
  const found = [...schema.tables].find(([table, { model }]) =>
    [table, model?.name].some((name) => name?.toLowerCase() === wanted.toLowerCase()),
  );
  if (found) return modelOf(tool, ...found);
  throw new Refusal(`The project has no '${wanted}': it has ${names.sort().join(', ')}.`);
}

const modelQuestion = (options: readonly string[]): Question => ({
  key: 'model',
  label: 'Model',
  prompt: 'Whose repository it is',
  value: '',
  options: [...options].sort(),
});

/** Where it was scaffolded before, by its twin; undefined where it was not. */
function folderOfTwin(tree: Tree, { type }: Model, naming: Naming): string | undefined {
  const name = fileName(`inMemory${type}`, 'repository', naming);
  return writtenPaths(tree)
    .find((path) => [`/${name}.ts`, `/${name}.js`].some((ending) => path.endsWith(ending)))
    ?.replace(/\/[^/]+$/, '');
}

/** Where most repositories are that somebody wrote; undefined where there are none, or where each stands with what it is about. */
function usualFolder(tree: Tree): string | undefined {
  const folders = writtenPaths(tree)
    .map((path) => /^(.*\/repositor(?:y|ies))\/[^/]+\.[jt]s$/i.exec(path)?.[1])
    .filter((folder) => folder !== undefined);
  return folders.toSorted((a, b) => folders.filter((each) => each === b).length - folders.filter((each) => each === a).length)[0];
}

function placeOf(tree: Tree, folder: string, style: Style): Place {
  return {
    module: (file) => `${relativePath(`${tree.root}/${folder}`, file.replace(/\.[cm]?[jt]s$/, ''))}.ts`,
    prismaClient: prismaClientOf(tree, folder, style),
    hasPrismaAdapter: dependenciesOf(manifestOf(tree)).has('@prisma/adapter-pg'),
  };
}
