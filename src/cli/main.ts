import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isSource } from '../engine/host.ts';
import { disk, realPath, toFileId } from '../host/node.ts';
import { stagedIn } from '../host/staged.ts';
import { rules } from '../rules/index.ts';
import { type Arguments, parseArguments, severities, usage } from './arguments.ts';
import { vanishedFindings, writeBaselines } from './baseline.ts';
import { type CheckOptions, type CheckResult, check, checkIn, why } from './check.ts';
import { checkContract, writeContract } from './contract.ts';
import { explanation, layerOf, ruleList } from './explain.ts';
import { falseAlarmAt } from './false-alarm.ts';
import { choose, Misuse, openProject, type ProjectOptions, rootOf, WrongSettings } from './project.ts';
import { vanishedReport, writtenReport } from './reports/baseline.ts';
import { jsonReport } from './reports/json.ts';
import { sarifReport } from './reports/sarif.ts';
import { statsReport } from './reports/stats.ts';
import { textReport } from './reports/text.ts';
import { scaffoldInto } from './scaffold.ts';
import { createProgress } from './terminal.ts';
import { watch } from './watch.ts';

const checkedTypes = { libFolder: join(__dirname, 'lib') };
const version: string = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')).version;

// Whoever reads the output may have read enough: `fundamentals check | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = 2;
    process.stderr.write(`${explained(error)}\n`);
  },
);

/** Runs the command line; gives the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const args = parseArguments(argv);
  const options: ProjectOptions = { cwd: process.cwd(), rules: args.rules, config: args.config, since: args.since, base: args.base };
  switch (args.command) {
    case 'help':
      return print(usage, 0);
    case 'version':
      return print(version, 0);
    case 'rules':
      return print(ruleList(), 0);
    case 'explain':
      return print(isSourceOnDisk(args.words[0]) ? layerOf(args.words[0]!, openProject(options)) : explanation(args.words[0]), 0);
    case 'why':
      return print(args.words.map((path) => `${path}: ${why(path, options)}`).join('\n'), 0);
    case 'baseline':
      return baseline(args, options);
    case 'contract':
      return contract(args, options);
    case 'false-alarm':
      return print(falseAlarmAt(openProject(options), args.words, version), 0);
    case 'scaffold':
      return print(await scaffolded(args), 0);
    case 'check':
      return args.watch ? watched(args, options) : reported(args, checked(args, options));
  }
}

function checked(args: Arguments, options: ProjectOptions): CheckResult {
  const progress = createProgress();
  try {
    const how: Pick<CheckOptions, 'fix' | 'types' | 'onProgress'> = {
      fix: args.fix,
      types: args.types ? checkedTypes : undefined,
      onProgress: progress.say,
    };
    if (args.staged) {
      const root = rootOf(realPath(options.cwd));
      const staged = stagedIn(root);
      if (typeof staged === 'string') throw new Misuse(staged);
      const project = openProject({ ...options, texts: staged.texts });
      const files = staged.files.filter((file) => file.startsWith(`${project.here}/`));
      return checkIn(
        project,
        files.map((file) => ({ file, isNamed: false })),
        how,
      );
    }
    if (args.stdin !== undefined) {
      const file = fileToBe(args.stdin);
      return checkIn(openProject({ ...options, texts: new Map([[file, readFileSync(0, 'utf8')]]) }), [{ file, isNamed: true }], how);
    }
    return check({ ...options, ...how, paths: args.words });
  } finally {
    progress.clear();
  }
}

/** The text that comes in stands for this file, which need not exist. */
function fileToBe(path: string): string {
  const absolute = resolve(path);
  return toFileId(join(realPath(dirname(absolute)), basename(absolute)));
}

/** A path where an id could stand. */
function isSourceOnDisk(word: string | undefined): boolean {
  return word !== undefined && isSource(word) && disk.isFile(resolve(word));
}

/** Prints what was found; gives the exit code. */
function reported(args: Arguments, result: CheckResult): number {
  const least = severities.indexOf(args.severity ?? (args.format === 'json' ? 'hint' : 'information'));
  const findings = result.findings.filter(({ severity }) => severities.indexOf(severity) >= least);
  const shown = { ...result, findings };
  if (args.stats) process.stderr.write(`${statsReport(shown)}\n`);
  const count = (...which: readonly string[]): number => findings.filter(({ severity }) => which.includes(severity)).length;
  const isFine = count('error') === 0 && count('warning') <= args.maxWarnings;
  const code = result.failed.some(({ isOurs }) => isOurs) ? 2 : isFine ? 0 : 1;
  switch (args.format) {
    case 'json':
      return print(jsonReport(shown), code);
    case 'sarif':
      return print(sarifReport(shown, rules, version), code);
    case 'text':
      return print(textReport(shown, result.findings.filter(({ isKnown }) => isKnown).length), code);
  }
}

/** Checks, and checks again when something has changed; ends with the process. */
function watched(args: Arguments, options: ProjectOptions): Promise<never> {
  const project = openProject(options);
  const once = (): void => {
    const types = args.types ? checkedTypes : undefined;
    try {
      const result = checkIn(project, choose(project, args.words), { fix: 'none', types });
      if (process.stdout.isTTY) process.stdout.write('\u001b[2J\u001b[3J\u001b[H');
      reported(args, result);
    } catch (error) {
      // What is being written may be wrong for a moment, such as a path or the settings.
      process.stderr.write(`${explained(error)}\n`);
    }
    process.stderr.write('Watching; Ctrl-C ends.\n');
  };
  const end = watch(project, once);
  once();
  return end;
}

/** Writes or checks the baseline; gives the exit code. Types are asked always: the editor does so too. */
function baseline(args: Arguments, options: ProjectOptions): number {
  const [what, ...paths] = args.words;
  if (what !== 'write' && what !== 'check') throw new Misuse('baseline goes with write or check');
  const project = openProject(options);
  const result = checkIn(project, choose(project, paths), { fix: 'none', types: checkedTypes });
  if (what === 'write')
    return print(
      writtenReport(writeBaselines(project, paths, args.prune, result.failed)),
      result.failed.some(({ isOurs }) => isOurs) ? 2 : 0,
    );
  const vanished = vanishedFindings(project, paths, result.failed);
  const code = reported({ ...args, format: 'text' }, result);
  if (vanished.length) process.stdout.write(`${vanishedReport(vanished)}\n`);
  return code || (vanished.length ? 1 : 0);
}

/** Keeps what crosses the interfaces of the project in a file, or finds what breaks it; gives the exit code. */
function contract(args: Arguments, options: ProjectOptions): number {
  const [what, ...others] = args.words;
  if (others.length || (what !== 'write' && what !== 'check')) throw new Misuse('contract goes with write or check');
  if (what === 'check') return reported(args, checkContract(options));
  const { path, shapes, routes } = writeContract(options);
  return print(`${path}: ${shapes} shapes, ${routes} routes`, 0);
}

/** Writes what a project lacks. */
async function scaffolded({ scaffold }: Arguments): Promise<string> {
  return scaffold ? scaffoldInto(process.cwd(), scaffold.id, scaffold.wish, scaffold.isDry, new Date()) : '';
}

/** What a person is told who used it wrongly, or met an error of ours. */
function explained(error: unknown): string {
  if (error instanceof WrongSettings) return error.message;
  if (error instanceof Misuse) return `fundamentals: ${error.message}\n\`fundamentals --help\` lists what there is.`;
  return `fundamentals: internal error\n${error instanceof Error ? error.stack : String(error)}`;
}

function print(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}
