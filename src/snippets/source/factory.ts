/*
title: Factory
concept: factory
description: "One function that makes the right one of several, exhaustive over a union, with an error that names a kind it does not know."
stops:
  - Discount
  - percentage
  - fixed
*/
export interface Discount {
  /** In cents, never below zero. */
  apply(cents: number): number;
}

export type DiscountOptions =
  | { readonly kind: 'percentage'; readonly percent: number }
  | { readonly kind: 'fixed'; readonly cents: number };

/** The one place that knows what belongs to which kind. */
export function createDiscount(options: DiscountOptions): Discount {
  switch (options.kind) {
    case 'percentage':
      return { apply: (cents) => Math.round(cents * (1 - options.percent / 100)) };
    case 'fixed':
      return { apply: (cents) => Math.max(0, cents - options.cents) };
    // $0
    default:
      throw unknownDiscount(options);
  }
}

/** A kind without a case: the compiler reports it here, and at run time data that brings one fails loudly. */
function unknownDiscount(options: never): Error {
  return new Error(`There is no discount of the kind '${(options as DiscountOptions).kind}'.`);
}
