import type { FileFact, ProjectFact } from '../engine/facts.ts';
import { isDataModel } from '../engine/host.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { baseOf, classesOf } from '../syntax/classes.ts';
import { calleeName, shownCallee, unwrapped } from '../syntax/expressions.ts';
import { modelsOfSchema } from '../syntax/prisma-schema.ts';
import { type Secrecy, secrecyOf } from '../syntax/secrets.ts';
import { decoratorOf } from './contracts/class-shapes.ts';
import { byKey } from './implementations.ts';
import { modelIn, nameOfModel } from './models.ts';

/** What a project says of the secrets in the rows of a table. */
export interface Table {
  /** By column; what its declaration hides (`select: false`, `@Exclude()`) is 'hidden'. */
  readonly secrets: Readonly<Record<string, Secrecy | 'hidden'>>;
  /** Its rows say themselves what is sent of them: they have a `toJSON` of their own. */
  readonly isShaped?: true;
}

/** By the name of a model, as `modelIn` reads it: what declarations, migrations and writes say of its columns. */
export const tables: FileFact<Readonly<Record<string, Table>>> = {
  id: 'tables',
  version: 2,
  extract(file) {
    if (!telling.test(file.text)) return {};
    const found = new Map<string, Found>();
    if (isDataModel(file.fileName)) addPrisma(file.text, found);
    else addDeclared(file, found);
    return Object.fromEntries([...found].filter(([, { secrets, isShaped }]) => isShaped || Object.keys(secrets).length));
  },
};

const telling = /pass(word|wd|code|phrase)|secret|token|salt|private_?key|api_?key|(backup|recovery)_?codes|toJSON/i;

interface Found {
  readonly secrets: Record<string, Secrecy | 'hidden'>;
  isShaped?: true;
}

/** The secrets of a model's rows: key = its name. What one declaration hides is hidden. */
export const secretsOf: ProjectFact<Readonly<Record<string, Secrecy>>> = {
  id: 'secrets of a model',
  derive(model, facts) {
    const said = (own(facts.about(filesByModel, ''), model) ?? []).map((file) => own(facts.of(tables, file), model)!);
    if (said.some(({ isShaped }) => isShaped)) return {};
    const all = said.flatMap(({ secrets }) => Object.entries(secrets));
    const hidden = new Set(all.filter(([, secrecy]) => secrecy === 'hidden').map(([column]) => plain(column)));
    return Object.fromEntries(all.filter((one): one is [string, Secrecy] => one[1] !== 'hidden' && !hidden.has(plain(one[0]))));
  },
};

const filesByModel: ProjectFact<Readonly<Record<string, readonly FileId[]>>> = {
  id: 'files by model',
  derive: (_, facts) => byKey(tables, facts),
};

const plain = (column: string): string => column.replaceAll('_', '').toLowerCase();

function add(found: Map<string, Found>, model: string | undefined, column: string, isHidden = false): void {
  const secrecy = secrecyOf(column);
  if (!model || !secrecy) return;
  entry(found, model).secrets[column] = isHidden ? 'hidden' : secrecy;
}

function entry(found: Map<string, Found>, model: string): Found {
  const known = found.get(model) ?? { secrets: {} };
  found.set(model, known);
  return known;
}

/** `model User { passwordHash String }` of a Prisma schema. */
function addPrisma(text: string, found: Map<string, Found>): void {
  for (const { name, fields } of modelsOfSchema(text))
    for (const { name: column, type } of fields) if (/^(String|Bytes|Json)$/.test(type)) add(found, nameOfModel(name), column);
}

function addDeclared(file: ts.SourceFile, found: Map<string, Found>): void {
  for (const node of classesOf(file).keys()) addClass(node, found);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) addCall(node, found);
    else if (ts.isInterfaceDeclaration(node)) addRowType(node.name.text, node.members, found);
    else if (ts.isTypeAliasDeclaration(node) && ts.isTypeLiteralNode(node.type)) addRowType(node.name.text, node.type.members, found);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

const entities = /^(Entity|Table|Schema|ChildEntity)$/;

function addClass(node: ts.ClassLikeDeclaration, found: Map<string, Found>): void {
  const isEntity =
    decoratorOf(node, entities) !== undefined ||
    /^(Model|BaseEntity|ParanoidModel|IdModel)\b/.test(baseOf(node)?.expression.getText() ?? '');
  const model = node.name && nameOfModel(node.name.text);
  if (!isEntity || !model) return;
  for (const member of node.members) {
    if (ts.isMethodDeclaration(member) && member.name.getText() === 'toJSON') entry(found, model).isShaped = true;
    if (!ts.isPropertyDeclaration(member) || isFunction(member.initializer)) continue;
    const said = (ts.getDecorators(member) ?? []).map((one) => one.getText()).join(' ');
    add(found, model, member.name.getText(), /select:\s*false|@Exclude\(|hidden:\s*true|@HideField\(/.test(said));
  }
}

function isFunction(value: ts.Expression | undefined): boolean {
  return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value));
}

/** Types of rows, by how they are called. */
function addRowType(name: string, members: readonly ts.TypeElement[], found: Map<string, Found>): void {
  const [, model] = /^I?([A-Z]\w*?)(Row|Entity|Document|Record|Attributes|Table)$/.exec(name) ?? [];
  if (model) for (const member of members) if (member.name) add(found, nameOfModel(model), member.name.getText().replace(/['"]/g, ''));
}

function addCall(call: ts.CallExpression | ts.NewExpression, found: Map<string, Found>): void {
  const name = ts.isCallExpression(call) ? (calleeName(call) ?? '') : (call.expression.getText().split('.').at(-1) ?? '');
  const given = call.arguments ?? [];
  const [first, second] = given;
  if (!first) return;
  const literal = ts.isStringLiteralLike(first) ? nameOfModel(first.text) : undefined;
  const isCall = ts.isCallExpression(call);
  if (/^(pgTable|mysqlTable|sqliteTable)$/.test(name) && second) addKeys(second, [literal, variableAround(call)], found);
  else if (name === 'Schema') addKeys(first, [variableAround(call) ?? modelAround(call)], found, second);
  else if (name === 'define' && second) addKeys(second, [literal], found, given[2]);
  else if (name === 'init' && isCall && ts.isPropertyAccessExpression(call.expression))
    addKeys(first, [nameOfModel(call.expression.expression.getText())], found, second);
  else if (/^(createTable|alterTable|table)$/.test(name) && second && literal) addColumns(second, literal, found);
  else if (name === 'PrismaClient') addOmitted(first, found);
  else if (isCall && /^(create|createMany|update|updateMany|upsert|insert|values)$/.test(name)) addWritten(call, first, found);
}

function addKeys(node: ts.Node, models: readonly (string | undefined)[], found: Map<string, Found>, options?: ts.Node): void {
  const object = unwrapped(node as ts.Expression);
  if (!ts.isObjectLiteralExpression(object)) return;
  for (const model of models) {
    if (model && options && /toJSON|attributes:\s*\{\s*exclude/.test(options.getText())) entry(found, model).isShaped = true;
    for (const property of object.properties)
      if (property.name) add(found, model, property.name.getText(), /select:\s*false|hidden:\s*true/.test(property.getText()));
  }
}

/** `table.string('password_hash')` in a migration of knex. */
function addColumns(node: ts.Node, model: string, found: Map<string, Found>): void {
  const visit = (inner: ts.Node): void => {
    const first = ts.isCallExpression(inner) ? inner.arguments[0] : undefined;
    if (first && ts.isStringLiteralLike(first) && /^(string|text|binary|char)$/.test(calleeName(inner as ts.CallExpression) ?? ''))
      add(found, model, first.text);
    ts.forEachChild(inner, visit);
  };
  visit(node);
}

/** `new PrismaClient({ omit: { user: { password: true } } })` */
function addOmitted(options: ts.Expression, found: Map<string, Found>): void {
  for (const [, model = '', columns = ''] of (/omit:\s*\{(.*)\}/s.exec(options.getText())?.[1] ?? '').matchAll(/(\w+):\s*\{([^}]*)\}/g))
    for (const [, column = ''] of columns.matchAll(/(\w+):\s*true/g)) add(found, nameOfModel(model), column, true);
}

/** Who writes a column knows that it is there: `prisma.user.create({ data: { passwordHash } })`, `db('users').insert({ password })`. */
function addWritten(call: ts.CallExpression, first: ts.Expression, found: Map<string, Found>): void {
  const model = modelIn(shownCallee(call));
  const options = unwrapped(first);
  if (!model || !ts.isObjectLiteralExpression(options)) return;
  const isPlain = /\(/.test(shownCallee(call));
  for (const object of isPlain ? [options] : valuesOf(options, /^(data|create|update)$/))
    for (const property of object.properties) if (property.name) add(found, model, property.name.getText());
}

function valuesOf({ properties }: ts.ObjectLiteralExpression, names: RegExp): readonly ts.ObjectLiteralExpression[] {
  return properties.flatMap((one) => {
    const value = ts.isPropertyAssignment(one) && names.test(one.name.getText()) ? unwrapped(one.initializer) : undefined;
    return value && ts.isObjectLiteralExpression(value) ? [value] : [];
  });
}

function variableAround(node: ts.Node): string | undefined {
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? nameOfModel(parent.name.text) : undefined;
}

/** `mongoose.model('User', new Schema({ … }))` */
function modelAround({ parent }: ts.Node): string | undefined {
  const [first] = ts.isCallExpression(parent) ? parent.arguments : [];
  return first && ts.isStringLiteralLike(first) ? nameOfModel(first.text) : undefined;
}
