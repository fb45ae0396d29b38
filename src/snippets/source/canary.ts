/*
title: Canary check
concept: canary
description: "Compares the new version with the old one at the same time (errors, P99, a business figure), and says widen, hold or roll back, and why."
stops:
  - 'leastRequests: [1_000]'
  - 'errorRate: [0.005]'
  - 'slowdown: [1.2]'
  - 'conversion: [0.95]'
*/
/** What one version did since the canary began, on its own share of the traffic. */
export interface CanaryFigures {
  readonly requests: number;
  readonly errors: number;
  /** In milliseconds. */
  readonly p99: number;
  /** What the product lives from: orders, sign-ups, messages sent. */
  readonly conversions: number;
}

export interface CanaryVerdict {
  readonly verdict: 'widen' | 'hold' | 'roll back';
  readonly because: readonly string[];
}

export const limits = {
  /** Below this nothing can be told. */
  leastRequests: 1_000,
  /** How much higher the share of errors may be: 0.005 is half a percentage point. */
  errorRate: 0.005,
  /** How many times slower the slowest of a hundred may be. */
  slowdown: 1.2,
  /** How much of the old version's conversion has to be left. */
  conversion: 0.95,
};

/** Rolls back on any figure that is clearly worse; holds while there are too few requests to tell. The old version runs beside it: yesterday is no baseline. */
export function judgeCanary(canary: CanaryFigures, baseline: CanaryFigures): CanaryVerdict {
  const because: string[] = [];
  const share = (count: number, { requests }: CanaryFigures) => count / Math.max(1, requests);
  const percent = (value: number) => `${(value * 100).toFixed(2)}%`;
  const errors = [share(canary.errors, canary), share(baseline.errors, baseline)] as const;
  const isTooSmall = canary.requests < limits.leastRequests || baseline.requests < limits.leastRequests;
  if (isTooSmall) {
    // Too few for a comparison, and enough for a disaster.
    if (canary.requests >= 20 && errors[0] > 0.5) return { verdict: 'roll back', because: [`errors: ${percent(errors[0])}`] };
    return { verdict: 'hold', because: [`requests: ${Math.min(canary.requests, baseline.requests)} of ${limits.leastRequests}`] };
  }
  if (errors[0] > errors[1] + limits.errorRate) because.push(`errors: ${percent(errors[0])} instead of ${percent(errors[1])}`);
  if (canary.p99 > baseline.p99 * limits.slowdown) because.push(`P99: ${canary.p99} ms instead of ${baseline.p99} ms`);
  const conversions = [share(canary.conversions, canary), share(baseline.conversions, baseline)] as const;
  if (conversions[0] < conversions[1] * limits.conversion) {
    because.push(`conversion: ${percent(conversions[0])} instead of ${percent(conversions[1])}`);
  }
  // $0
  return because.length ? { verdict: 'roll back', because } : { verdict: 'widen', because: ['no figure is worse'] };
}
