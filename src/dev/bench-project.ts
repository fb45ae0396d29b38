import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a back end of `count` files: layers that call each other, barrels, cycles, and an N+1 in every tenth service. */
export function writeProject(folder: string, count: number): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const modules = Math.floor((count - 3) / 4);
  write('package.json', '{ "name": "bench", "private": true }');
  write(
    'tsconfig.json',
    '{ "compilerOptions": { "strict": true, "module": "preserve", "target": "es2022", "noEmit": true, "types": [] } }',
  );
  write('src/pg.d.ts', "declare module 'pg' { export class Pool { query(sql: string, values?: unknown[]): Promise<{ rows: any[] }> } }\n");
  write('src/pool.ts', "import { Pool } from 'pg';\nexport const pool = new Pool();\n");
  write(
    'src/repositories/index.ts',
    lines(modules, (at) => `export * from './repository${at}';`),
  );
  for (let at = 0; at < modules; at++) {
    write(`src/repositories/repository${at}.ts`, repository(at));
    write(`src/services/service${at}.ts`, service(at, modules));
    write(`src/handlers/handler${at}.ts`, handler(at));
    write(`src/presenters/presenter${at}.ts`, presenter(at));
  }
}

function repository(at: number): string {
  return `import { pool } from '../pool';

export interface Row${at} { id: number; ownerId: number; name: string }

export async function find${at}(id: number): Promise<Row${at} | undefined> {
  const { rows } = await pool.query('SELECT id, owner_id, name FROM table${at} WHERE id = $1', [id]);
  return rows[0];
}

export async function findAll${at}(ids: number[]): Promise<Row${at}[]> {
  const { rows } = await pool.query('SELECT id, owner_id, name FROM table${at} WHERE id = ANY($1)', [ids]);
  return rows;
}
${lines(8, (field) => `\nexport function has${at}x${field}(row: Row${at}): boolean {\n  const value = row.name.length + ${field};\n  return value > row.id;\n}`)}`;
}

function service(at: number, modules: number): string {
  const next = (at + 1) % modules;
  const loop =
    at % 10 ? `const rows = await findAll${at}(ids);` : `const rows = [];\n  for (const id of ids) rows.push(await find${at}(id));`;
  return `import { find${at}, findAll${at} } from '../repositories';
import { load${next} } from './service${next}';

export async function load${at}(id: number, depth: number): Promise<unknown> {
  const row = await find${at}(id);
  return depth > 0 ? load${next}(row?.ownerId ?? id, depth - 1) : row;
}

export async function list${at}(ids: number[]) {
  ${loop}
  await findAll${at}(ids);
  return rows;
}
${lines(12, (field) => `\nexport function rank${at}x${field}(values: number[]): number {\n  let total = 0;\n  for (const value of values) total += value * ${field};\n  return values.map((value) => value - total).filter(Boolean).length;\n}`)}`;
}

function handler(at: number): string {
  return `import { list${at}, load${at} } from '../services/service${at}';
import { present${at} } from '../presenters/presenter${at}';

interface Request { params: { id: string }; query: { ids: string } }
interface Response { json(body: unknown): void; status(code: number): Response }

export async function get${at}(request: Request, response: Response) {
  response.json(present${at}(await load${at}(Number(request.params.id), 2)));
}

export async function getAll${at}(request: Request, response: Response) {
  const rows = await list${at}(request.query.ids.split(',').map(Number));
  response.status(200).json(rows.map(present${at}));
}
${lines(10, (field) => `\nexport function check${at}x${field}(request: Request): string[] {\n  const problems: string[] = [];\n  if (!request.params.id) problems.push('id ${field}');\n  return problems;\n}`)}`;
}

function presenter(at: number): string {
  return `export function present${at}(row: unknown) {
  return { kind: 'row${at}', row };
}
${lines(12, (field) => `\nexport function format${at}x${field}(value: number): string {\n  const rounded = Math.round(value * 10 ** ${field % 4});\n  return rounded.toString().padStart(${field}, '0');\n}`)}`;
}

function lines(count: number, line: (at: number) => string): string {
  return `${Array.from({ length: count }, (_, at) => line(at)).join('\n')}\n`;
}
