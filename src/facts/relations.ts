import type { FactReader, FileFact } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { classesOf } from '../syntax/classes.ts';
import { calleeName, unwrapped } from '../syntax/expressions.ts';
import { entries } from '../syntax/objects.ts';
import { isTypeScript } from '../syntax/style.ts';
import { ofMongooseModel, ofMongooseProperty } from './mongoose-relations.ts';

/** A relation of a model to one row of another, by what of a row holds the key of that. */
export interface Relation {
  /** The class, or what its table is called in code. */
  readonly owner: string;
  /** The path to the key: `customerId`; `customer.id` where the relation's property is a reference until its row is loaded. */
  readonly field: string;
  readonly relation: string;
  readonly target: string;
  /** The property of the target's rows that the key is one of. */
  readonly references: string;
  /** Each row has a key. */
  readonly isSet?: boolean;
}

/** What classes and tables of code say of their relations to one row, by library. Prisma's schema says its own. */
export const relations: FileFact<Readonly<Record<string, readonly Relation[]>>> = {
  id: 'relations',
  version: 2,
  isRare: true,
  extract(file) {
    const [, library] = telling.find(([words]) => words.test(file.text)) ?? [];
    return library ? { [library.id]: library.read(file) } : {};
  },
};

const telling: readonly (readonly [RegExp, { readonly id: string; read(file: ts.SourceFile): readonly Relation[] }])[] = [
  [/from ['"]typeorm['"]/, { id: 'typeorm', read: (file) => inClasses(file, ofTypeorm) }],
  [/from ['"]@mikro-orm\//, { id: 'mikro-orm', read: (file) => inClasses(file, ofMikroOrm) }],
  [/from ['"]sequelize-typescript['"]/, { id: 'sequelize', read: (file) => inClasses(file, ofSequelizeClass) }],
  [/\.belongsTo\(/, { id: 'sequelize', read: (file) => inCalls(file, ofBelongsTo) }],
  [/\brelations\(/, { id: 'drizzle', read: (file) => inCalls(file, ofDrizzle) }],
  [/from ['"]@nestjs\/mongoose['"]/, { id: 'mongoose', read: (file) => inClasses(file, ofMongooseClass) }],
  [/from ['"]mongoose['"]|require\(['"]mongoose['"]\)/, { id: 'mongoose', read: (file) => inCalls(file, ofMongooseModel) }],
  [/relationMappings/, { id: 'objection', read: (file) => inClasses(file, ofObjection) }],
];

/** The relation of a model by what holds its key; undefined where there is none, or the project says it twice. */
export function relationBy(library: string, owner: string, field: string, facts: FactReader): Relation | undefined {
  const found = facts
    .mentioning(owner)
    .flatMap((file) => facts.of(relations, file)[library] ?? [])
    .filter((one) => one.owner === owner && one.field === field);
  return found.length === 1 ? found[0] : undefined;
}

function inClasses(file: ts.SourceFile, read: (owner: string, node: ts.ClassLikeDeclaration) => readonly Relation[]): readonly Relation[] {
  return [...classesOf(file).keys()].flatMap((node) => (node.name ? read(node.name.text, node) : []));
}

function inCalls(file: ts.SourceFile, read: (call: ts.CallExpression) => readonly Relation[]): readonly Relation[] {
  const found: Relation[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) found.push(...read(node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A decorated property, and the arguments of one of its decorators. */
export interface Decorated {
  readonly name: string;
  readonly member: ts.PropertyDeclaration;
  argumentsOf(decorator: string): readonly ts.Expression[] | undefined;
}

function propertiesOf(node: ts.ClassLikeDeclaration): readonly Decorated[] {
  return node.members.filter(ts.isPropertyDeclaration).map((member) => ({
    name: member.name.getText(),
    member,
    argumentsOf: (decorator) => {
      const call = ts
        .getDecorators(member)
        ?.find(({ expression }) => ts.isCallExpression(expression) && calleeName(expression) === decorator);
      return call && ts.isCallExpression(call.expression) ? call.expression.arguments : undefined;
    },
  }));
}

/** `Customer` of `() => Customer` */
function targetIn(value: ts.Expression | undefined): string | undefined {
  const named = value && ts.isArrowFunction(value) ? value.body : value;
  return named && ts.isIdentifier(named) ? named.text : undefined;
}

function textIn(options: ts.Node | undefined, name: string): string | undefined {
  const value = entries(options)?.get(name);
  return value && ts.isStringLiteralLike(value) ? value.text : undefined;
}

/** `@ManyToOne(() => Customer) customer` beside `@Column() customerId`; https://typeorm.io/docs/relations/relations-faq */
function ofTypeorm(owner: string, node: ts.ClassLikeDeclaration): readonly Relation[] {
  const properties = propertiesOf(node);
  const columnOf = ({ name, argumentsOf }: Decorated): string | undefined => {
    const given = argumentsOf('Column') ?? argumentsOf('PrimaryColumn');
    return given && (textIn(given.at(-1), 'name') ?? name);
  };
  return properties.flatMap((property): readonly Relation[] => {
    const { name: relation, member, argumentsOf } = property;
    const [join] = argumentsOf('JoinColumn') ?? [];
    const given = argumentsOf('ManyToOne') ?? (argumentsOf('JoinColumn') && argumentsOf('OneToOne'));
    const target = targetIn(given?.[0]);
    if (!target || /^Promise</.test(member.type?.getText() ?? '')) return [];
    const references = textIn(join, 'referencedColumnName') ?? 'id';
    const column = textIn(join, 'name') ?? relation + references.replace(/^\w/, (letter) => letter.toUpperCase());
    const fields = properties.filter((one) => columnOf(one) === column);
    return fields.length === 1 ? [{ owner, field: fields[0]!.name, relation, target, references }] : [];
  });
}

/** `@ManyToOne(() => Customer) customer: Customer`: a reference, with its key, until its row is loaded. */
function ofMikroOrm(owner: string, node: ts.ClassLikeDeclaration): readonly Relation[] {
  return propertiesOf(node).flatMap(({ name: relation, member, argumentsOf }): readonly Relation[] => {
    const given = argumentsOf('ManyToOne');
    const target = targetIn(given?.[0]) ?? targetIn(entries(given?.[0])?.get('entity'));
    const isPlain = member.type && ts.isTypeReferenceNode(member.type) && member.type.getText() === target;
    return target && isPlain ? [{ owner, field: `${relation}.id`, relation, target, references: 'id' }] : [];
  });
}

/** `@BelongsTo(() => Customer) customer` beside `@ForeignKey(() => Customer) customerId`. */
function ofSequelizeClass(owner: string, node: ts.ClassLikeDeclaration): readonly Relation[] {
  const properties = propertiesOf(node);
  return properties.flatMap(({ name: relation, argumentsOf }): readonly Relation[] => {
    const [related, options] = argumentsOf('BelongsTo') ?? [];
    const target = targetIn(related);
    if (!target || entries(options)?.has('targetKey') || entries(options)?.has('as')) return [];
    const named = options && ts.isStringLiteralLike(options) ? options.text : textIn(options, 'foreignKey');
    const keys = properties.filter((one) => targetIn(one.argumentsOf('ForeignKey')?.[0]) === target).map(({ name }) => name);
    const field = named ?? (keys.length === 1 ? keys[0] : undefined);
    return field ? [{ owner, field, relation, target, references: 'id' }] : [];
  });
}

function ofMongooseClass(owner: string, node: ts.ClassLikeDeclaration): readonly Relation[] {
  return propertiesOf(node).flatMap((property) => ofMongooseProperty(owner, property));
}

/** `Order.belongsTo(Customer, { as: 'customer', foreignKey: 'customerId' })`; types have to know the property. */
function ofBelongsTo(call: ts.CallExpression): readonly Relation[] {
  const callee = unwrapped(call.expression);
  const [related, options] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'belongsTo' || !related) return [];
  const owner = /\w+$/.exec(callee.expression.getText())?.[0];
  const target = /\w+$/.exec(related.getText())?.[0];
  const [field, relation] = [textIn(options, 'foreignKey'), textIn(options, 'as')];
  if (!owner || !target || !field || !relation || entries(options)?.has('targetKey')) return [];
  const named = [...classesOf(call.getSourceFile()).keys()].find(({ name }) => name?.text === owner);
  const isKnown = named?.members.some((member) => member.name?.getText() === relation) ?? false;
  return isKnown || !isTypeScript(call) ? [{ owner, field, relation, target, references: 'id' }] : [];
}

/** `relations(orders, ({ one }) => ({ customer: one(customers, { fields: [orders.customerId], references: [customers.id] }) }))` */
function ofDrizzle(call: ts.CallExpression): readonly Relation[] {
  const [owner, fn] = call.arguments;
  if (calleeName(call) !== 'relations' || !owner || !ts.isIdentifier(owner) || !fn || !ts.isArrowFunction(fn)) return [];
  const body = unwrapped(fn.body as ts.Expression);
  return [...(entries(body) ?? [])].flatMap(([relation, value]): readonly Relation[] => {
    const [target, options] = ts.isCallExpression(value) && calleeName(value) === 'one' ? value.arguments : [];
    const [field, references] = ['fields', 'references'].map((name) => columnIn(entries(options)?.get(name)));
    return target && ts.isIdentifier(target) && field && references
      ? [{ owner: owner.text, field, relation, target: target.text, references }]
      : [];
  });
}

/** `customerId` of `[orders.customerId]` */
function columnIn(list: ts.Expression | undefined): string | undefined {
  const [column, ...others] = list && ts.isArrayLiteralExpression(list) ? list.elements : [];
  return column && !others.length && ts.isPropertyAccessExpression(column) ? column.name.text : undefined;
}

/** `static relationMappings = { customer: { relation: Model.BelongsToOneRelation, modelClass: Customer, join: { from, to } } }` */
function ofObjection(owner: string, node: ts.ClassLikeDeclaration): readonly Relation[] {
  const mappings = node.members.find((member) => member.name?.getText() === 'relationMappings');
  const value = mappings && ts.isPropertyDeclaration(mappings) ? mappings.initializer : undefined;
  const made = value && ts.isArrowFunction(value) ? unwrapped(value.body as ts.Expression) : value;
  return [...(entries(made) ?? [])].flatMap(([relation, options]): readonly Relation[] => {
    const known = entries(options);
    const target = targetIn(known?.get('modelClass'));
    const [field, references] = ['from', 'to'].map((side) => /^\w+\.(\w+)$/.exec(textIn(known?.get('join'), side) ?? '')?.[1]);
    const isOne = /BelongsToOneRelation$/.test(known?.get('relation')?.getText() ?? '') && !known?.has('modify') && !known?.has('filter');
    const isKnown = !isTypeScript(node) || node.members.some((member) => member !== mappings && member.name?.getText() === relation);
    return target && field && references && isOne && isKnown ? [{ owner, field, relation, target, references }] : [];
  });
}
