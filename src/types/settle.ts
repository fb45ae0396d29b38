import type { Question } from '../engine/opinion.ts';
import type { Workspace } from '../engine/workspace.ts';
import { isWorthAsking } from '../facts/questions.ts';
import type { TypesTier } from './tier.ts';

/** Answers lead to calls that nobody had asked about; after so many rounds the rest is left undecided. */
const mostRounds = 8;

/** Asks the types tier until facts have no question left. `look` asks the facts whatever is to be known in the end. */
export function settle(workspace: Workspace, tier: TypesTier, look: () => void): void {
  for (let round = 0; round < mostRounds; round++) {
    look();
    let hasNews = false;
    tier.answer(
      [...considered(workspace)].filter((question) => question !== undefined),
      () => true,
      (file, opinions) => {
        workspace.setOpinions(file, opinions);
        hasNews = true;
      },
    );
    if (!hasNews) return;
  }
}

/**
 * The questions whose answers could lead anywhere, and undefined for each that could not, so that whoever has no time may pause.
 * To find that out of one question may raise others, in functions that it could lead to.
 */
export function* considered(workspace: Workspace): Iterable<Question | undefined> {
  const seen = new Set<Question>();
  for (let more = workspace.questions(); more.length; more = workspace.questions().filter((question) => !seen.has(question))) {
    for (const question of more) {
      seen.add(question);
      yield isWorthAsking(question, workspace.facts) ? question : undefined;
    }
  }
}
