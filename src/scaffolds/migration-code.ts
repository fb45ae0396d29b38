import type { Style } from './style.ts';

/** Tools whose migrations are programs. */
export type CodeKind = 'knex' | 'typeorm' | 'kysely' | 'sequelize' | 'mikro-orm' | 'node-pg-migrate';

/** How a migration asks the database, in what, with which type, from which package. */
const ways: Readonly<Record<CodeKind, { readonly name: string; readonly type: string; readonly from: string; run(sql: string): string }>> =
  {
    knex: { name: 'knex', type: 'Knex', from: 'knex', run: (sql) => `await knex.raw(${sql});` },
    typeorm: { name: 'queryRunner', type: 'QueryRunner', from: 'typeorm', run: (sql) => `await queryRunner.query(${sql});` },
    kysely: { name: 'db', type: 'Kysely<unknown>', from: 'kysely', run: (sql) => `await sql.raw(${sql}).execute(db);` },
    sequelize: {
      name: 'queryInterface',
      type: 'QueryInterface',
      from: 'sequelize',
      run: (sql) => `await queryInterface.sequelize.query(${sql});`,
    },
    'mikro-orm': { name: '', type: 'Migration', from: '@mikro-orm/migrations', run: (sql) => `this.addSql(${sql});` },
    'node-pg-migrate': { name: 'pgm', type: 'MigrationBuilder', from: 'node-pg-migrate', run: (sql) => `pgm.sql(${sql});` },
  };

interface Written {
  readonly kind: CodeKind;
  readonly ending: string;
  readonly style: Style;
  /** What is run, call by call. */
  readonly up: readonly string[];
  readonly down: readonly string[];
  /** `create_outbox`. */
  readonly name: string;
  /** What makes the names of classes different. */
  readonly stamp: string;
  /** Whether it must not run in a transaction. Sequelize makes none, and Kysely's migrator is told, not the migration. */
  readonly isBare: boolean;
}

/** A migration as a program: the style of the project is given to it later. */
export function migrationCode({ kind, ending, style: { language, isCommonJs }, up, down, name, stamp, isBare }: Written): string {
  const isTyped = ending === '.ts';
  const isModule = isTyped || ending === '.mjs' || (language === 'javascript' && !isCommonJs && ending !== '.cjs');
  const outside = kind === 'node-pg-migrate' && isBare ? ['pgm.noTransaction();'] : [];
  const calls = (statements: readonly string[]): string =>
    [...outside, ...statements.map((sql) => ways[kind].run(textOf(sql)))].join('\n  ');
  const steps = { up: calls(up), down: calls(down) };
  const className = kind === 'mikro-orm' ? `Migration${stamp}_${name}` : `${pascal(name)}${stamp}`;
  const text =
    kind === 'typeorm' || kind === 'mikro-orm'
      ? classOf(kind, steps, className, isTyped, isModule, isBare)
      : functions(kind, steps, isTyped, isModule);
  const config = isModule ? 'export const config = { transaction: false };' : 'exports.config = { transaction: false };';
  return `${text}\n${kind === 'knex' && isBare ? `\n${config}\n` : ''}`;
}

/** A statement of one line in quotes, others as a template. */
function textOf(sql: string): string {
  const text = sql.trim();
  if (!/[\n'\\]/.test(text)) return `'${text.replace(/;$/, '')}'`;
  return `\`\n${text.replace(/[`\\]|\$\{/g, '\\$&').replace(/^(?=.)/gm, '    ')}\n  \``;
}

/** `CreateOutbox` of `create_outbox`. */
export const pascal = (name: string): string => name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());

interface Steps {
  readonly up: string;
  readonly down: string;
}

function functions(kind: CodeKind, steps: Steps, isTyped: boolean, isModule: boolean): string {
  const { name, type, from } = ways[kind];
  const made = (direction: 'up' | 'down'): string => {
    if (isTyped) return `export async function ${direction}(${name}: ${type}): Promise<void> {\n  ${steps[direction]}\n}`;
    const doc = `/** @param {import('${from}').${type}} ${name} */\n`;
    return isModule
      ? `${doc}export async function ${direction}(${name}) {\n  ${steps[direction]}\n}`
      : `${doc}exports.${direction} = async (${name}) => {\n  ${steps[direction]}\n};`;
  };
  const [typeName] = type.split('<');
  const imports = [...(isTyped ? [kind === 'kysely' ? `type ${typeName}` : typeName] : []), ...(kind === 'kysely' ? ['sql'] : [])].join(
    ', ',
  );
  const head = `import ${isTyped && kind !== 'kysely' ? 'type ' : ''}{ ${imports} } from '${from}';`;
  const parts = [
    ...(imports ? [isModule ? head : head.replace(/^import (.*) from (.*);$/, 'const $1 = require($2);')] : []),
    made('up'),
    made('down'),
  ];
  return parts.join('\n\n');
}

function classOf(
  kind: 'typeorm' | 'mikro-orm',
  { up, down }: Steps,
  name: string,
  isTyped: boolean,
  isModule: boolean,
  isBare: boolean,
): string {
  const isMikro = kind === 'mikro-orm';
  const parameter = isMikro ? '' : isTyped ? 'queryRunner: QueryRunner' : 'queryRunner';
  const doc = isMikro || isTyped ? '' : "  /** @param {import('typeorm').QueryRunner} queryRunner */\n";
  const method = (direction: string, step: string): string =>
    `${doc}  ${isMikro && isTyped ? 'override ' : ''}async ${direction}(${parameter})${isTyped ? ': Promise<void>' : ''} {\n    ${step.replaceAll('\n', '\n  ')}\n  }`;
  const head = isMikro
    ? "import { Migration } from '@mikro-orm/migrations';\n\n"
    : isTyped
      ? "import type { MigrationInterface, QueryRunner } from 'typeorm';\n\n"
      : '';
  const of = isMikro ? ' extends Migration' : isTyped ? ' implements MigrationInterface' : '';
  const named = isMikro ? '' : `  name = '${name}';\n${isBare ? '  transaction = false;\n' : ''}\n`;
  const override = isTyped ? 'override isTransactional(): boolean' : 'isTransactional()';
  const outside = isMikro && isBare ? `\n\n  ${override} {\n    return false;\n  }` : '';
  const text = `${head}export class ${name}${of} {\n${named}${method('up', up)}\n\n${method('down', down)}${outside}\n}`;
  if (isModule) return text;
  return text.replace(/^import (.*) from (.*);$/m, 'const $1 = require($2);').replace('export class', 'module.exports = class');
}
