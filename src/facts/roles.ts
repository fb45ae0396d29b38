import type { FileFact } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { baseOf, classesOf } from '../syntax/classes.ts';
import { calleeName } from '../syntax/expressions.ts';
import { functionsOf } from '../syntax/functions.ts';
import { decoratorOf } from './contracts/class-shapes.ts';
import { entryPointAround, transportParameters } from './entry-points.ts';

/** What a file does that tells which layer it is, whatever its path says. */
export interface Roles {
  /** The functions that requests from outside lead to, by function id: what they answer. */
  readonly entries: Readonly<Record<string, string>>;
  /** How many functions take a request or a response from whoever calls them. */
  readonly takers: number;
  /** What it says of tables: 'declares the entity `User`'. */
  readonly stores?: string;
  /** What it wires together: 'is a module'. */
  readonly wires?: string;
}

export const roles: FileFact<Roles> = {
  id: 'roles',
  version: 1,
  extract(file) {
    const entries: Record<string, string> = {};
    let takers = 0;
    for (const { id, node } of functionsOf(file)) {
      if (ts.isSourceFile(node)) continue;
      const entry = entryPointAround(node);
      if (entry) entries[id] = entry.name;
      if (transportParameters(node).length) takers++;
    }
    const stores = storesIn(file);
    const wires = wiresIn(file);
    return { entries, takers, ...(stores && { stores }), ...(wires && { wires }) };
  },
};

const entities = /^(Entity|Table|Schema|ChildEntity|ViewEntity|EntityRepository)$/;
const bases = /^(Repository|EntityRepository|AbstractRepository|TreeRepository|BaseEntity|PrismaClient)$/;
const makers = /^(pgTable|mysqlTable|sqliteTable|pgSchema|defineSchema)$/;

function storesIn(file: ts.SourceFile): string | undefined {
  for (const node of classesOf(file).keys()) {
    const base = baseOf(node)?.expression.getText();
    const name = node.name?.text ?? 'a class';
    if (decoratorOf(node, entities)) return `declares the table of \`${name}\``;
    if (base && bases.test(base)) return `\`${name}\` extends \`${base}\``;
  }
  if (!/[tT]able\(|\bSchema\(|\.model\(|\bmodel[<(]/.test(file.text)) return;
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const call = initializer && (ts.isCallExpression(initializer) || ts.isNewExpression(initializer)) ? initializer : undefined;
      const maker = call && (ts.isCallExpression(call) ? calleeName(call) : call.expression.getText().split('.').at(-1));
      if (maker && (makers.test(maker) || (/^(model|Schema)$/.test(maker) && /from ['"]mongoose|require\(['"]mongoose/.test(file.text))))
        return `declares \`${name.getText()}\``;
    }
  }
  return;
}

function wiresIn(file: ts.SourceFile): string | undefined {
  for (const node of classesOf(file).keys()) if (decoratorOf(node, /^Module$/)) return `\`${node.name?.text ?? 'it'}\` is a module`;
  return /\b(NestFactory\.create|\.listen\()/.test(file.text) ? 'it starts the server' : undefined;
}
