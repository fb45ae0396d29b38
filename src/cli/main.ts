import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rules } from '../rules/index.ts';
import { vanishedFindings, writeBaselines } from './baseline.ts';
import { check, checkIn, why } from './check.ts';
import { Misuse, openProject, type Project, type ProjectOptions, WrongSettings } from './project.ts';
import { jsonReport, textReport, vanishedReport, writtenReport } from './report.ts';

const usage = `Usage: fundamentals check [paths…] [options]
       fundamentals baseline write|check [paths…] [--prune]

Finds anti-patterns in TypeScript and JavaScript. Without paths: the whole project.
A baseline lists what is known: \`write\` makes it, \`check\` finds what it does not list, and what it lists in vain.

  --format text|json   how to print findings (default: text)
  --rule ID            only this rule; may be repeated
  --why                instead: why the files named are not checked
  --fix                apply fixes that keep behaviour
  --unsafe-fixes       with --fix: also those that ask to be read first
  --since REF          only what is new since HEAD and REF parted
  --new                only what is new since the base branch of the settings, or the main branch
  --config FILE        these settings, in place of those of the project
  --prune              with baseline write: only remove what has vanished
  --types              ask checked types what imports and annotations do not tell (slower)
  --help               this text

Exit code: 0 nothing found (hints do not count), 1 findings, 2 wrong use or an internal error.`;

const checkedTypes = { libFolder: join(__dirname, 'lib') };

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
        types: { type: 'boolean', default: false },
        why: { type: 'boolean', default: false },
        since: { type: 'string' },
        new: { type: 'boolean', default: false },
        config: { type: 'string' },
        prune: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const [command, ...paths] = positionals;
    if (values.help || command === 'help') return print(usage, 0);
    if (command !== 'check' && command !== 'baseline')
      throw new Misuse(command === undefined ? 'name a command' : `there is no command '${command}'`);
    if (values.format !== 'text' && values.format !== 'json') throw new Misuse(`there is no format '${values.format}': use text or json`);
    if (values['unsafe-fixes'] && !values.fix) throw new Misuse('--unsafe-fixes goes with --fix');
    const chosen = values.rule.length ? values.rule.map(ruleById) : rules;
    const since = values.since ?? (values.new ? '' : undefined);
    const options = { cwd: process.cwd(), rules: chosen, config: values.config, since };
    const types = values.types ? checkedTypes : undefined;
    if (command === 'baseline') return baseline(openProject(options), paths, values.prune);
    if (values.prune) throw new Misuse('--prune goes with baseline write');
    if (values.why) return print(reasons(paths, options), 0);
    const result = check({ ...options, paths, fix: values.fix ? (values['unsafe-fixes'] ? 'all' : 'safe') : 'none', types });
    const code = result.failed.some(({ isOurs }) => isOurs) ? 2 : result.findings.some(({ severity }) => severity !== 'hint') ? 1 : 0;
    return print(values.format === 'json' ? jsonReport(result) : textReport(result), code);
  } catch (error) {
    if (error instanceof WrongSettings) process.stderr.write(`${error.message}\n`);
    else if (
      error instanceof Misuse ||
      (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    ) {
      process.stderr.write(`fundamentals: ${error.message}\n\n${usage}\n`);
    } else process.stderr.write(`fundamentals: internal error\n${error instanceof Error ? error.stack : String(error)}\n`);
    return 2;
  }
}

/** Writes or checks the baseline; returns the exit code. Types are asked always: the editor does so too. */
function baseline(project: Project, [what, ...paths]: readonly string[], prune: boolean): number {
  if (what !== 'write' && what !== 'check') throw new Misuse('baseline goes with write or check');
  if (prune && what === 'check') throw new Misuse('--prune goes with baseline write');
  const result = checkIn(project, paths, 'none', checkedTypes);
  if (what === 'write')
    return print(writtenReport(writeBaselines(project, paths, prune)), result.failed.some(({ isOurs }) => isOurs) ? 2 : 0);
  const vanished = vanishedFindings(project, paths);
  const isNews = result.findings.some(({ severity }) => severity !== 'hint') || vanished.length > 0;
  return print(`${textReport(result)}${vanishedReport(vanished)}`, result.failed.some(({ isOurs }) => isOurs) ? 2 : isNews ? 1 : 0);
}

function reasons(paths: readonly string[], options: ProjectOptions): string {
  if (!paths.length) throw new Misuse('--why goes with a file');
  return paths.map((path) => `${path}: ${why(path, options)}`).join('\n');
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
