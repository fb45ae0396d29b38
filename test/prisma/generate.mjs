/**
 * Writes test/prisma/client from schema.prisma: `node test/prisma/generate.mjs`, after a change of the schema or of Prisma's version.
 * The result is committed, so that tests need neither Prisma's command line (300 MB) nor its engine; comments are left out to keep it small.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const here = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(here, '../../node_modules/@prisma/client/package.json'), 'utf8'));
// Generating asks the engine for nothing, but insists that one be there.
const engine = ['/bin/true', '/usr/bin/true'].find(existsSync);

execFileSync(
  'npm',
  ['exec', '--yes', '--ignore-scripts', `--package=prisma@${version}`, '--', 'prisma', 'generate', '--no-hints', '--schema=schema.prisma'],
  { cwd: here, stdio: 'inherit', env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: engine, CHECKPOINT_DISABLE: '1' } },
);

const printer = ts.createPrinter({ removeComments: true });
const header = '// Written by test/prisma/generate.mjs.\n// @ts-nocheck\n';
for (const name of readdirSync(join(here, 'client'), { recursive: true }).filter((path) => path.endsWith('.ts'))) {
  const file = join(here, 'client', name);
  if (/browser/i.test(name)) rmSync(file);
  else writeFileSync(file, header + printer.printFile(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023)));
}
