import { defineConcept } from './concept.ts';

export const deployAndRelease = defineConcept({
  id: 'deploy-and-release',
  title: 'Deploy is not release',
  summary: 'Deploying puts code on servers; releasing shows it to people, and the two should be two decisions.',
  symptoms: ['big bang release', 'deploy on friday', 'long lived branch', 'release night', 'launch', 'dark launch'],
  problem: `
As long as deploying means releasing, every deploy is a public event. So there are fewer of them, each is larger, each is riskier, and the branch that waits for the launch grows a month of conflicts.

Cut them apart. Code goes to production **dark**: deployed, running perhaps, visible to nobody. Later somebody turns it on, for the team, for one percent, for all. If it is bad, it is turned off, and no deploy is involved. Deploys become small and dull, several a day. Launches become a matter for product people, at ten in the morning.

How to be dark:

- **Behind a [flag](#feature-flags)**, at the entrance of the new path.
- **Unlinked**: the new endpoint exists and nobody calls it.
- **In shadow**: the new code runs beside the old, its result is compared and thrown away. The best test there is for a rewritten calculation, provided it has no side effects.

Dark code is still code. It is loaded, it can throw at start-up, it needs its tables. Migrations go ahead of it, in a deploy of their own.`,
  example: {
    prelude: `
interface Cart { readonly id: string }
declare function oldPrice(cart: Cart): Promise<number>;
declare function newPrice(cart: Cart): Promise<number>;
declare const log: { warn(message: string, data: unknown): void };`,
    bad: `
// Deployed and released at once, to everybody.
export async function price(cart: Cart) {
  return newPrice(cart);
}`,
    good: `
// In shadow: people get the old price, we learn about the new.
export async function price(cart: Cart) {
  const shown = await oldPrice(cart);
  newPrice(cart).then(
    (cents) => {
      if (cents !== shown) {
        log.warn('prices differ', { cart: cart.id, shown, cents });
      }
    },
    (error) => log.warn('new price failed', { cart: cart.id, error }),
  );
  return shown;
}`,
  },
  whenToUse: `
- Everything whose launch has a date, a campaign or a risk.
- Rewrites: run old and new side by side until the differences are explained.
- Large changes that take weeks: merged daily, dark until done.`,
  whenNotToUse: `
- **Bug fixes and small changes.** Deploy them; that is the release.
- **Shadow runs with side effects.** Two mails, two charges. Also mind double load on what is behind.
- **As a store for unfinished ideas.** Dark code older than a quarter is dead code.`,
  howToSpot: `
- Branches older than a week, 'release' branches, merge days.
- Deploys that wait for marketing.
- 'We cannot deploy the fix, the other thing is not ready.'
- One change set with a migration, a feature and a launch in it.`,
  whatToMeasure: `
- **Deploys per day, and lines per deploy.** More of the first, fewer of the second.
- **Time from merge to production.**
- **Share of deploys that had to be taken back**, and how long that took.
- **Differences in shadow**, per thousand.`,
  reading: [
    { title: 'Martin Fowler: dark launching', url: 'https://martinfowler.com/bliki/DarkLaunching.html' },
    {
      title: 'Pete Hodgson: feature toggles',
      url: 'https://martinfowler.com/articles/feature-toggles.html',
      claim: 'release toggles separate release from deployment',
    },
    {
      title: 'DORA: trunk-based development',
      url: 'https://dora.dev/capabilities/trunk-based-development/',
      claim: 'short branches go with better delivery',
    },
    {
      title: "AWS Builders' Library: automating safe, hands-off deployments",
      url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
    },
  ],
  exercise: `
Take the branch that has been open longest. What keeps it from being merged today, switched off? Put the entrance behind a condition that is false, and merge.`,
  related: ['feature-flags', 'canary', 'rollback', 'backward-compatibility'],
});
