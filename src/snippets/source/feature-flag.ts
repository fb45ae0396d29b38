/*
title: Feature flag
concept: feature-flags
description: "A flag with a kill switch, targeting, and a percentage of users by a stable hash of flag and user."
stops:
  - newCheckout
  - 'percentage: [5|1|10|25|50|100]'
  - "'[you@example.com]'"
*/
export interface FeatureFlag {
  /** Part of the hash: the users who get this one first are not those of the next. */
  readonly name: string;
  /** Off for everybody, whatever else is said. */
  readonly killed?: boolean;
  /** Always on for them: yourselves, testers, who asked for it. */
  readonly users?: readonly string[];
  /** 0 to 100. Raising it keeps it on for all who have it. */
  readonly percentage: number;
  /** After this day it is old: remove it, and the path that nobody takes any more. */
  readonly removeBy: string;
}

export const flags = {
  newCheckout: { name: 'newCheckout', percentage: 5, users: ['you@example.com'], removeBy: '2027-03-31' },
  // $0
} satisfies Readonly<Record<string, FeatureFlag>>;

/** Whether a user gets it: today as yesterday, on this server as on the next. */
export function isEnabled({ name, killed, users, percentage }: FeatureFlag, user: string): boolean {
  if (killed) return false;
  if (users?.includes(user)) return true;
  return hash(`${name}:${user}`) % 10_000 < percentage * 100;
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), mixed as MurmurHash3 does at its end, so that similar names fall apart. 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
