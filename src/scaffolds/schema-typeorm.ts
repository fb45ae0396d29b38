import { ts } from '../engine/ts.ts';
import type { Column, Default, Table } from './schema.ts';

/** `@Entity('users') class User { @Column({ name: 'full_name', length: 80 }) fullName: string }`. https://typeorm.io/docs/entity/entities */
export function ofTypeOrm(files: readonly ts.SourceFile[]): ReadonlyMap<string, Table> {
  const classes = files.flatMap((file) =>
    file.statements.filter(ts.isClassDeclaration).flatMap((node) => {
      const entity = decoratorsOf(node).get('Entity');
      return entity && node.name ? [{ file, node, name: node.name.text, table: tableName(entity, node.name.text) }] : [];
    }),
  );
  const tableOf = (name: string | undefined): string | undefined => classes.find((each) => each.name === name)?.table;
  return new Map(
    classes.map(({ file, node, name, table }) => {
      const members = node.members.filter(ts.isPropertyDeclaration).map((member) => ({ member, said: decoratorsOf(member) }));
      const relations = members.flatMap(({ member, said }) => relationOf(member, said));
      const columns = new Map(members.flatMap(({ member, said }) => columnOf(member, said)));
      for (const { property, column, target, isRequired } of relations.filter(({ isOwner }) => isOwner)) {
        const known = columns.get(column);
        columns.set(column, known ? { ...known, references: tableOf(target) } : { property, type: undefined, isRequired, isKey: false });
      }
      const byProperty = (property: string): string => [...columns].find(([, each]) => each.property === property)?.[0] ?? property;
      const uniques = [
        ...members.filter(({ said }) => isUnique(said)).map(({ member }) => [byProperty(member.name.getText())]),
        ...listsIn(decoratorsOf(node).get('Unique')).map((list) => list.map(byProperty)),
      ];
      return [
        table,
        { columns, uniques, model: { name, file: file.fileName }, links: relations.flatMap(({ target }) => tableOf(target) ?? []) },
      ];
    }),
  );
}

type Said = ReadonlyMap<string, readonly ts.Expression[]>;

/** What decorators are called, and what they are given. */
const decoratorsOf = (node: ts.HasDecorators): Said =>
  new Map(
    (ts.getDecorators(node) ?? []).flatMap(({ expression }) =>
      ts.isCallExpression(expression) ? [[expression.expression.getText(), expression.arguments] as const] : [],
    ),
  );

/** TypeORM's own way where nothing is said: `OrderItem` is `order_item`. */
function tableName(given: readonly ts.Expression[], name: string): string {
  const said = textIn(given) ?? optionOf(given, 'name');
  return said ?? name.replace(/(?<=[a-z0-9])[A-Z]/g, '_$&').toLowerCase();
}

const columnDecorators = ['PrimaryGeneratedColumn', 'PrimaryColumn', 'CreateDateColumn', 'UpdateDateColumn', 'Column'] as const;

function columnOf(member: ts.PropertyDeclaration, said: Said): readonly (readonly [string, Column])[] {
  const decorator = columnDecorators.find((each) => said.has(each));
  if (!decorator) return [];
  const given = said.get(decorator)!;
  const isKey = decorator.startsWith('Primary');
  const written = member.type?.getText() ?? '';
  const literals = [...written.matchAll(/'([^']*)'/g)].map(([, value = '']) => value);
  const size = [optionOf(given, 'length') ?? optionOf(given, 'precision'), optionOf(given, 'scale')].filter(Boolean).join(', ');
  const type =
    decorator === 'PrimaryGeneratedColumn'
      ? generatedType(given)
      : (optionOf(given, 'type') ?? textIn(given) ?? typeOfCode(written, decorator));
  const isText = type === undefined || /char|text|enum/.test(type);
  return [
    [
      optionOf(given, 'name') ?? member.name.getText(),
      {
        property: member.name.getText(),
        type: type && type + (size && `(${size})`),
        isRequired: isKey || optionOf(given, 'nullable') !== 'true',
        isKey,
        default: defaultOf(decorator, given),
        choices: isText && literals.length && !/[{[]/.test(written) ? literals : undefined,
        mode: /^number\b/.test(written) ? 'number' : undefined,
      },
    ],
  ];
}

const generatedType = (given: readonly ts.Expression[]): string =>
  textIn(given) === 'uuid' ? 'uuid' : (optionOf(given, 'type') ?? 'integer');

/** What a column is whose type is only said in code. */
function typeOfCode(written: string, decorator: string): string | undefined {
  if (/DateColumn$/.test(decorator) || /^Date\b/.test(written)) return 'timestamp';
  if (/^string\b/.test(written)) return 'varchar';
  if (/^number\b/.test(written)) return 'integer';
  return /^boolean\b/.test(written) ? 'boolean' : undefined;
}

function defaultOf(decorator: string, given: readonly ts.Expression[]): Default | undefined {
  if (decorator === 'CreateDateColumn') return { kind: 'now' };
  if (decorator === 'UpdateDateColumn') return { kind: 'updated' };
  if (decorator === 'PrimaryGeneratedColumn') return { kind: textIn(given) === 'uuid' ? 'uuid' : 'increment' };
  const value = propertyOf(given, 'default');
  if (!value) return;
  if (ts.isStringLiteralLike(value)) return { kind: 'literal', value: value.text };
  const text = value.getText();
  if (/^(true|false)$/.test(text)) return { kind: 'literal', value: text === 'true' };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { kind: 'literal', value: Number(text) };
  if (/^(\{\s*\}|\[\s*\])$/.test(text)) return { kind: 'literal', value: text };
  if (/now\(\)|CURRENT_TIMESTAMP/i.test(text)) return { kind: 'now' };
  return { kind: /uuid/i.test(text) ? 'uuid' : 'other' };
}

function relationOf(
  member: ts.PropertyDeclaration,
  said: Said,
): readonly {
  readonly property: string;
  readonly column: string;
  readonly target: string | undefined;
  readonly isOwner: boolean;
  readonly isRequired: boolean;
}[] {
  const kind = ['ManyToOne', 'OneToOne', 'OneToMany', 'ManyToMany'].find((each) => said.has(each));
  if (!kind) return [];
  const given = said.get(kind)!;
  const property = member.name.getText();
  const target = /=>\s*(\w+)/.exec(given[0]?.getText() ?? '')?.[1] ?? textIn(given);
  return [
    {
      property,
      target,
      column: optionOf(said.get('JoinColumn') ?? [], 'name') ?? `${property}Id`,
      isOwner: kind === 'ManyToOne' || (kind === 'OneToOne' && said.has('JoinColumn')),
      isRequired: optionOf(given, 'nullable') === 'false',
    },
  ];
}

const isUnique = (said: Said): boolean =>
  optionOf(said.get('Column') ?? [], 'unique') === 'true' || optionOf(said.get('Index') ?? [], 'unique') === 'true';

/** `['year', 'number']`, wherever it stands. */
const listsIn = (given: readonly ts.Expression[] = []): readonly (readonly string[])[] =>
  given
    .filter(ts.isArrayLiteralExpression)
    .map(({ elements }) => elements.flatMap((each) => (ts.isStringLiteralLike(each) ? [each.text] : [])));

const textIn = ([first]: readonly ts.Expression[]): string | undefined => (first && ts.isStringLiteralLike(first) ? first.text : undefined);

function propertyOf(given: readonly ts.Expression[], name: string): ts.Expression | undefined {
  const options = given.find(ts.isObjectLiteralExpression);
  const property = options?.properties.find((each) => each.name?.getText() === name);
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

/** What an option says, as a text without quotes. */
function optionOf(given: readonly ts.Expression[], name: string): string | undefined {
  const value = propertyOf(given, name);
  return value && (ts.isStringLiteralLike(value) ? value.text : value.getText());
}
