import { defineConcept } from './concept.ts';
import { block, drawing, label, line, note } from './drawing.ts';

export const featureFlags = defineConcept({
  id: 'feature-flags',
  title: 'Feature flags',
  summary: 'A condition that can be changed without a deploy decides who gets the new path, and takes it back in seconds.',
  symptoms: ['feature toggle', 'percentage rollout', 'kill switch', 'a/b test', 'turn off feature', 'same users always get new features'],
  drawings: [buckets()],
  problem: `
The new checkout is live, and it loses orders. Rolling back takes twenty minutes and takes four other changes with it. A flag at the entrance takes two seconds and only this one.

A flag answers one question: does **this user** get it? Four kinds of answers:

- **Percentage**, stable per user: hash the user's id **together with the flag's name**. With the id alone, the same unlucky one percent is first in every rollout, and your experiments are entangled.
- **Targeting**: the team, a customer, a country, an app version.
- **Kill switch**: for the expensive and the fragile, flipped during an incident.
- **Permanent**: plans and entitlements. Those are not flags but product; keep them elsewhere.

Ask **once**, at the entrance, and pass the result on. A flag asked in ten places is ten half-switched features, and if it changes during a request, you get both.

When the flag service does not answer there must be an answer: the old path, from a local default, without a wait.

Flags are debt: n flags make up to 2ⁿ programs, and your tests cover a few of them. Give each an owner and an end date when you create it.`,
  example: {
    prelude: `
import { createHash } from 'node:crypto';
interface User { readonly id: string; readonly isStaff: boolean }`,
    bad: `
// Asked anew each time: the page changes with every reload.
const isNewCheckout = () => Math.random() < 0.05;

// Or by id alone: always the same people come first.
const isInFivePercent = (user: User) => Number(user.id) % 100 < 5;`,
    good: `
interface Flag {
  readonly name: string;
  readonly percent: number;
  readonly isOff: boolean; // The kill switch beats everything.
}

function isEnabled(flag: Flag, user: User): boolean {
  if (flag.isOff) return false;
  if (user.isStaff) return true;
  const hash = createHash('sha256')
    .update(\`\${flag.name}:\${user.id}\`)
    .digest()
    .readUInt32BE();
  return hash % 10_000 < flag.percent * 100;
}`,
  },
  whenToUse: `
- New paths with risk, or with a launch date.
- Large refactorings: old and new side by side, switched by tenant.
- Operational switches: turn off recommendations before the shop goes down.`,
  whenNotToUse: `
- **Every change.** A fix with a test needs no flag.
- **Database schema.** A flag switches code; the schema must fit both. See [expand-contract](#expand-contract).
- **Secrets and permissions.** A flag is not access control: its value is often sent to the browser.
- **As configuration for ever.** Then it is configuration.`,
  howToSpot: `
- The same flag's name in many files.
- Flags at 100% for months, and the old path still in the code.
- A test suite that knows only one side.
- \`Math.random()\` in a condition.
- Two services that ask the same flag separately and disagree.`,
  whatToMeasure: `
- **Errors, latency and a business figure by variant**: the overall mean hides the 5%.
- **Number of flags and their age.** A test may fail when one is past its end date.
- **Time from 'turn it off' to off everywhere.**`,
  reading: [
    {
      title: 'Pete Hodgson: feature toggles',
      url: 'https://martinfowler.com/articles/feature-toggles.html',
      claim: 'kinds of flags, and how long each may live',
    },
    { title: 'OpenFeature: a standard interface for flag services', url: 'https://openfeature.dev/docs/reference/intro' },
    {
      title: 'Unleash: stickiness and hashing by user and flag',
      url: 'https://docs.getunleash.io/concepts/stickiness',
      claim: "rollouts hash the user's id together with a group, by default the flag",
    },
    {
      title: 'SEC: Knight Capital, a repurposed old flag, 460 million dollars',
      url: 'https://www.sec.gov/files/litigation/admin/2013/34-70694.pdf',
    },
  ],
  exercise: `
List your flags with age and owner. Delete the oldest one at 100%, with its old path. Then add an end date to each of the others, and a test that fails when it has passed.`,
  related: ['deploy-and-release', 'canary', 'rollback', 'strategy'],
});

/** The places of three users on a scale from 0 to 100%, for two flags. */
function buckets() {
  const scale = (y: number, flag: string, percent: number, users: readonly (readonly [string, number])[]) => [
    label(0, y + 10, flag),
    block(0, y + 34, percent * 3, 10, 'good'),
    block(percent * 3 + 2, y + 34, 298 - percent * 3, 10, 'quiet'),
    ...users.flatMap(([name, place]) => {
      const tone = place < percent ? 'good' : 'plain';
      return [
        note(place * 3, y + 28, name, 'middle', tone),
        line(
          [
            [place * 3, y + 31],
            [place * 3, y + 47],
          ],
          tone,
        ),
      ];
    }),
  ];
  return drawing({
    title: 'Who is in the first 20 percent',
    text: 'Two scales from 0 to 100 percent, of which the first 20 percent are on. With the flag new-checkout the hash puts Ann at 12, Bob at 55 and Cem at 80: only Ann gets it. With the flag new-search it puts Bob at 8, Cem at 45 and Ann at 71: only Bob gets it.',
    height: 132,
    parts: [
      ...scale(0, 'hash of new-checkout and user', 20, [
        ['Ann', 12],
        ['Bob', 55],
        ['Cem', 80],
      ]),
      note(0, 58, 'on'),
      note(300, 58, 'off', 'end'),
      ...scale(72, 'hash of new-search and user', 20, [
        ['Bob', 8],
        ['Cem', 45],
        ['Ann', 71],
      ]),
      note(0, 130, 'on'),
      note(300, 130, 'off', 'end'),
    ],
  });
}
