import { relativePath, resolvedPath } from '../../engine/paths.ts';
import { type Database, databaseOf, type Subject } from '../databases.ts';
import { type Migrations, migrationsOf } from '../migrations.ts';
import { folderOf, type Style, styleOf } from '../style.ts';
import { ownSourcesOf, Refusal, type Tree, type Wish } from '../tree.ts';
import { type Queue, queueOf } from './queues.ts';

/** For messages and for the databases that there is one for. */
const subject: Subject = {
  name: 'The outbox',
  dialects: ['postgresql', 'mysql'],
  instead: {
    MongoDB: 'Keep the events in the document that changes, or read the change stream of the collection: both are atomic with the change.',
    'this driver of MySQL': 'It is written for mysql2, which speaks to the same servers.',
    SQLite: 'It has one writer, so a table and a loop in the same process do: workers need no locks there.',
    'SQL Server': 'It is written for PostgreSQL and MySQL so far.',
  },
};

/** What is to be written where. A person may choose otherwise than was found. */
export interface Answers {
  readonly database: Database;
  /** The folder of the code, from the root of the package. */
  readonly folder: string;
  /** The first type of event, in the past tense: `order.placed`. */
  readonly event: string;
  readonly queue: Queue;
  readonly style: Style;
  readonly migrations: Migrations;
  /** What the Prisma client is imported from, as its own code would in that folder. */
  readonly prismaClient: string | undefined;
}

/** Everything that the project tells, and what the person wants instead. Throws a Refusal that says why there can be none. */
export function detectOutbox(tree: Tree, wanted: Wish = {}): Answers {
  const style = styleOf(tree);
  const database = databaseOf(tree, subject, wanted.tool);
  const folder = folderOf(wanted.folder, style, 'outbox');
  return {
    database,
    folder,
    event: eventNamed(wanted.event ?? 'order.placed'),
    queue: queueOf(tree, folder, wanted.with, database.dialect),
    style,
    migrations: migrationsOf(tree, database, style),
    prismaClient: database.tool === 'prisma' ? prismaClientOf(tree, folder, style) : undefined,
  };
}

function eventNamed(name: string): string {
  if (!/^[a-z][a-z0-9_-]*\.[a-z][a-z0-9_-]*$/.test(name))
    throw new Refusal(
      `'${name}' is no name of an event: say what it happened to and what happened, in the past tense, like \`order.placed\`.`,
    );
  return name;
}

/** As most of the code imports it, seen from the folder of the outbox. */
function prismaClientOf(tree: Tree, folder: string, style: Style): string {
  const found = ownSourcesOf(tree).flatMap((file) => {
    const [, specifier] = /import (?:type )?\{[^}]*\bPrisma(?:Client)?\b[^}]*\} from ['"]([^'"]+)['"]/.exec(tree.read(file) ?? '') ?? [];
    return specifier && !specifier.startsWith('.') ? [specifier] : specifier ? [resolvedPath(specifier, file)] : [];
  });
  const specifier = found.find((each) => each.startsWith('/')) ?? found[0] ?? '@prisma/client';
  if (!specifier.startsWith('/')) return specifier;
  const relative = relativePath(`${tree.root}/${folder}`, specifier.replace(/\.(js|ts)$/, ''));
  return relative + (/\.(js|ts)$/.test(specifier) ? style.importEnding : '');
}
