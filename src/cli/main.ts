import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Severity } from '../engine/finding.ts';
import { rules } from '../rules/index.ts';
import { check, Misuse, why } from './check.ts';
import { checkContract, writeContract } from './contract.ts';
import { jsonReport, textReport } from './report.ts';

const usage = `Usage: fundamentals check [paths…] [options]
       fundamentals contract write|check

Finds anti-patterns in TypeScript and JavaScript. Without paths: the whole project.

  --format text|json   how to print findings (default: text)
  --rule ID            only this rule; may be repeated
  --base REF           compare the API with where the branch left REF; auto: its base branch
  --why                instead: why the files named are not checked
  --fix                apply fixes that keep behaviour
  --unsafe-fixes       with --fix: also those that ask to be read first
  --types              ask checked types what imports and annotations do not tell (slower)
  --help               this text

contract write keeps what crosses the project's interfaces in api-contract.json, contract check finds what breaks it.

Exit code: 0 nothing found (hints do not count), 1 findings, 2 wrong use or an internal error.`;

process.exitCode = main(process.argv.slice(2));

/** Runs the command line; returns the exit code. */
function main(argv: readonly string[]): number {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        rule: { type: 'string', multiple: true, default: [] },
        fix: { type: 'boolean', default: false },
        'unsafe-fixes': { type: 'boolean', default: false },
        base: { type: 'string' },
        types: { type: 'boolean', default: false },
        why: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const [command, ...paths] = positionals;
    if (values.help || command === 'help') return print(usage, 0);
    if (command === 'contract') return contract(paths);
    if (command !== 'check') throw new Misuse(command === undefined ? 'name a command' : `there is no command '${command}'`);
    if (values.format !== 'text' && values.format !== 'json') throw new Misuse(`there is no format '${values.format}': use text or json`);
    if (values['unsafe-fixes'] && !values.fix) throw new Misuse('--unsafe-fixes goes with --fix');
    const chosen = values.rule.length ? values.rule.map(ruleById) : rules;
    if (values.why) return print(reasons(paths, chosen), 0);
    const result = check({
      cwd: process.cwd(),
      paths,
      rules: chosen,
      fix: values.fix ? (values['unsafe-fixes'] ? 'all' : 'safe') : 'none',
      base: values.base,
      types: values.types ? { libFolder: join(__dirname, 'lib') } : undefined,
    });
    const code = result.failed.some(({ isOurs }) => isOurs) ? 2 : result.findings.some(isCounted) ? 1 : 0;
    return print(values.format === 'json' ? jsonReport(result) : textReport(result), code);
  } catch (error) {
    if (error instanceof Misuse || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) {
      process.stderr.write(`fundamentals: ${error.message}\n\n${usage}\n`);
    } else process.stderr.write(`fundamentals: internal error\n${error instanceof Error ? error.stack : String(error)}\n`);
    return 2;
  }
}

/** Hints and last steps of contractions are for people, not for exit codes. */
function isCounted({ severity }: { readonly severity: Severity }): boolean {
  return severity === 'warning' || severity === 'error';
}

function contract([what, ...others]: readonly string[]): number {
  if (others.length || (what !== 'write' && what !== 'check')) throw new Misuse('contract goes with write or check');
  if (what === 'write') {
    const { path, shapes } = writeContract(process.cwd());
    return print(`${path}: ${shapes} shapes`, 0);
  }
  const changes = checkContract(process.cwd());
  const lines = changes.map(({ file, severity, message }) => `${file}  ${severity}  ${message}`);
  return print([...lines, `${changes.length} changes of the contract.`].join('\n'), changes.some(isCounted) ? 1 : 0);
}

function reasons(paths: readonly string[], chosen: typeof rules): string {
  if (!paths.length) throw new Misuse('--why goes with a file');
  return paths.map((path) => `${path}: ${why(process.cwd(), path, chosen)}`).join('\n');
}

function ruleById(id: string): (typeof rules)[number] {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw new Misuse(`there is no rule '${id}': use one of ${rules.map((known) => known.id).join(', ')}`);
  return rule;
}

function print(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}
