import { dirname, join } from 'node:path';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import type { FactReader } from '../../src/engine/facts.ts';
import type { FileId } from '../../src/engine/text.ts';
import type { Workspace } from '../../src/engine/workspace.ts';
import { effects } from '../../src/facts/effects.ts';
import { functions } from '../../src/facts/functions.ts';
import { type Target, targets } from '../../src/facts/targets.ts';
import { keyOf } from '../../src/facts/value.ts';
import { readText } from '../../src/host/node.ts';
import type { TypesHost } from '../../src/types/host.ts';
import { settle } from '../../src/types/settle.ts';
import { TypesTier } from '../../src/types/tier.ts';
import { workspaceOf } from '../fixture.ts';

const libFolder = join(process.cwd(), 'node_modules/typescript/lib');

/** What is installed in every project of these tests: as much of the real declarations as they need. */
const installed = `
//- /node_modules/typeorm/index.d.ts
export class Repository<Entity> {
  find(options?: object): Promise<Entity[]>;
  findOneBy(where: object): Promise<Entity | null>;
  createQueryBuilder(): SelectQueryBuilder<Entity>;
}
export class SelectQueryBuilder<Entity> { where(condition: string): this; getMany(): Promise<Entity[]> }
export abstract class BaseEntity { save(): Promise<this>; static find<T>(this: new () => T): Promise<T[]> }
//- /node_modules/drizzle-orm/pg-core/index.d.ts
export interface PgSelectBase<T> extends Promise<T[]> { where(condition: unknown): PgSelectBase<T>; limit(rows: number): PgSelectWithout<PgSelectBase<T>, 'limit'> }
export type PgSelectWithout<T, K extends string> = Omit<T, K>;
export interface RelationalQueryBuilder<T> { findMany(): PgRelationalQuery<T[]> }
export interface PgRelationalQuery<T> extends Promise<T> {}
export interface PgInsertBase<T> extends Promise<T> { values(rows: unknown): this; returning(): this }
//- /node_modules/kysely/index.d.ts
export interface SelectQueryBuilder<T> { where(column: string): SelectQueryBuilder<T>; execute(): Promise<T[]> }
export interface RawBuilder<T> { execute(db: unknown): Promise<T> }
export interface TransactionBuilder { setIsolationLevel(level: string): TransactionBuilder; execute<T>(run: (db: unknown) => Promise<T>): Promise<T> }
//- /node_modules/sequelize/index.d.ts
export class Model { save(): Promise<this> }
export type HasManyGetAssociationsMixin<T> = (options?: object) => Promise<T[]>;
export type HasManyAddAssociationMixin<T, K> = (row?: T | K) => Promise<void>;
export type BelongsToGetAssociationMixin<T> = (options?: object) => Promise<T>;
//- /node_modules/lodash/index.d.ts
import { Repository } from 'typeorm';
export const hidden: Repository<object>;
`;

/** A project in memory with a types tier of its own, and packages installed beside it. */
export interface TypedProject {
  readonly workspace: Workspace;
  readonly tier: TypesTier;
  /** The calls of a file that are proven to do something outside, as written, after the types tier was asked. */
  settled(file: FileId): readonly string[];
  edit(file: FileId, text: string): void;
}

export function typedProject(text: string, firstFile = '/main.ts'): TypedProject {
  const packages = parseAnnotated(installed).files;
  const texts = new Map(parseAnnotated(text, firstFile).files);
  const all = (): readonly string[] => [...texts.keys(), ...packages.keys()];
  const host: TypesHost = {
    projectFiles: () => [...texts.keys()],
    read: (file) => texts.get(file) ?? packages.get(file) ?? (file.startsWith(libFolder) ? readText(file) : undefined),
    disk: {
      isFile: (path) => texts.has(path) || packages.has(path),
      isFolder: (path) => all().some((file) => isBelow(dirname(file), path)),
      realPath: (path) => path,
    },
    libFolder,
  };
  const workspace = workspaceOf(texts);
  const tier = new TypesTier(host);
  return {
    workspace,
    tier,
    settled(file) {
      let found: readonly string[] = [];
      settle(workspace, tier, () => {
        found = provenIn(workspace, file);
      });
      return found;
    },
    edit(file, edited) {
      texts.set(file, edited);
      workspace.update(file, { text: edited, version: edited });
      tier.textChanged(file);
    },
  };
}

/** The calls of a file that are proven to do something outside, themselves or through functions, as written. */
export function provenIn({ facts }: Workspace, file: FileId): readonly string[] {
  return Object.entries(facts.of(functions, file)).flatMap(([id, { calls }]) =>
    facts.about(targets, keyOf(file, id)).flatMap((leads, at) => (leads.some((one) => reaches(one, facts)) ? [calls[at]!.text] : [])),
  );
}

function reaches(target: Target, facts: FactReader): boolean {
  return target.is === 'operation' || Object.keys(facts.about(effects, target.key)).length > 0;
}

function isBelow(folder: string, path: string): boolean {
  return folder === path || folder.startsWith(path === '/' ? '/' : `${path}/`);
}
