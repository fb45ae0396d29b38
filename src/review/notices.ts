import type { Configurable } from '../settings/keys.ts';

/** What is said about comments that suppress findings, in the manner of rules. */
export const notices = {
  invalid: {
    id: 'no-invalid-suppression',
    severity: 'warning',
    summary: 'A `fundamentals-ignore` comment names no known rule, gives no reason, or ends nowhere.',
  },
  unused: { id: 'no-unused-suppression', severity: 'hint', summary: 'A `fundamentals-ignore` comment suppresses nothing.' },
} as const satisfies Readonly<Record<string, Configurable>>;
