import { defineConcept } from './concept.ts';

export const rollback = defineConcept({
  id: 'rollback',
  title: 'Rollback',
  summary: 'Going back to what worked, within a minute, decided before anybody knows the cause.',
  symptoms: [
    'how to undo a deploy',
    'bad release',
    'revert',
    'mean time to recovery',
    'roll forward',
    'cannot roll back because of migration',
  ],
  problem: `
Something is wrong since the last deploy. The team looks for the cause for forty minutes, finds it, fixes it, builds, deploys: an hour and a half. Going back would have taken one minute, and the cause can be found in peace.

So: **back first, then understand.** Three ways, the fastest first:

1. **Flag off**: seconds, one feature.
2. **Switch traffic** to the version that still runs: seconds, everything.
3. **Redeploy the previous build**: minutes. The artefact must exist; do not build again.

Keep it under a minute and rehearse it. A rollback nobody has tried in a year is a plan, not an ability.

What closes the way back is nearly always **data**. The new version dropped a column, wrote a format, sent an event that the old one cannot read. So what you write must be readable by the **previous** version. Do it in two deploys: the first can read both forms and still writes the old; only when it is everywhere, and you no longer want to go behind it, does the second write the new. Every step can then be undone by one.

'Roll forward only' is what you call it when this is missing.`,
  example: {
    prelude: `
interface Event { readonly type: string; readonly cents: number }`,
    bad: `
// One deploy: writes a form its predecessor cannot read.
export const write = ({ type, cents }: Event) =>
  JSON.stringify({ type, money: { cents, currency: 'EUR' } });

export const read = (text: string): Event => {
  const { type, money } = JSON.parse(text);
  return { type, cents: money.cents };
};`,
    good: `
// First deploy: reads both, writes the old.
export const read = (text: string): Event => {
  const { type, money, cents } = JSON.parse(text);
  return { type, cents: money?.cents ?? cents };
};

export const write = (event: Event) =>
  JSON.stringify(event);

// Second deploy, days later: writes the new.
// Going back by one is safe at every moment.`,
  },
  whenToUse: `
- The error rate rises after a change, whatever the change was. Configuration and flags are changes too.
- A [canary](#canary) crosses its limit: automatically.
- You are not sure. Going back costs a minute; being sure costs an hour.`,
  whenNotToUse: `
- **The fault is older than the deploy.** Look at the graph before you act.
- **Data is being damaged and the old version would go on damaging it.** Stop writing first.
- **A closed security hole would be open again.** Fix forward, or switch the feature off.
- **Down migrations that drop what the new version has written.** They are destruction with a friendly name.`,
  howToSpot: `
- Migrations and the code that needs them in one deploy.
- Rollback means 'revert the commit and wait for the pipeline'.
- Builds are not kept, or \`latest\` is deployed.
- Nobody but one person can do it.`,
  whatToMeasure: `
- **Time from 'we go back' to recovered.** Rehearse monthly, note the seconds.
- **Time from the first bad request to that decision.** Usually the longer part: alarms, and courage.
- **Share of deploys that could not have been undone.** Count migrations that drop or rename.`,
  reading: [
    {
      title: "AWS Builders' Library: ensuring rollback safety during deployments",
      url: 'https://aws.amazon.com/builders-library/ensuring-rollback-safety-during-deployments/',
      claim: 'two-phase changes: first read both, then write the new',
    },
    { title: 'Google SRE book: emergency response', url: 'https://sre.google/sre-book/emergency-response/' },
    { title: 'DORA: the metrics, with time to restore', url: 'https://dora.dev/guides/dora-metrics/' },
    { title: 'Martin Fowler: parallel change', url: 'https://martinfowler.com/bliki/ParallelChange.html' },
  ],
  exercise: `
This week, roll production back to the previous version and forward again, on purpose, with somebody who has never done it. Write down each moment somebody had to ask.`,
  related: ['feature-flags', 'blue-green', 'canary', 'expand-contract'],
});
