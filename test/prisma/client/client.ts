// Written by test/prisma/generate.mjs.
// @ts-nocheck
import * as process from "node:process";
import * as path from "node:path";
import * as runtime from "@prisma/client/runtime/client";
import * as $Enums from "./enums.ts";
import * as $Class from "./internal/class.ts";
import * as Prisma from "./internal/prismaNamespace.ts";
export * as $Enums from "./enums.ts";
export * from "./enums.ts";
export const PrismaClient = $Class.getPrismaClientClass();
export type PrismaClient<LogOpts extends Prisma.LogLevel = never, OmitOpts extends Prisma.PrismaClientOptions["omit"] = Prisma.PrismaClientOptions["omit"], ExtArgs extends runtime.Types.Extensions.InternalArgs = runtime.Types.Extensions.DefaultArgs> = $Class.PrismaClient<LogOpts, OmitOpts, ExtArgs>;
export { Prisma };
export type Customer = Prisma.CustomerModel;
export type Order = Prisma.OrderModel;
export type Product = Prisma.ProductModel;
