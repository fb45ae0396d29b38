import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withoutAnnotations } from '../../engine/annotated.ts';
import type { Severity } from '../../engine/finding.ts';
import type { Rule } from '../../engine/rule.ts';
import { toFileId } from '../../host/node.ts';
import type { CheckResult, LocatedFinding, Range } from '../check.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

/**
 * A log of SARIF 2.1.0, as code scanning reads it. Places are relative to the folder of the project, which `%SRCROOT%` names.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport({ findings, failed, root, here }: CheckResult, rules: readonly Rule[], version: string): string {
  const place = (file: string, range?: Range) => ({
    artifactLocation: { uri: uriOf(toFileId(resolve(here, file)), root), uriBaseId: '%SRCROOT%' },
    ...(range && {
      region: { startLine: range.start.line, startColumn: range.start.column, endLine: range.end.line, endColumn: range.end.column },
    }),
  });
  const seen = new Map<string, number>();
  const result = (finding: LocatedFinding) => {
    const { rule, severity, message, file, range, because } = finding;
    return {
      ruleId: rule,
      ruleIndex: rules.findIndex(({ id }) => id === rule),
      level: levels[severity],
      message: { text: message },
      locations: [{ physicalLocation: place(file, range) }],
      relatedLocations: because.map((hop, id) => ({ id, physicalLocation: place(hop.file, hop.range), message: { text: hop.message } })),
      partialFingerprints: { 'fundamentals/v1': fingerprint(finding, seen) },
    };
  };
  const run = {
    tool: { driver: { name: 'Engineering Fundamentals', semanticVersion: version, rules: rules.map(descriptor) } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { uri: `${pathToFileURL(root).href}/` } },
    invocations: [
      {
        executionSuccessful: !failed.some(({ isOurs }) => isOurs),
        toolExecutionNotifications: failed.map(({ file, reason, isOurs }) => ({
          level: isOurs ? 'error' : 'warning',
          message: { text: `${file} was not checked: ${reason}` },
          locations: [{ physicalLocation: place(file) }],
        })),
      },
    ],
    results: findings.map(result),
  };
  return JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });
}

function descriptor({ id, summary, why, severity, concept, examples }: Rule) {
  const [example] = examples;
  const code = (text: string) => `\`\`\`ts\n${withoutAnnotations(text).trim()}\n\`\`\``;
  const markdown = [why.trim(), ...(example ? ['**Instead of**', code(example.bad), '**write**', code(example.good)] : [])].join('\n\n');
  return {
    id,
    name: id.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
    shortDescription: { text: summary },
    fullDescription: { text: why.trim() },
    help: { text: why.trim(), markdown },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [concept], precision: 'very-high' },
  };
}

/** Stays as it is when lines above come and go: the rule, the file, the code of the line, and which of several such it is. */
function fingerprint({ rule, file, range, excerpt }: LocatedFinding, seen: Map<string, number>): string {
  const code = excerpt.lines[range.start.line - excerpt.first]!.trim();
  const key = [rule, file, code].join('\0');
  const nth = seen.get(key) ?? 0;
  seen.set(key, nth + 1);
  return createHash('sha256').update(`${key}\0${nth}`).digest('hex');
}

function uriOf(file: string, root: string): string {
  const base = `${pathToFileURL(root).href}/`;
  const { href } = pathToFileURL(file);
  return href.startsWith(base) ? href.slice(base.length) : href;
}
