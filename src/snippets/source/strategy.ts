/*
title: Strategy
concept: strategy
description: "An interface, its implementations, a registry, and the choice at run time by a name that may come from anywhere."
stops:
  - Pricing
  - standard
  - loyal
*/
/** One way to do it; callers do not know which. */
export interface Pricing {
  /** In cents. */
  price(cents: number, quantity: number): number;
}

const standard: Pricing = {
  price: (cents, quantity) => cents * quantity,
};

const loyal: Pricing = {
  price: (cents, quantity) => Math.round(cents * quantity * 0.9),
};
// $0

/** A new one is added here, and nowhere else. */
const pricings = { standard, loyal };

export type PricingName = keyof typeof pricings;

/** Names come from settings, rows or requests: what is inherited, such as `constructor`, is no name. */
export function isPricingName(name: string): name is PricingName {
  return Object.hasOwn(pricings, name);
}

/** The one of that name. Throws where there is none. */
export function pricingNamed(name: string): Pricing {
  if (isPricingName(name)) return pricings[name];
  throw new Error(`There is no pricing '${name}'; there are ${Object.keys(pricings).join(', ')}.`);
}
