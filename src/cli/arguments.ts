import { parseArgs } from 'node:util';
import type { Severity } from '../engine/finding.ts';
import type { Rule } from '../engine/rule.ts';
import { rules } from '../rules/index.ts';
import type { Wish } from '../scaffolds/tree.ts';
import { Misuse } from './project.ts';
import { saidOfScaffold, scaffoldOptions, scaffoldUsage, scaffoldWish } from './scaffold-arguments.ts';

export const usage = `Usage: fundamentals check [paths…] [options]
       fundamentals baseline write|check [paths…] [--prune]
       fundamentals contract write|check
       fundamentals explain ID|FILE
       fundamentals false-alarm FILE:LINE
       fundamentals rules
       fundamentals scaffold outbox [options]
       fundamentals scaffold repository MODEL [options]
       fundamentals scaffold expand-contract TABLE.COLUMN NEW_NAME [options]

Finds anti-patterns in TypeScript and JavaScript back ends. Paths are files, folders and globs; without any, the folder you are in.

What is checked
  --rule ID              only this rule; may be repeated
  --since REF            only what is new since HEAD and REF parted
  --new                  only what is new since the base branch of the settings, or the main branch
  --base REF|FILE.json   compare the API with where the branch left REF, or with a snapshot; auto: the base of the settings
  --staged               the files of the next commit, as they are staged
  --stdin                the text that comes in, as if it stood in --stdin-filename PATH
  --config FILE          these settings, in place of those of the project
  --types                ask checked types what imports and annotations do not tell (slower)
  --why                  instead: why the files named are not checked

What comes of it
  --format text|json|sarif
  --severity LEVEL       only findings that are at least hint, information, warning or error (in text and SARIF: information)
  --max-warnings N       exit with 0 as long as there are no errors and at most N warnings (0)
  --fix                  apply fixes that keep behaviour
  --unsafe-fixes         with --fix: also those that ask to be read first
  --watch                check again whenever a file changes, until Ctrl-C
  --stats                say how long it took, and for what
  --prune                with baseline write: only remove what has vanished

${scaffoldUsage}

  --version, --help

Examples
  fundamentals check                                  the project you are in
  fundamentals check src 'packages/*/src/**/*.ts'     folders and globs
  fundamentals check --fix --unsafe-fixes src/orders  apply what the editor offers
  fundamentals check --staged                         before a commit
  fundamentals check --new --format sarif > out.sarif what a pull request adds, for code scanning
  fundamentals explain no-query-in-loop               what it means, why it hurts, how to fix it
  fundamentals explain src/orders.ts                  which layer a file is taken for, and why

Exit code: 0 nothing found (hints do not count), 1 findings, 2 wrong use or an internal error.
NO_COLOR and FORCE_COLOR are honoured. Nothing leaves this machine, and nothing of the project is executed.`;

const commands = ['check', 'baseline', 'contract', 'explain', 'false-alarm', 'rules', 'scaffold', 'help'] as const;
const formats = ['text', 'json', 'sarif'] as const;
/** From the mildest. */
export const severities: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

export type Command = (typeof commands)[number] | 'version' | 'why';

export interface Arguments {
  readonly command: Command;
  /** What follows the command. */
  readonly words: readonly string[];
  readonly rules: readonly Rule[];
  readonly format: (typeof formats)[number];
  readonly severity: Severity | undefined;
  readonly maxWarnings: number;
  readonly fix: 'none' | 'safe' | 'all';
  readonly types: boolean;
  readonly since: string | undefined;
  readonly base: string | undefined;
  readonly config: string | undefined;
  readonly prune: boolean;
  readonly staged: boolean;
  /** The name under which the text that comes in is checked. */
  readonly stdin: string | undefined;
  readonly watch: boolean;
  readonly stats: boolean;
  /** undefined where nothing is scaffolded. */
  readonly scaffold: { readonly id: string; readonly wish: Wish; readonly isDry: boolean } | undefined;
}

/** Reads the words of a command line. Throws Misuse, which says what is wrong. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parsed(argv);
  const [said, ...words] = positionals;
  const named = values.help ? 'help' : values.version ? 'version' : commandOf(said);
  const command = named === 'check' && values.why ? 'why' : named;
  const format = oneOf(formats, values.format, 'format');
  const severity = values.severity === undefined ? undefined : oneOf(severities, values.severity, 'severity');
  if (!/^\d+$/.test(values['max-warnings'])) throw new Misuse(`--max-warnings takes a number, not '${values['max-warnings']}'`);
  if (values['unsafe-fixes'] && !values.fix) throw new Misuse('--unsafe-fixes goes with --fix');
  if (command === 'baseline' && values.rule.length) throw new Misuse('a baseline is about all rules: --rule goes with check');
  if (values.prune && !(command === 'baseline' && words[0] === 'write')) throw new Misuse('--prune goes with baseline write');
  if (values.stdin !== (values['stdin-filename'] !== undefined)) throw new Misuse('--stdin and --stdin-filename PATH go together');
  if (command === 'why' && !words.length) throw new Misuse('--why goes with a file');
  const { watch, staged, stdin, fix } = values;
  const [strange] = command === 'scaffold' ? [] : saidOfScaffold(values);
  if (strange) throw new Misuse(`--${strange} goes with scaffold`);
  const apart = [staged && '--staged', stdin && '--stdin', watch && '--watch'].filter((option) => option !== false);
  if (apart.length > 1) throw new Misuse(`${apart.join(' and ')} do not go together`);
  if (fix && apart.length) throw new Misuse(`--fix and ${apart[0]} do not go together`);
  if (words.length && (staged || stdin)) throw new Misuse(`${apart[0]} says itself what is checked: name no paths`);
  if (watch && format !== 'text') throw new Misuse('--watch prints text');
  return {
    command,
    words,
    rules: values.rule.length ? values.rule.map(ruleById) : rules,
    format,
    severity,
    maxWarnings: Number(values['max-warnings']),
    fix: fix ? (values['unsafe-fixes'] ? 'all' : 'safe') : 'none',
    types: values.types,
    since: values.since ?? (values.new ? '' : undefined),
    base: values.base,
    config: values.config,
    prune: values.prune,
    staged,
    stdin: values['stdin-filename'],
    watch,
    stats: values.stats,
    scaffold: command === 'scaffold' ? { ...scaffoldWish(words, values), isDry: values['dry-run'] } : undefined,
  };
}

function parsed(argv: readonly string[]) {
  try {
    const flag = { type: 'boolean', default: false } as const;
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        severity: { type: 'string' },
        'max-warnings': { type: 'string', default: '0' },
        rule: { type: 'string', multiple: true, default: [] },
        fix: flag,
        'unsafe-fixes': flag,
        types: flag,
        why: flag,
        since: { type: 'string' },
        new: flag,
        base: { type: 'string' },
        config: { type: 'string' },
        prune: flag,
        staged: flag,
        stdin: flag,
        'stdin-filename': { type: 'string' },
        watch: flag,
        stats: flag,
        ...scaffoldOptions,
        version: { type: 'boolean', short: 'v', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) throw new Misuse(error.message);
    throw error;
  }
}

function commandOf(said: string | undefined): Command {
  if (said === undefined) throw new Misuse('name a command');
  const found = commands.find((command) => command === said);
  if (!found) throw new Misuse(`there is no command '${said}'`);
  return found;
}

function oneOf<T extends string>(known: readonly T[], said: string, what: string): T {
  const found = known.find((word) => word === said);
  if (!found) throw new Misuse(`there is no ${what} '${said}': use ${known.slice(0, -1).join(', ')} or ${known.at(-1)}`);
  return found;
}

/** Throws Misuse, which names those there are. */
export function ruleById(id: string): Rule {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) throw new Misuse(`there is no rule '${id}': use one of ${rules.map((known) => known.id).join(', ')}`);
  return rule;
}
