import { defineConcept } from './concept.ts';
import { block, box, dot, drawing, label, note, type Tone } from './drawing.ts';

export const loadingStates = defineConcept({
  id: 'loading-states',
  title: 'Loading states',
  summary: 'Show the shape of what is coming when it takes a while, and nothing at all when it does not.',
  symptoms: ['spinner', 'skeleton screen', 'flicker', 'layout shift', 'blank page', 'loading flash', 'feels slow'],
  drawings: [shapes()],
  problem: `
Three ways to make a fast page feel slow. A spinner that flashes for 80 ms: the eye sees a disturbance where nothing had to happen. A spinner that turns for six seconds: nobody knows whether anything is coming. And content that pushes other content away as it arrives, under the finger that was about to press.

What people perceive has known limits: up to **0.1 s** is instant, up to **1 s** is noticed but keeps the train of thought, beyond **10 s** they do something else. So:

- **Under some 200 ms: show nothing.** Keep what is there.
- **After that, a skeleton** in the shape of the content: same rows, same heights, so that nothing jumps when the content comes.
- **Once shown, keep it for 300 ms or so**, or it flashes after all.
- **Over a few seconds: say what is going on**, with real progress where it is known.
- **Over ten: let people go on** and tell them when it is done.

When data is refreshed, keep the old on the screen and mark it. A list that vanishes to come back the same is worse than one that is a second old.

Failure and emptiness are states, too. Each view has four: loading, empty, failed, there.`,
  example: {
    prelude: `
declare const view: { skeleton(): void; content(text: string): void; failed(retry: () => void): void };
declare function sleep(ms: number): Promise<void>;`,
    bad: `
async function show(load: () => Promise<string>) {
  view.skeleton(); // Flashes when the answer takes 50 ms.
  view.content(await load()); // And stays when it fails.
}`,
    good: `
async function show(load: () => Promise<string>) {
  const loading = load();
  let shownAt: number | undefined;
  const timer = setTimeout(() => {
    view.skeleton();
    shownAt = Date.now();
  }, 200);
  try {
    const content = await loading;
    const left = shownAt ? shownAt + 300 - Date.now() : 0;
    if (left > 0) await sleep(left);
    view.content(content);
  } catch {
    view.failed(() => show(load));
  } finally {
    clearTimeout(timer);
  }
}`,
  },
  whenToUse: `
- Content whose shape is known beforehand: lists, cards, tables, profiles.
- The first visit of a page. Afterwards old data is better than a skeleton.
- A bar with real figures for uploads, imports and exports.`,
  whenNotToUse: `
- **Fast answers.** Make them fast rather than decorated.
- **Actions of a person**: the button itself shows that it works, or the update is [optimistic](#optimistic-updates).
- **Skeletons of something else.** Three grey bars, and then a map.
- **A progress bar that lies.** Ninety percent for a minute is worse than a spinner.`,
  howToSpot: `
- \`if (isLoading) return <Spinner />\` at the top of everything.
- Components with a branch for loading and none for failed or empty.
- Images without width and height.
- A page in which four spinners turn one after the other: requests in sequence.`,
  whatToMeasure: `
- **Cumulative layout shift**, under 0.1 for three visits in four.
- **Time to the first useful content**, P75 and P95, of real visits.
- **Share of loads in which the skeleton appeared.** It shows how often you are slow.
- **Visits left while loading.**`,
  reading: [
    {
      title: 'Jakob Nielsen: three limits of response times',
      url: 'https://www.nngroup.com/articles/response-times-3-important-limits/',
      claim: '0.1, 1 and 10 seconds',
    },
    { title: 'Nielsen Norman Group: skeleton screens', url: 'https://www.nngroup.com/articles/skeleton-screens/' },
    { title: 'web.dev: cumulative layout shift', url: 'https://web.dev/articles/cls', claim: '0.1 at the 75th percentile is good' },
    { title: 'React: Suspense, and keeping what is already shown', url: 'https://react.dev/reference/react/Suspense' },
  ],
  exercise: `
Record your most used page with the network throttled to 'slow 3G', and watch it frame by frame. Write down each flash, each jump and each moment without an answer to 'is it working?' Remove the worst.`,
  related: ['optimistic-updates', 'error-messages', 'percentiles'],
});

function shapes() {
  const card = (x: number, title: string) => [label(x + 44, 12, title, 'middle'), box(x, 20, 88, 104, '', 'quiet')];
  const bar = (x: number, y: number, wide: number, tone: Tone = 'quiet') => block(x, y, wide, 7, tone);
  const row = (x: number, y: number, tone: Tone) => [dot(x + 16, y + 8, tone, 7), bar(x + 30, y, 46, tone), bar(x + 30, y + 11, 30, tone)];
  return drawing({
    title: 'The same place, from waiting to content',
    text: 'Three frames of a list. Under 200 milliseconds nothing is shown. After that a skeleton: grey circles and bars where pictures and lines will be. Then the content, in the same places, so that nothing jumps.',
    height: 144,
    parts: [
      ...card(0, 'at first'),
      note(44, 76, 'nothing', 'middle'),
      ...card(106, 'after 200 ms'),
      ...[32, 64, 96].flatMap((y) => row(106, y, 'quiet')),
      ...card(212, 'then'),
      ...[32, 64, 96].flatMap((y) => row(212, y, 'first')),
      note(150, 140, 'the same places: nothing jumps', 'middle'),
    ],
  });
}
