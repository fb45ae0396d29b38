import { defineConcept } from './concept.ts';

export const errorMessages = defineConcept({
  id: 'error-messages',
  title: 'Error messages',
  summary: "Say what happened in the reader's words, what that means for them, and what they can do now; keep the exception for the log.",
  symptoms: ['something went wrong', 'alert error message', 'stack trace shown', 'error 500', 'unhandled rejection', 'users call support'],
  problem: `
\`duplicate key value violates unique constraint "users_email_key"\` tells an attacker which tables you have, and tells the customer nothing. 'Something went wrong' tells nobody anything. Between them is a sentence that helps: 'There is an account with this address already. Sign in, or reset your password.'

Three parts:

1. **What happened**, in the reader's words. 'Your card was declined', not 'payment_intent failed'.
2. **What that means.** Has it been saved? Was anything charged? People fear losing work or money more than they fear an error.
3. **What to do**: a button that does it. Try again, change the address, ask for help with the number 7F3K.

On the server the same split. **Known** errors have a stable code (\`email_taken\`) and become a sentence where the language of the reader is known. **Unknown** ones become one general message with an id, and everything else goes to the log under that id. Never \`error.message\` of something you did not throw yourself: it may hold SQL, paths, addresses, keys.

Show it where it happened, beside the field and not in a corner; keep what was typed; and do not blame. 'Invalid input' is what machines say.`,
  example: {
    prelude: `
declare function save(email: string): Promise<void>;
declare const form: { show(field: 'email', text: string): void; banner(text: string, action: { label: string; run: () => void }): void };
declare function alert(text: string): void;
declare const signIn: () => void;
class ApiError extends Error { readonly code: string = ''; readonly requestId: string = '' }`,
    bad: `
async function submit(email: string) {
  try {
    await save(email);
  } catch (error) {
    alert((error as Error).message);
  }
}`,
    good: `
async function submit(email: string): Promise<void> {
  try {
    await save(email);
  } catch (error) {
    if (error instanceof ApiError && error.code === 'email_taken') {
      form.show('email', 'There is an account with this address.');
      form.banner('Do you want to sign in?', {
        label: 'Sign in',
        run: signIn,
      });
      return;
    }
    const id = error instanceof ApiError ? error.requestId : 'none';
    form.banner(
      \`We could not save your address; nothing has changed. (\${id})\`,
      { label: 'Try again', run: () => submit(email) },
    );
  }
}`,
  },
  whenToUse: `
Everywhere a person may meet a failure: forms, pages, mails, command lines, API answers. Developers who use your API are people; they get a code, a sentence and a link.`,
  whenNotToUse: `
- **Failures nobody needs to know.** A background refresh that works on the second try is silent.
- **Details at the login.** 'No such user' helps attackers: say that address or password is wrong. 'There is an account with this address' gives the same away at sign-up: where membership is private, answer by mail.
- **Jokes.** The third time they meet it, it is not funny.
- **Internal tools for those who built it.** They want the stack trace. Show it there, and only there.`,
  howToSpot: `
- \`alert(error.message)\`, \`res.json({ error: err.message })\`, \`toast(String(e))\`.
- An empty \`catch\`.
- One message for all failures.
- A form that is empty after an error.
- Status 200 with \`{ "success": false }\`: monitoring does not see it.`,
  whatToMeasure: `
- **Errors shown to people**, by message. The most frequent is a design fault, not a text fault.
- **What they did next**: tried again, went away, called support.
- **Share of support requests with an id**, and the time to find the cause with it.
- **Answers that hold a stack trace or SQL**: search a day of responses.`,
  reading: [
    { title: 'Nielsen Norman Group: error-message guidelines', url: 'https://www.nngroup.com/articles/error-message-guidelines/' },
    { title: 'RFC 9457: problem details for HTTP APIs', url: 'https://www.rfc-editor.org/rfc/rfc9457' },
    {
      title: 'OWASP: error handling',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Error_Handling_Cheat_Sheet.html',
      claim: 'raw errors help attackers',
    },
    {
      title: 'OWASP: authentication, and the same message for every failed login',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html',
      claim: 'login errors must not say which part was wrong',
    },
    { title: 'GOV.UK: the error message component', url: 'https://design-system.service.gov.uk/components/error-message/' },
  ],
  exercise: `
Break your product ten ways: no network, expired session, wrong file, taken name, closed database. Write down each message as it is shown. Rewrite the three worst: what happened, what it means, what to do.`,
  related: ['abstraction-levels', 'optimistic-updates', 'retries', 'idempotency'],
});
