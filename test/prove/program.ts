import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { FileId } from '../../src/engine/text.ts';

/** A program of fixtures: what it does with some input, and how its client is closed. */
export interface Program {
  /** Connects, where that takes more than making a client. */
  open?(): Promise<unknown>;
  run(input: unknown): Promise<unknown>;
  close(): Promise<unknown>;
}

const root = process.cwd();
const require = createRequire(join(root, 'package.json'));
const main = '/main.ts';

/** Builds a project of texts and loads it: its `/main.ts` exports `run`, its `/db.ts` `close`. */
export async function load(files: ReadonlyMap<FileId, string>): Promise<Program> {
  const { outputFiles } = await build({
    stdin: { contents: `export { run } from '${main}'; export * from '/db.ts';` },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
    plugins: [
      {
        name: 'texts',
        setup(build) {
          build.onResolve({ filter: /^[./]/ }, ({ path }) => ({
            path: `/${path.replace(/^\.?\//, '').replace(/\.[jt]s$/, '')}.ts`,
            namespace: 'texts',
          }));
          build.onResolve({ filter: /^[^./]/ }, ({ path }) => ({ path: path === '@prisma/client' ? prismaBundle : path, external: true }));
          build.onLoad({ filter: /./, namespace: 'texts' }, ({ path }) => ({ contents: files.get(path) ?? '', loader: 'ts' }));
        },
      },
    ],
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0]!.text)(module, module.exports, require);
  return module.exports as Program;
}

/** The generated client, bundled once for all programs. */
const prismaBundle = join(root, '.test-build/prove/prisma.cjs');
