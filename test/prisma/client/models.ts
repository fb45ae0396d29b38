// Written by test/prisma/generate.mjs.
// @ts-nocheck
export type * from "./models/Customer.ts";
export type * from "./models/Order.ts";
export type * from "./models/Product.ts";
export type * from "./commonInputTypes.ts";
