import { defineConcept } from './concept.ts';
import { block, dot, drawing, label, line, note } from './drawing.ts';

export const optimisticUpdates = defineConcept({
  id: 'optimistic-updates',
  title: 'Optimistic updates',
  summary: 'Show the result at once, call the server, and take it back with a word if the call fails.',
  symptoms: ['slow like button', 'ui waits for server', 'spinner on every click', 'value jumps back', 'double click'],
  drawings: [timeline()],
  problem: `
A heart that turns red after 400 ms feels broken, and people press again. The server says yes in 999 of 1,000 cases, so do not wait for it: **update, call, roll back on failure**.

The third part is the one that is missing. Without it the screen shows a like that does not exist, until the next reload takes it away without a word.

What a rollback needs:

- **The state before**, kept until the answer is there.
- **A message** that says what did not work, with 'try again'. Silent disappearance looks like a bug.
- **Care with order.** Somebody presses like, unlike, like. Answers arrive in any order; only the newest counts. And a refetch that started before the click brings back the old state: cancel it, or ignore it.
- **Agreement at the end**: take the server's number, not your guess.

Send the **state wanted** (\`liked: true\`), not the change (\`toggle\`). Then a repeated request does no harm.`,
  example: {
    prelude: `
interface Post { readonly id: string; readonly isLiked: boolean; readonly likes: number }
declare const api: { setLiked(id: string, isLiked: boolean): Promise<Post> };
declare const view: { show(post: Post): void; say(text: string, retry: () => void): void };`,
    bad: `
async function toggleLike(post: Post) {
  const likes = post.likes + (post.isLiked ? -1 : 1);
  view.show({ ...post, isLiked: !post.isLiked, likes });
  await api.setLiked(post.id, !post.isLiked); // And if it fails?
}`,
    good: `
const newest = new Map<string, symbol>();

async function setLiked(post: Post, isLiked: boolean) {
  const click = Symbol();
  newest.set(post.id, click);
  const isNewest = () => newest.get(post.id) === click;

  const likes = post.likes + Number(isLiked) - Number(post.isLiked);
  view.show({ ...post, isLiked, likes });
  try {
    const saved = await api.setLiked(post.id, isLiked);
    if (isNewest()) view.show(saved);
  } catch {
    if (!isNewest()) return;
    view.show(post);
    view.say('Your like was not saved.', () =>
      setLiked(post, isLiked),
    );
  }
}`,
  },
  whenToUse: `
- Small, frequent, nearly always successful, easily undone: like, star, tick, reorder, rename, archive.
- Chat: the message appears at once, marked as 'sending'.`,
  whenNotToUse: `
- **Payments.** 'Paid', and then 'not paid', is worse than two seconds of waiting.
- **Deleting for good.** Ask first, or delay the call and offer 'undo'.
- **What often fails**: stock, seats, unique names. People see a lie too often.
- **Results only the server knows**: a price, a number, a match.`,
  howToSpot: `
- A spinner or a disabled button on a click whose outcome is obvious.
- State set before an \`await\`, and no \`catch\`.
- \`toggle\` endpoints.
- Lists that flicker after a click: old, new, old, new.`,
  whatToMeasure: `
- **Time from click to visible change**, under 100 ms.
- **Rollbacks per thousand clicks.** Above ten, it is not a case for optimism.
- **Repeated clicks on the same thing within a second.** People who do not believe you.`,
  reading: [
    { title: 'React: useOptimistic', url: 'https://react.dev/reference/react/useOptimistic' },
    {
      title: 'TanStack Query: optimistic updates, with rollback and cancelled refetches',
      url: 'https://tanstack.com/query/latest/docs/framework/react/guides/optimistic-updates',
      claim: 'running refetches must be cancelled, or they overwrite the optimistic state',
    },
    {
      title: 'Jakob Nielsen: three limits of response times',
      url: 'https://www.nngroup.com/articles/response-times-3-important-limits/',
      claim: 'a tenth of a second feels instant',
    },
  ],
  exercise: `
Set your browser to offline and press everything that is optimistic. Each must come back to the truth and say so. Then set it to 'slow 3G', press the same button five times, and compare screen and database.`,
  related: ['error-messages', 'loading-states', 'idempotency', 'lost-updates'],
});

function timeline() {
  const lane = (y: number, title: string) => [
    label(0, y, title),
    line(
      [
        [0, y + 30],
        [12, y + 30],
      ],
      'quiet',
    ),
    dot(16, y + 30),
  ];
  return drawing({
    title: 'From the click to the truth',
    text: 'Three timelines that begin with a click. Waiting: the screen changes when the answer arrives, 400 milliseconds later. Optimistic: the screen changes at once, and the answer confirms it. Optimistic with failure: the screen changes at once, and the failure takes it back with a message.',
    height: 180,
    parts: [
      ...lane(10, 'Waiting'),
      block(22, 35, 158, 10, 'quiet'),
      block(180, 35, 120, 10, 'good'),
      note(180, 30, 'liked, 400 ms later', 'start', 'good'),
      ...lane(68, 'Optimistic'),
      block(22, 93, 278, 10, 'good'),
      note(24, 88, 'liked', 'start', 'good'),
      note(180, 88, 'confirmed'),
      line([
        [180, 91],
        [180, 105],
      ]),
      ...lane(126, 'Optimistic, and it fails'),
      block(22, 151, 158, 10, 'good'),
      note(24, 146, 'liked', 'start', 'good'),
      note(180, 146, 'taken back, and why', 'start', 'bad'),
      line(
        [
          [180, 149],
          [180, 163],
        ],
        'bad',
      ),
      line(
        [
          [180, 156],
          [300, 156],
        ],
        'quiet',
      ),
      note(16, 178, 'click', 'middle'),
    ],
  });
}
