/** Why something is not offered, in words for those who work on fixes: `npm run why-no-fix` prints them. */
export interface Refusal {
  readonly refused: string;
}

export function refusal(refused: string): Refusal {
  return { refused };
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}
