import { parseAnnotated } from '../engine/annotated.ts';
import type { Rule } from '../engine/rule.ts';
import { libraries as all } from '../libraries/index.ts';
import type { Library, OperationKind } from '../libraries/library.ts';
import { rules } from '../rules/index.ts';
import { optionRows, settingsRows } from './settings.ts';
import { snippetEntries } from './snippets.ts';

const libraries: readonly Library[] = all;

/** What can be reached, and by which kinds of operations: a library may reach several. */
const outside: readonly (readonly [string, readonly OperationKind[]])[] = [
  ['databases', ['read', 'write', 'transaction']],
  ['services', ['remote call']],
  ['caches', ['cache']],
  ['queues', ['publish']],
];

/** The README with its tables as the rules and libraries say now. Throws where the markers of a section are missing. */
export function withTables(text: string): string {
  const ruleRows = rules.map(
    (rule) => `| \`${rule.id}\` | ${rule.summary} | ${messageOf(rule)} | ${hasFix(rule) ? 'quick fix' : 'by hand'} |`,
  );
  const libraryRows = outside.map(([what, kinds]) => {
    const reaching = libraries.filter((library) => kindsOf(library).some((kind) => kinds.includes(kind)));
    return `| ${what} | ${listed(reaching)} |`;
  });
  const runners = libraries.filter(({ shapes }) =>
    Object.values(shapes).some(({ runs, call }) => runs ?? call?.returnsArgument !== undefined),
  );
  libraryRows.push(`| your functions, once or per element | ${listed(runners)} |`);
  const handing = libraries.filter(({ shapes }) => Object.values(shapes).some(({ handler, resolves }) => handler ?? resolves));
  libraryRows.push(`| your handlers and classes, with what you hand to them | ${listed(handing)} |`);
  const keys = fill(text, 'settings', ['| key | what it says |', '|---|---|', ...settingsRows()]);
  const options = fill(keys, 'options', ['| rule | option | what it says | by default |', '|---|---|---|---|', ...optionRows()]);
  const filled = fill(options, 'rules', [
    '| rule | what is wrong | what it says, for example | put right |',
    '|---|---|---|---|',
    ...ruleRows,
  ]);
  const withSnippets = fill(filled, 'snippets', ['| type | to insert | in | also with |', '|---|---|---|---|', ...snippetRows()]);
  return fill(withSnippets, 'libraries', ['| what is reached or run | by |', '|---|---|', ...libraryRows]);
}

const snippetRows = (): readonly string[] =>
  snippetEntries.map(
    ({ name, description, languages, libraries: also }) => `| \`${name}\` | ${description} | ${languages} | ${also.join(', ')} |`,
  );

const hasFix = ({ examples }: Rule): boolean => examples.some(({ bad }) => bad.includes('💡'));

/** What a rule says of its first example, which is executed. */
const messageOf = ({ examples }: Rule): string => parseAnnotated(examples[0]?.bad ?? '').expected[0]?.message ?? '';

function listed(some: readonly Library[]): string {
  return some.map(({ name, packages }) => `${name} (\`${packages[0]}\`)`).join(', ');
}

function kindsOf({ shapes }: Library): readonly OperationKind[] {
  return Object.values(shapes).flatMap(({ call, awaited }) =>
    [call, awaited].flatMap((does) => (does?.operation ? [does.operation.kind] : [])),
  );
}

/** Throws where the markers of a section are missing. */
function fill(text: string, section: string, lines: readonly string[]): string {
  const markers = new RegExp(`(<!-- generated: ${section} -->\n)[^]*?(<!-- /generated -->)`);
  if (!markers.test(text)) throw new Error(`README.md has no section '${section}'`);
  return text.replace(markers, (_, start: string, end: string) => `${start}${lines.join('\n')}\n${end}`);
}
