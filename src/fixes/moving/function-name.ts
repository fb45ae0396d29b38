import { ts } from '../../engine/ts.ts';
import { nameOfModel } from '../../facts/models.ts';
import { calleeName, unwrapped } from '../../syntax/expressions.ts';
import { capitalized, plural, singular } from '../../syntax/naming.ts';

/** What a function is called by what it asks for: `findOpenOrders` needs a person, `findOrdersByStatus` does not. */
export function nameOfQuery(call: ts.CallExpression, { written, owner, others }: Naming): string {
  const { verb, isList } = intentOf(call);
  const said = verb === 'find' ? readingVerb(others) : verb;
  const keys = keysOf(call).slice(0, 3);
  const noun = singular(written);
  const isOwners = owner !== undefined && nameOfModel(noun) !== undefined && owner.toLowerCase().includes(nameOfModel(noun)!);
  const what = isOwners ? '' : capitalized(isList ? plural(noun) : noun);
  const by = keys.length ? `By${keys.map(capitalized).join('And')}` : '';
  const all = isPaged(call) ? 'Page' : 'All';
  const name = `${said}${what || (isList && !by ? all : '')}${by}`;
  return fresh(name, others);
}

/** What is known of the place where the function goes. */
interface Naming {
  /** The table or model, as the query writes it. */
  readonly written: string;
  /** The class of which it becomes a method. */
  readonly owner: string | undefined;
  /** The names that are taken there. */
  readonly others: readonly string[];
}

/** Neighbours say `get`, `fetch` or `load` where we say `find`. */
function readingVerb(others: readonly string[]): string {
  const verbs = others.flatMap((name) => /^(find|get|fetch|load|query)(?=[A-Z]|$)/.exec(name)?.[1] ?? []);
  const count = (verb: string): number => verbs.filter((one) => one === verb).length;
  return ['find', ...new Set(verbs)].sort((a, b) => count(b) - count(a))[0]!;
}

interface Intent {
  readonly verb: string;
  readonly isList: boolean;
}

/** What a query does, by the methods in its chain or the first word of its SQL. */
function intentOf(call: ts.CallExpression): Intent {
  const methods: string[] = [];
  for (let link: ts.Expression = call; ts.isCallExpression(link); ) {
    const callee = unwrapped(link.expression);
    methods.push(calleeName(link) ?? '');
    link = ts.isPropertyAccessExpression(callee) ? unwrapped(callee.expression) : callee;
  }
  const has = (pattern: RegExp): boolean => methods.some((one) => pattern.test(one));
  const [, sql] = /^\s*[`'"]\s*(\w+)/.exec(call.arguments[0]?.getText() ?? '') ?? [];
  const word = has(/^(query|raw)$/) ? (sql ?? '').toLowerCase() : '';
  if (has(/^upsert/)) return { verb: 'upsert', isList: false };
  if (has(/^(delete|deleteMany|del|remove|softDelete)$/) || word === 'delete') return { verb: 'delete', isList: has(/Many$/) };
  if (has(/^(update|updateMany\w*)$/) || word === 'update') return { verb: 'update', isList: has(/Many/) };
  if (has(/^(create|createMany\w*|insert|save)$/) || word === 'insert') return { verb: 'create', isList: has(/Many/) };
  if (has(/^count/)) return { verb: 'count', isList: true };
  if (has(/^(aggregate|sum|avg|min|max)$/)) return { verb: 'aggregate', isList: true };
  if (has(/^groupBy$/)) return { verb: 'group', isList: true };
  return { verb: 'find', isList: !has(/^(findUnique|findFirst|findOne|first|getOne)/) };
}

function isPaged(call: ts.CallExpression): boolean {
  return /\b(take|limit|offset|skip)\b/.test(call.getText());
}

/** The columns that decide which rows are meant. */
function keysOf(call: ts.CallExpression): readonly string[] {
  const [first] = call.arguments;
  const options = first && ts.isObjectLiteralExpression(first) ? first : undefined;
  const where = options?.properties.find((one) => one.name?.getText() === 'where');
  const conditions = where && ts.isPropertyAssignment(where) ? unwrapped(where.initializer) : undefined;
  if (conditions && ts.isObjectLiteralExpression(conditions)) return conditions.properties.flatMap(keyIn);
  return [...call.getText().matchAll(/\.(?:where|andWhere|whereIn)\(\s*(?:\{\s*)?['"]?(?:\w+\.)?(\w+)/g)].map(([, column = '']) =>
    camel(column),
  );
}

function keyIn(property: ts.ObjectLiteralElementLike): readonly string[] {
  const { name } = property;
  if (!name || !ts.isIdentifier(name) || /^(AND|OR|NOT)$/.test(name.text)) return [];
  const value = ts.isPropertyAssignment(property) ? unwrapped(property.initializer) : undefined;
  const isConstant = value !== undefined && (ts.isStringLiteralLike(value) || /^(true|false|null)$/.test(value.getText()));
  if (isConstant) return [];
  // Where a page begins, or a period, is not what its rows have in common.
  if (value && ts.isObjectLiteralExpression(value) && value.properties.every(({ name: one }) => ranges.test(one?.getText() ?? '')))
    return [];
  const inner = value && ts.isObjectLiteralExpression(value) ? value.properties.flatMap(keyIn) : [];
  const columns = inner.filter((one) => !operators.test(one));
  return columns.length ? columns : [camel(name.text)];
}

const ranges = /^(gt|gte|lt|lte)$/;
const operators = /^(in|notIn|gt|gte|lt|lte|equals|not|contains|startsWith|endsWith|has|mode|some|every|none)$/;

function camel(name: string): string {
  return name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function fresh(wish: string, taken: readonly string[]): string {
  let name = wish;
  for (let count = 2; taken.includes(name); count++) name = `${wish}${count}`;
  return name;
}
