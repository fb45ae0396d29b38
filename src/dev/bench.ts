import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, type ProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { measureContracts } from './bench-contracts.ts';
import { bodyOf, filesToEdit, seed, sourcesOf } from './bench-files.ts';
import { compareLinter } from './bench-linter.ts';
import { writeProject } from './bench-project.ts';
import { timeTypes } from './bench-types.ts';

/**
 * `npm run bench [-- FOLDER]`: what a person waits for, beside what the compiler takes for the same project; without a folder of the sample
 * shop, and of a large project that is written for it.
 * Machines differ and are noisy: the ratios, taken in one run, are what to quote.
 */
void main(process.argv[2]);

const editsEach = 10;

async function main(folder: string | undefined): Promise<void> {
  if (folder !== undefined && !existsSync(folder)) throw new Error(`there is no folder ${folder}`);
  if (folder !== undefined) return measure(realpathSync(folder), folder);
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'fundamentals-bench-')));
  try {
    const shop = join(temporary, 'shop');
    cpSync('test/workspaces/shop', shop, { recursive: true });
    symlinkSync(resolve('node_modules'), join(shop, 'node_modules'), 'junction');
    await measure(shop, 'the sample shop');
    // What grows with a project is not seen in eighty files.
    const large = join(temporary, 'large');
    writeProject(large, 1300);
    await measure(large, 'a generated project');
    measureContracts();
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function measure(project: string, name: string): Promise<void> {
  console.log(`${name}: ${sourcesOf(project).length} files\n`);
  compareLinter(project, compareCold(project));
  await measureEdits(project);
  measureTypes(project);
}

/** Returns what we found. */
function compareCold(project: string): readonly { readonly file: string; readonly line: number }[] {
  const ours = timed(project, resolve('dist/cli.js'), ['check', '--format', 'json']);
  const config = existsSync(join(project, 'tsconfig.json')) ? ['-p', '.'] : [];
  const six = timed(project, resolve('node_modules/typescript/bin/tsc'), ['--noEmit', ...config]);
  const seven = timed(project, resolve('node_modules/typescript-7/bin/tsc'), ['--noEmit', ...config]);
  const { findings, failed } = JSON.parse(ours.stdout) as {
    findings: readonly {
      readonly file: string;
      readonly severity: string;
      readonly range: { readonly start: { readonly line: number } };
    }[];
    failed: object[];
  };
  const loud = findings.filter(({ severity }) => severity !== 'hint');
  const row = (name: string, { ms, megabytes }: typeof ours): string =>
    `${name.padEnd(28)} ${seconds(ms)}  ${(ours.ms / ms).toFixed(2).padStart(6)} × ours to it${megabytes ? `  ${megabytes} MB at its peak` : ''}`;
  console.log('Cold check of the whole project');
  console.log(row(`  fundamentals check`, ours), ` ${loud.length} findings, ${failed.length} failed`);
  console.log(row('  TypeScript 6 --noEmit', six));
  console.log(row('  TypeScript 7 --noEmit', seven), '(memory of its native part not counted)\n');
  return loud.map(({ file, range }) => ({ file, line: range.start.line }));
}

/** Runs a script in a Node process of its own that reports its peak memory as it ends. */
function timed(cwd: string, script: string, args: readonly string[]): { ms: number; megabytes: number; stdout: string } {
  const wrapper = `process.argv.splice(1, 1); process.on('exit', () => require('fs').writeSync(2, '\\npeak ' + process.resourceUsage().maxRSS)); require(process.argv[1]);`;
  const started = performance.now();
  const run: SpawnSyncReturns<string> = spawnSync(process.execPath, ['-e', wrapper, 'bench', script, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const ms = performance.now() - started;
  const kilobytes = Number(/peak (\d+)$/.exec(run.stderr)?.[1] ?? 0);
  return { ms, megabytes: Math.round(kilobytes / 1024), stdout: run.stdout };
}

async function measureEdits(project: string): Promise<void> {
  const server = spawn(process.execPath, [resolve('dist/server.cjs'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  client.onRequest('client/registerCapability', () => null);
  client.onRequest('workspace/diagnostic/refresh', () => null);
  client.listen();
  await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { workspace: { diagnostics: { refreshSupport: true } } },
    workspaceFolders: [{ uri: pathToFileURL(project).toString(), name: 'project' }],
    initializationOptions: { isTrusted: true },
  });
  await client.sendNotification('initialized', {});
  const first: number[] = [];
  const noOp: number[] = [];
  const body: number[] = [];
  const files = filesToEdit(project);
  for (const file of files) {
    const editor = await open(client, file);
    first.push(editor.openedIn);
    for (let round = 0; round < editsEach; round++) noOp.push(await editor.insert(editor.text.length, ' '));
    for (let round = 0; round < editsEach; round++) body.push(await editor.insert(bodyOf(file, editor.text)!, ' void 0;'));
    await editor.close();
  }
  client.dispose();
  server.kill();
  console.log(`Editing, at the server, from request to reply (${files.length} files by seed ${seed}, ${editsEach} edits of each kind)`);
  for (const [name, times] of [
    ['  opening a file', first],
    ['  an edit that says nothing', noOp],
    ['  an edit in a body', body],
  ] as const) {
    console.log(`${name.padEnd(28)} p50 ${percentile(times, 50)} ms  p95 ${percentile(times, 95)} ms  worst ${percentile(times, 100)} ms`);
  }
}

/** The first edit of a file also reads what the file declared before. */
function measureTypes(project: string): void {
  const { questions, ours, service } = timeTypes(project, filesToEdit(project));
  console.log(`\nTypes after an edit in a body (${questions} questions facts left open)`);
  for (const [name, times] of [
    ['  types tier', ours],
    ['  TypeScript 6, its service', service],
  ] as const) {
    if (times.length)
      console.log(
        `${name.padEnd(28)} p50 ${percentile(times, 50)} ms  p95 ${percentile(times, 95)} ms  worst ${percentile(times, 100)} ms`,
      );
  }
}

interface Editor {
  readonly text: string;
  readonly openedIn: number;
  /** Types at an offset of the original text and takes it back; returns how long the typing's answer took, in milliseconds. */
  insert(at: number, text: string): Promise<number>;
  close(): Promise<void>;
}

async function open(client: ProtocolConnection, file: string): Promise<Editor> {
  const uri = pathToFileURL(file).toString();
  const original = readFileSync(file, 'utf8');
  let version = 1;
  const pull = async (): Promise<number> => {
    const started = performance.now();
    await client.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    return performance.now() - started;
  };
  const change = (at: number, length: number, text: string): Promise<void> =>
    client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: positionOf(original, at), end: positionOf(original, at, length) }, text }],
    });
  await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version, text: original } });
  const openedIn = await pull();
  return {
    text: original,
    openedIn,
    async insert(at, text) {
      await change(at, 0, text);
      const took = await pull();
      await change(at, text.length, '');
      await pull();
      return took;
    },
    close: () => client.sendNotification('textDocument/didClose', { textDocument: { uri } }),
  };
}

/** The end lies on the same line: what is inserted has no line break. */
function positionOf(text: string, at: number, length = 0): { line: number; character: number } {
  const lines = text.slice(0, at).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)!.length + length };
}

function percentile(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.ceil((share / 100) * sorted.length) - 1);
  return (sorted[Math.max(0, at)] ?? 0).toFixed(1).padStart(6);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2).padStart(7)} s`;
}
