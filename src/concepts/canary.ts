import { defineConcept } from './concept.ts';
import { arrow, block, drawing, label, note } from './drawing.ts';

export const canary = defineConcept({
  id: 'canary',
  title: 'Canary release',
  summary: 'Give the new version to a small share of the traffic, compare it with the old one, then widen or take it back.',
  symptoms: ['gradual rollout', 'staged rollout', 'compare versions', 'when to roll back', 'bad deploy hit everyone'],
  drawings: [steps()],
  problem: `
Tests did not find it, staging did not find it: it happens with real data only. If everybody gets the new version at once, everybody finds out with you. With a canary it is one in a hundred, for ten minutes.

A canary is worth what you compare. Watch, for **both versions side by side over the same time**:

- **error rate**,
- **latency at P50, P95 and P99**: means hide the tail,
- **a business figure**: orders per minute, logins, payments that succeed. A version that answers quickly with an empty basket has no errors at all,
- **use of resources**: memory of a leak, queries per request.

Compare with the old version **now**, not with yesterday: a Monday morning looks like a regression. And wait until there is enough traffic to tell. With 200 requests, one error more means nothing.

Decide beforehand. **Widen** (1%, 5%, 25%, 100%) when nothing is worse after a stated time and number of requests. **Roll back** at once when a limit is crossed, without a meeting. Automate it, because at step three everybody has gone to lunch.`,
  example: {
    prelude: `
interface Stats { readonly requests: number; readonly errors: number; readonly p99: number; readonly orders: number }`,
    bad: `
// One threshold over all traffic: with 1% canary, a version
// that always fails raises the rate by a single point.
const isHealthy = (all: Stats) => all.errors / all.requests < 0.02;`,
    good: `
type Verdict = 'wait' | 'widen' | 'roll back';

/** Both over the same minutes. */
function judge(old: Stats, canary: Stats): Verdict {
  const rate = (count: number, { requests }: Stats) =>
    count / requests;
  if (canary.errors > 20 && worse('errors', 2)) return 'roll back';
  if (canary.requests < 5000) return 'wait';
  if (worse('errors', 1.2) || canary.p99 > old.p99 * 1.25) {
    return 'roll back';
  }
  const fewerOrders =
    rate(canary.orders, canary) < rate(old.orders, old) * 0.95;
  return fewerOrders ? 'roll back' : 'widen';

  function worse(key: 'errors', factor: number): boolean {
    const usual = Math.max(rate(old[key], old), 0.001);
    return rate(canary[key], canary) > usual * factor;
  }
}`,
  },
  whenToUse: `
- Services with enough traffic to see a difference within minutes.
- Changes that tests cover badly: performance, new dependencies, runtime and library upgrades.
- Configuration, too. It breaks as much as code does.`,
  whenNotToUse: `
- **Little traffic.** With ten requests a minute use [blue-green](#blue-green) and a few careful clicks.
- **Changes that cannot live beside the old version**, such as an incompatible schema: make them compatible first.
- **The same customers every time.** Take others with each release.
- **Bugs that need a week**, such as slow leaks. The canary will look fine.`,
  howToSpot: `
- Metrics without a label for the version.
- Deploys that replace all instances within a minute.
- 'We watched the dashboard': who, what, how long?
- Canaries of one instance that also gets less load than the others.`,
  whatToMeasure: `
- **The four figures above, by version.**
- **Share of bad releases stopped at the canary.** If users find them, you watch the wrong figures.
- **False alarms**: rollbacks without a cause. Too many, and people switch it off.`,
  reading: [
    {
      title: 'Google SRE workbook: canarying releases',
      url: 'https://sre.google/workbook/canarying-releases/',
      claim: 'compare canary and control over the same time; how much traffic is enough',
    },
    { title: 'Danilo Sato: canary release', url: 'https://martinfowler.com/bliki/CanaryRelease.html' },
    {
      title: "AWS Builders' Library: automating safe, hands-off deployments",
      url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
      claim: 'widening in waves, with automatic rollback',
    },
  ],
  exercise: `
Add the version as a label to your request metrics. Put error rate, P99 and one business figure of both versions on one page. Then deploy one instance of a version with an artificial 5% of errors and see whether you notice, and when.`,
  related: ['feature-flags', 'blue-green', 'rollback', 'percentiles'],
});

function steps() {
  const step = (x: number, share: number, words: string) => [
    block(x, 84 - share, 52, share, 'good'),
    ...(share < 72 ? [block(x, 12, 52, 72 - share, 'quiet')] : []),
    label(x + 26, 100, words, 'middle'),
  ];
  return drawing({
    title: 'Widening in steps',
    text: 'The share of traffic that the new version gets grows in four steps: 1, 5, 25 and 100 percent. Between the steps both versions are compared; at each of these points one can go back to zero.',
    height: 144,
    parts: [
      ...step(0, 2, '1%'),
      ...step(82, 5, '5%'),
      ...step(164, 18, '25%'),
      ...step(246, 72, '100%'),
      ...[54, 136, 218].map((x) =>
        arrow([
          [x + 2, 48],
          [x + 24, 48],
        ]),
      ),
      ...[67, 149, 231].map((x) =>
        arrow(
          [
            [x, 58],
            [x, 116],
          ],
          'bad',
          true,
        ),
      ),
      note(149, 132, 'worse than the old version: back to 0%', 'middle', 'bad'),
    ],
  });
}
