import type { Finding } from '../engine/finding.ts';
import type { Rule } from '../engine/rule.ts';

/** What is said of where a false alarm was raised: names and their versions. */
export type Versions = Readonly<Record<string, string>>;

/** A text in Markdown that reports a finding as wrong. Names, paths and code of the project are left out: a person adds what may be told. */
export function falseAlarm(
  { rule: id, file, severity, because }: Finding,
  rule: Pick<Rule, 'summary'> | undefined,
  versions: Versions,
): string {
  const hops = because.map(
    (hop, at) =>
      `${at + 1}. ${anonymous(hop.message)} (${hop.file === file ? 'the same file' : 'another file'}, \`${endingOf(hop.file)}\`)`,
  );
  return `# False alarm: \`${id}\`

${rule?.summary ?? ''} Said as \`${severity}\` in a \`${endingOf(file)}\` file.

${Object.entries(versions)
  .map(([name, version]) => `- ${name} ${version}`)
  .join('\n')}

## How it was concluded

${hops.length ? hops.join('\n') : 'From the place itself.'}

## Why it is wrong

<!-- What does the code do that was misread? How often does it run? Which library is it? -->

## Code

<!-- Nothing of yours is above. A few lines that show it, with other names, help most. -->
`;
}

/** What stands in backticks is the project's. */
function anonymous(message: string): string {
  return message.replace(/`[^`]*`/g, '`…`');
}

function endingOf(file: string): string {
  return /\.\w+$/.exec(file)?.[0] ?? 'untitled';
}
