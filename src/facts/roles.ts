import type { FileFact } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { baseOf, classesOf } from '../syntax/classes.ts';
import { calleeName } from '../syntax/expressions.ts';
import { functionsOf } from '../syntax/functions.ts';
import { decoratorOf } from './contracts/class-shapes.ts';
import { entryPointAround, transportParameters } from './entry-points.ts';
import { nameOfModel } from './models.ts';

/** What a file does that tells which layer it is, whatever its path says. */
export interface Roles {
  /** The functions that requests from outside lead to, by function id: what they answer. */
  readonly entries: Readonly<Record<string, string>>;
  /** How many functions take a request or a response from whoever calls them. */
  readonly takers: number;
  /** A class of it is a framework's controller or resolver, whatever its methods answer. */
  readonly isServed?: true;
  /** What it says of tables: 'it declares the table of `User`'. */
  readonly stores?: string;
  /** The models that it declares, as `nameOfModel` calls them. */
  readonly models: readonly string[];
  /** What it wires together: '`AppModule` is a module'. */
  readonly wires?: string;
}

export const roles: FileFact<Roles> = {
  id: 'roles',
  version: 3,
  extract(file) {
    const entries: Record<string, string> = {};
    let takers = 0;
    for (const { id, node } of functionsOf(file)) {
      if (ts.isSourceFile(node)) continue;
      const entry = entryPointAround(node);
      if (entry) entries[id] = entry.name;
      if (transportParameters(node).length) takers++;
    }
    const declared = storesIn(file);
    const [stores] = declared;
    const models = declared.flatMap(({ name }) => nameOfModel(name) ?? []);
    const wires = wiresIn(file);
    const isServed = [...classesOf(file).keys()].some((node) => decoratorOf(node, /Controller$|^Resolver$/));
    return { entries, takers, models, ...(isServed && { isServed }), ...(stores && { stores: stores.says }), ...(wires && { wires }) };
  },
};

const entities = /^(Entity|Table|Schema|ChildEntity|ViewEntity|EntityRepository)$/;
const bases = /^(Repository|EntityRepository|AbstractRepository|TreeRepository|BaseEntity|PrismaClient)$/;
const makers = /^(pgTable|mysqlTable|sqliteTable|pgSchema|defineSchema)$/;

/** What a file says of tables, each with the name of what it says it of. */
function storesIn(file: ts.SourceFile): readonly { readonly name: string; readonly says: string }[] {
  const found = [...classesOf(file).keys()].flatMap((node) => {
    const base = baseOf(node)?.expression.getText();
    const name = node.name?.text ?? 'a class';
    if (decoratorOf(node, entities)) return { name, says: `it declares the table of \`${name}\`` };
    return base && bases.test(base) ? { name, says: `\`${name}\` extends \`${base}\`` } : [];
  });
  return /[tT]able\(|\bSchema\(|\.model\(|\bmodel[<(]/.test(file.text) ? [...found, ...modelsMade(file)] : found;
}

function modelsMade({ statements, text }: ts.SourceFile): ReturnType<typeof storesIn> {
  const isMongoose = /from ['"]mongoose|require\(['"]mongoose/.test(text);
  return statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) =>
    declarationList.declarations.flatMap(({ name, initializer }) => {
      const call = initializer && (ts.isCallExpression(initializer) || ts.isNewExpression(initializer)) ? initializer : undefined;
      const maker = call && (ts.isCallExpression(call) ? calleeName(call) : call.expression.getText().split('.').at(-1));
      const isMaker = maker !== undefined && (makers.test(maker) || (isMongoose && /^(model|Schema)$/.test(maker)));
      return isMaker ? { name: name.getText(), says: `it declares \`${name.getText()}\`` } : [];
    }),
  );
}

export const starting = 'it starts the server';

function wiresIn(file: ts.SourceFile): string | undefined {
  for (const node of classesOf(file).keys()) if (decoratorOf(node, /^Module$/)) return `\`${node.name?.text ?? 'it'}\` is a module`;
  return /\bNestFactory\.create|\b(app|server|httpServer|fastify)\.listen\(|\bserve\(/.test(file.text) ? starting : undefined;
}
