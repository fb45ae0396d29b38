import type { FactReader } from '../../engine/facts.ts';
import { nodesOf } from '../../engine/nodes.ts';
import type { World } from '../../engine/rule.ts';
import { type Edit, indentAt, newlineOf, replace } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { type ClassKey, splitKey } from '../../facts/value.ts';
import { functionsOf } from '../../syntax/functions.ts';
import { freshName } from '../../syntax/scopes.ts';
import { indentOf, terminatorOf } from '../../syntax/style.ts';
import { firstBelowImports } from '../import-lines.ts';
import type { NeededImport } from './import-edits.ts';
import type { MovedCall } from './moved-call.ts';
import { providing } from './nest-modules.ts';
import type { Held, Reach } from './reach.ts';
import { rebased, specifierOf } from './specifiers.ts';

/** How a call is written by which an instance is asked, and what has to change for that. */
export interface Wiring {
  /** What the method is called on. */
  readonly text: string;
  /** In the file of the call, imports aside. */
  readonly edits: readonly Edit[];
  readonly imports: readonly NeededImport[];
  /** In other files. */
  readonly elsewhere: readonly Edit[];
  /** What goes beside the query, and the names that it may have been the last to use. */
  readonly gone: readonly ts.Node[];
  readonly freed: readonly string[];
}

/** Brings an instance of a class to where a query stood; undefined where the code has moved on. */
export function wiringOf(reach: Reach, key: ClassKey, { call, clients }: MovedCall, world: World): Wiring | undefined {
  const [home, owner] = splitKey(key);
  const file = call.getSourceFile();
  const own = (text: string, more: Partial<Wiring> = {}): Wiring => ({
    text,
    edits: [],
    imports: [],
    elsewhere: [],
    gone: [],
    freed: [],
    ...more,
  });
  const imported = (name: string): NeededImport => ({
    clause: `{ ${name} }`,
    specifier: specifierOf(file.fileName, home, world.facts),
    name,
  });
  switch (reach.is) {
    case 'at hand':
      return own(reach.text);
    case 'exported':
      return own(reach.name, { imports: [imported(reach.name)] });
    case 'taken': {
      const last = reach.from.elements.at(-1);
      const held = last && sharing(reach.held, owner, world);
      return held && own(held.name, { edits: [{ ...at(last), text: `, ${held.name}` }], elsewhere: held.edits });
    }
    case 'injected': {
      const name = lowerFirst(owner);
      const injected = injecting(reach.into, name, owner, clients);
      const elsewhere = injected && providing(reach.into, key, world);
      return injected && elsewhere && own(`this.${name}`, { ...injected, imports: [imported(owner)], elsewhere });
    }
    case 'handed down':
      return handedDown(reach, owner, call, world);
    case 'made': {
      const name = freshName(lowerFirst(owner), call);
      const statement = `const ${name} = new ${owner}(${reach.takesClient ? clients[0]!.getText() : ''})${terminatorOf(file)}`;
      return own(name, { edits: [belowImports(file, statement)], imports: [imported(owner)] });
    }
  }
}

function lowerFirst(name: string): string {
  return name[0]!.toLowerCase() + name.slice(1);
}

function belowImports(file: ts.SourceFile, statement: string): Edit {
  const newline = newlineOf(file);
  const start = firstBelowImports(file)?.getStart() ?? file.text.length;
  return { file: file.fileName, span: { start, end: start }, text: statement + newline + newline };
}

/** `private readonly orders: OrderRepository` among the parameters of a constructor, or in the place of a client that nothing else uses. */
function injecting(into: ts.ClassLikeDeclaration, name: string, owner: string, [client]: readonly ts.Node[]): Partial<Wiring> | undefined {
  const file = into.getSourceFile();
  const { fileName } = file;
  const text = `private readonly ${name}: ${owner}`;
  const made = into.members.find(ts.isConstructorDeclaration);
  if (!made)
    return {
      edits: [
        { ...startOfBody(into), text: `${newlineOf(file)}${indentAt(into)}${indentOf(file)}constructor(${text}) {}${newlineOf(file)}` },
      ],
    };
  const used = client && made.parameters.find((one) => `this.${one.name.getText()}` === client.getText());
  if (used && into.getText().split(client.getText()).length === 2 && !ts.getDecorators(used)?.length) {
    const type = used.type && ts.isTypeReferenceNode(used.type) ? used.type.typeName.getText() : undefined;
    return { edits: [replace(used, text)], gone: [used], freed: type === undefined ? [] : [type] };
  }
  const [first] = made.parameters;
  const last = made.parameters.at(-1);
  if (!first || !last) {
    const at = file.text.indexOf('(', made.getStart()) + 1;
    return { edits: [{ file: fileName, span: { start: at, end: at }, text }] };
  }
  const isOnLines = file.text.slice(made.getStart(), first.getStart()).includes('\n');
  const separator = isOnLines ? `,${newlineOf(file)}${indentAt(first)}` : ', ';
  return { edits: [{ ...at(last), text: separator + text }] };
}

function startOfBody(into: ts.ClassLikeDeclaration): Omit<Edit, 'text'> {
  const file = into.getSourceFile();
  const start = file.text.indexOf('{', into.heritageClauses?.end ?? into.name?.end ?? into.getStart()) + 1;
  return { file: file.fileName, span: { start, end: start } };
}

/** `reviewRoutes({ reviews }: Container)`, and `reviewRoutes(container)` where it is called. */
function handedDown({ to, by, held }: Reach & { is: 'handed down' }, owner: string, call: ts.Node, world: World): Wiring | undefined {
  const { facts } = world;
  const file = call.getSourceFile();
  const caller = world.parse(by.file);
  const node = caller && functionsOf(caller).find(({ id }) => id === by.id)?.node;
  const given = node && !ts.isSourceFile(node) ? node.parameters[by.index] : undefined;
  const type =
    given?.type && ts.isTypeReferenceNode(given.type) && ts.isIdentifier(given.type.typeName) ? given.type.typeName.text : undefined;
  const called = caller && callOf(caller, to.name?.text);
  const shared = sharing(held, owner, world);
  if (!given || !ts.isIdentifier(given.name) || !caller || !type || !called || !shared) return;
  const { name } = shared;
  const open = file.text.indexOf('(', to.name!.end) + 1;
  return {
    text: name,
    edits: [{ file: file.fileName, span: { start: open, end: open }, text: `{ ${name} }: ${type}` }],
    imports: importOf(type, caller, file, facts),
    elsewhere: [{ file: by.file, span: { start: called.end - 1, end: called.end - 1 }, text: given.name.text }, ...shared.edits],
    gone: [],
    freed: [],
  };
}

/** The name by which an object gives an instance away, and the edit by which it does so from now on. */
function sharing(held: Held, owner: string, world: World): { readonly name: string; readonly edits: readonly Edit[] } | undefined {
  if ('name' in held) return { name: held.name, edits: [] };
  const source = world.parse(held.keptBy);
  const declared = source && nodesOf<ts.VariableDeclaration>(source, ts.SyntaxKind.VariableDeclaration);
  for (const { name, initializer, parent } of declared ?? []) {
    const isIt = initializer && ts.isNewExpression(initializer) && initializer.expression.getText() === owner && ts.isIdentifier(name);
    const returned =
      isIt && ts.isBlock(parent.parent.parent) ? parent.parent.parent.statements.find(ts.isReturnStatement)?.expression : undefined;
    const last = returned && ts.isObjectLiteralExpression(returned) ? returned.properties.at(-1) : undefined;
    if (!last || !isIt) continue;
    const separator = last.parent.getText().includes('\n') ? `,${newlineOf(source!)}${indentAt(last)}` : ', ';
    return { name: name.getText(), edits: [{ ...at(last), text: separator + name.getText() }] };
  }
  return;
}

/** The place right behind a node. */
function at(node: ts.Node): Omit<Edit, 'text'> {
  return { file: node.getSourceFile().fileName, span: { start: node.end, end: node.end } };
}

function callOf(file: ts.SourceFile, name: string | undefined): ts.CallExpression | undefined {
  let found: ts.CallExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === name && !node.arguments.length) found = node;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A type that another file imports, or declares itself, for this one. */
function importOf(type: string, from: ts.SourceFile, to: ts.SourceFile, facts: FactReader): readonly NeededImport[] {
  for (const statement of from.statements) {
    const named = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    if (!named || !ts.isNamedImports(named) || !named.elements.some((one) => one.name.text === type)) continue;
    const { text } = (statement as ts.ImportDeclaration).moduleSpecifier as ts.StringLiteral;
    return [{ clause: `{ ${type} }`, specifier: rebased(text, from.fileName, to.fileName), name: type, isType: true }];
  }
  return [{ clause: `{ ${type} }`, specifier: specifierOf(to.fileName, from.fileName, facts), name: type, isType: true }];
}
