import type { Finding, FixTitle } from '../engine/finding.ts';
import { nearest } from '../engine/nearest.ts';
import type { FileId } from '../engine/text.ts';
import type { Settings } from '../settings/cascade.ts';
import type { Suppression } from '../syntax/suppressions.ts';
import { notices } from './notices.ts';

/** What suppressions are judged by. */
export interface Scope {
  readonly file: FileId;
  readonly settings: Settings;
  /** The ids of all rules. */
  readonly known: readonly string[];
  /** The ids of those that looked at the file: only of them can be said that there is nothing to suppress. */
  readonly active: ReadonlySet<string>;
}

/** The findings that no comment suppresses, and what is to be said of the comments. */
export function suppressed(findings: readonly Finding[], suppressions: readonly Suppression[], scope: Scope): readonly Finding[] {
  if (!suppressions.length) return findings;
  const used = new Map<Suppression, Set<string>>(suppressions.map((one) => [one, new Set()]));
  const left = findings.filter(({ rule, span }) => {
    const meant = suppressions.filter(
      ({ rules, covers }) => rules.includes(rule) && covers.some(({ start, end }) => start <= span.start && span.start < end),
    );
    for (const suppression of meant) used.get(suppression)!.add(rule);
    return !meant.length;
  });
  return [
    ...left,
    ...suppressions.flatMap((suppression) => [...faultsOf(suppression, scope), ...unusedIn(suppression, used.get(suppression)!, scope)]),
  ];
}

const forms = ['next-line', 'line', 'start', 'end', 'file'];

function faultsOf(suppression: Suppression, scope: Scope): readonly Finding[] {
  const { form, rules, reason, isUnpaired } = suppression;
  const say = (message: string, fixes: readonly FixTitle[] = []): readonly Finding[] =>
    notice('invalid', message, suppression, scope, fixes);
  if (!forms.includes(form)) {
    const meant = form ? nearest(form, forms) : undefined;
    return say(
      `There is no \`fundamentals-ignore${form && `-${form}`}\`: ${meant ? `did you mean \`-${meant}\`?` : `use ${listed(forms.map((one) => `-${one}`))}.`}`,
    );
  }
  if (form === 'end') return isUnpaired ? say('No `fundamentals-ignore-start` of the same rules stands above: this ends nothing.') : [];
  if (!rules.length) return say(`This suppresses nothing, as it names no rule: write \`fundamentals-ignore-${form} RULE: reason\`.`);
  const unknown = rules.filter((rule) => !scope.known.includes(rule));
  if (unknown.length)
    return unknown.flatMap((rule) => {
      const meant = nearest(rule, scope.known);
      const advice = meant ? `did you mean \`${meant}\`?` : `use ${listed(scope.known)}.`;
      return say(
        `There is no rule \`${rule}\`: ${advice}`,
        meant ? [{ id: `rename ${rule} ${meant}`, title: `Write \`${meant}\``, safety: 'safe' }] : [],
      );
    });
  if (!reason)
    return say(`Say why ${listed(rules)} is ignored here: write \`: reason\` after it. Whoever reads this next will want to know.`);
  return isUnpaired ? say(`Nothing ends this: write \`/* fundamentals-ignore-end ${rules.join(', ')} */\` below.`) : [];
}

function unusedIn(suppression: Suppression, used: ReadonlySet<string>, scope: Scope): readonly Finding[] {
  const { rules, form } = suppression;
  if (form === 'end') return [];
  const unused = rules.filter((rule) => scope.active.has(rule) && !used.has(rule));
  if (!unused.length) return [];
  const isAll = unused.length === rules.length;
  const title = isAll ? 'Remove this comment' : `Remove ${listed(unused)} from this comment`;
  return notice(
    'unused',
    `${listed(unused)} ${unused.length > 1 ? 'find' : 'finds'} nothing here: this comment is not needed.`,
    suppression,
    scope,
    [{ id: isAll ? 'remove' : `drop ${unused.join()}`, title, safety: 'suggestion' }],
  );
}

function notice(
  kind: keyof typeof notices,
  message: string,
  { span }: Suppression,
  { file, settings }: Scope,
  fixes: readonly FixTitle[],
): readonly Finding[] {
  const { id, severity } = notices[kind];
  const level = settings.level(id) ?? severity;
  return level === 'off' ? [] : [{ rule: id, concept: '', file, span, severity: level, message, because: [], fixes }];
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
