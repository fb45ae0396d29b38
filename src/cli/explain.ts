import { resolve } from 'node:path';
import { concepts } from '../concepts/index.ts';
import { withoutAnnotations } from '../engine/annotated.ts';
import type { Rule } from '../engine/rule.ts';
import { realPath } from '../host/node.ts';
import { layerExplained } from '../review/layer.ts';
import { rules } from '../rules/index.ts';
import { Misuse, type Project } from './project.ts';
import { styled } from './reports/style.ts';

/** What a rule or a page of the reference says, for a terminal. Throws Misuse for what is neither. */
export function explanation(id: string | undefined): string {
  const rule = rules.find((one) => one.id === id);
  if (rule) return ofRule(rule);
  const concept = concepts.find((one) => one.id === id);
  if (!concept) throw new Misuse(`explain goes with one of ${[...rules, ...concepts].map((one) => one.id).join(', ')}`);
  const { title, summary, problem, example, howToSpot, whatToMeasure, whenNotToUse, reading } = concept;
  return [
    heading(title),
    prose(summary),
    prose(problem),
    ...comparison(example.bad, example.good),
    heading('How to spot it'),
    prose(howToSpot),
    heading('When not'),
    prose(whenNotToUse),
    heading('What to measure'),
    prose(whatToMeasure),
    heading('Rules'),
    rules
      .filter((one) => one.concept === id)
      .map((one) => `${one.id}  ${styled('dim', one.summary)}`)
      .join('\n'),
    heading('Reading'),
    reading.map((one) => `${one.title}\n  ${styled('dim', one.url)}`).join('\n'),
  ].join('\n\n');
}

/** Which layer a file of a project was taken for, and why. */
export function layerOf(path: string, { workspace, nameOf }: Project): string {
  const file = realPath(resolve(path));
  return layerExplained(file, nameOf(file), workspace.facts);
}

/** All rules, one a line. */
export function ruleList(): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, severity, summary }) => `${id.padEnd(width)}  ${styled('yellow', severity.padEnd(11))}  ${summary}`);
  return [...lines, '', styled('dim', '`fundamentals explain ID` says why, with an example and what to write instead.')].join('\n');
}

function ofRule({ id, severity, summary, why, examples, concept }: Rule): string {
  return [
    `${heading(id)}  ${styled('yellow', severity)}`,
    prose(summary),
    prose(why),
    ...examples.flatMap(({ bad, good }) => comparison(bad, good)),
    styled('dim', `\`fundamentals explain ${concept}\` is the page about it.`),
  ].join('\n\n');
}

function comparison(bad: string, good: string): readonly string[] {
  return [styled('red', 'Instead of'), indented(withoutAnnotations(bad)), styled('green', 'write'), indented(good)];
}

const heading = (text: string): string => styled('bold', text);

/** Markdown is readable as it is; what is strong or code can be shown so. */
function prose(markdown: string): string {
  return markdown
    .trim()
    .replace(/\*\*(.+?)\*\*/g, (_, strong: string) => styled('bold', strong))
    .replace(/`([^`\n]+)`/g, (_, code: string) => styled('cyan', `\`${code}\``));
}

const indented = (code: string): string => code.trim().replace(/^(?=.)/gm, '    ');
