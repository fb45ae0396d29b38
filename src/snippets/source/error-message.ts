/*
title: Human error message
concept: error-messages
description: "Says what happened in the user's words, what happens next, and offers what to do; what was thrown is logged, never shown."
stops:
  - messageFor
  - "write to [us] and"
*/
export interface Message {
  /** What happened. */
  readonly title: string;
  /** What it means, and what happens next. */
  readonly text: string;
  readonly action?: 'try again' | 'sign in' | 'reload';
}

/** What to show for an error or an answer. `what` is what the person wanted, such as 'your order'; `reference` is what support finds in the log. */
export function messageFor(problem: unknown, what: string, reference: string): Message {
  if (!(problem instanceof Response)) {
    if (isTimeout(problem)) {
      return {
        title: 'This takes longer than it should',
        text: `We do not know yet whether ${what} got through. Look before you try again.`,
        action: 'reload',
      };
    }
    // What `fetch` throws where there is no connection.
    if (problem instanceof TypeError) {
      return { title: 'No connection', text: `Nothing is lost. We could not reach the server for ${what}.`, action: 'try again' };
    }
    return unexpected(what, reference);
  }
  switch (problem.status) {
    case 401:
      return {
        title: 'Please sign in again',
        text: `You have been away for a while. After that you go on with ${what}.`,
        action: 'sign in',
      };
    case 403:
      return { title: 'This is not yours to see', text: `Ask who gave you access, if you should have it for ${what}.` };
    case 404:
    case 410:
      return { title: 'It is not here any more', text: `Somebody may have deleted ${what}, or the link is old.` };
    case 409:
    case 412:
      return {
        title: 'Somebody was faster',
        text: `There is a newer version of ${what}. Load it, and make your change again.`,
        action: 'reload',
      };
    case 429:
    case 503:
      return { title: 'Too many at the moment', text: `Nothing is lost. Try ${what} again in a minute.`, action: 'try again' };
    // $0
    default:
      return unexpected(what, reference);
  }
}

const unexpected = (what: string, reference: string): Message => ({
  title: 'That did not work',
  text: `It is our fault, and we have been told. If ${what} is urgent, write to us and mention ${reference}.`,
  action: 'try again',
});

const isTimeout = (problem: unknown): boolean =>
  problem instanceof DOMException && (problem.name === 'TimeoutError' || problem.name === 'AbortError');
