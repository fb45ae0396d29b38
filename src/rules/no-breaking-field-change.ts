import { type Baseline, isSnapshot } from '../engine/baseline.ts';
import { isSame } from '../engine/equal.ts';
import type { FactReader } from '../engine/facts.ts';
import { defineRule, type Problem, type RuleContext } from '../engine/rule.ts';
import type { ts } from '../engine/ts.ts';
import { type Broken, brokenIn } from '../facts/contracts/broken.ts';
import { mayDepart } from '../facts/contracts/departures.ts';
import { isBesideGone } from '../facts/contracts/gone-files.ts';
import { modules } from '../facts/modules.ts';
import { shapePlaces } from '../facts/shape-places.ts';
import { shapes } from '../facts/shapes.ts';
import { fixesFor } from './contract-fixes.ts';
import { grouped, type Said } from './contract-groups.ts';
import { placeOf, placeOfMount, stepBefore, stepsOf } from './contract-places.ts';
import { messageFor } from './contract-words.ts';

export const noBreakingFieldChange = defineRule({
  id: 'no-breaking-field-change',
  concept: 'api-contracts',
  severity: 'warning',
  needs: 'facts',
  summary: 'A field of an API is renamed, removed or retyped while clients still use it.',
  why: `
Clients are deployed on their own: a phone keeps last month's app, a partner's script nobody maintains.
What they read is gone the moment this is released, and no compiler of yours sees it.
Expand first: serve the old and the new field side by side, mark the old one deprecated, remove it when no client reads it any more.

The project is compared with a commit, where the branch began or what \`base\` names, or with a snapshot that \`fundamentals contract write\` wrote.

Ignore it when every client is released together with this code.`,
  examples: [
    {
      baseline: `
export function presentCustomer(customer: { id: string; name: string }) {
  return {
    id: customer.id,
    user_name: customer.name,
  };
}
app.get('/customers/:id', (req, res) => {
  res.json(presentCustomer(req.customer));
});`,
      prelude: `
declare const app: any;`,
      bad: `
export function presentCustomer(customer: { id: string; name: string }) {
  return {
    id: customer.id,
    name: customer.name,
//  ^^^^ 💡 \`user_name\` was renamed to \`name\` in \`presentCustomer\`, the response of GET /customers/:id; clients that read \`user_name\` break. Keep both until they have moved.
  };
}
app.get('/customers/:id', (req, res) => {
  res.json(presentCustomer(req.customer));
});`,
      good: `
export function presentCustomer(customer: { id: string; name: string }) {
  return {
    id: customer.id,
    name: customer.name,
    /** @deprecated use \`name\` */
    user_name: customer.name,
  };
}
app.get('/customers/:id', (req, res) => {
  res.json(presentCustomer(req.customer));
});`,
    },
  ],
  // As for other rules, but for `spec`: APIs are described in folders of that name.
  skips:
    /(^|\/)(tests?|__tests__|__mocks__|e2e|fixtures|seeds?|seeders|migrations?|scripts|bench(marks?)?|examples?)\/|[.-](test|spec|seed|e2e|bench)\.[cm]?[jt]sx?$|(^|\/)seed\.[cm]?[jt]s$/,
  mayApply(file, facts, baseline, isAsBefore) {
    if (!baseline) return false;
    if (isSnapshot(baseline)) return mayDepart(file, baseline.snapshot, facts);
    if (isAsBefore) return isBesideGone(file, facts, baseline);
    const before = baseline.fileOf(file);
    if (before === undefined) return false;
    const isSameFact = <T>(fact: Parameters<FactReader['of']>[0] & { extract(file: ts.SourceFile): T }): boolean =>
      isSame(facts.of(fact, file), baseline.facts.of(fact, before));
    return !isSameFact(shapes) || !isSameFact(modules) || isBesideGone(file, facts, baseline);
  },
  visit: { SourceFile: breakingChanges },
});

function breakingChanges(file: ts.SourceFile, { facts, baseline }: RuleContext): readonly Problem[] {
  if (!baseline) return [];
  const found = new Map<string, Said>();
  for (const broken of brokenIn(file.fileName, facts, baseline)) {
    const problem = problemFor(broken, file, facts, baseline);
    const { is, path } = broken.change;
    const id = JSON.stringify([problem.at, is, path.at(-1)]);
    if (!found.has(id)) found.set(id, { broken, problem });
  }
  const start = ({ at }: Problem): number => ('start' in at ? at.start : at.getStart());
  return [...grouped([...found.values()])].sort((a, b) => start(a) - start(b));
}

function problemFor(broken: Broken, tree: ts.SourceFile, facts: FactReader, baseline: Baseline): Problem {
  const { change, severity, key, goneWith } = broken;
  const places = facts.of(shapePlaces, tree.fileName);
  const at = goneWith === undefined ? placeOf(change, key, places) : placeOfMount(tree, places);
  return {
    at,
    message: messageFor(broken),
    severity,
    fixes: fixesFor(broken, at, tree, facts, baseline),
    because: [stepBefore(broken, facts, baseline), ...stepsOf(broken.crossings)],
  };
}
