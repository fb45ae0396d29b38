import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { isSource } from '../engine/host.ts';
import { own } from '../engine/own.ts';
import { type FileId, folderOf } from '../engine/text.ts';
import type { Layer } from './layer-names.ts';
import { production } from './layering.ts';
import { layerOf } from './layers.ts';
import { type Query, queriesIn } from './queries.ts';
import { roles } from './roles.ts';

/** The files of the data-access layer that ask for a model: key = its name, as `modelIn` reads it. */
export const owners: ProjectFact<readonly FileId[]> = {
  id: 'owners of a model',
  derive: (model, facts) => own(facts.about(ownersByModel, ''), model) ?? [],
};

/** The files that do with a model what a query does: key = verb + NUL + model. */
export const doers: ProjectFact<readonly FileId[]> = {
  id: 'doers',
  derive(key, facts) {
    const [verb, model = ''] = key.split('\0');
    const isSame = (query: Query): boolean => query.model === model && query.verb === verb;
    return facts.about(owners, model).filter((file) => isNamedAfter(file, model) && facts.about(queriesIn, file).some(isSame));
  },
};

/** Whether a module that is called after a model asks for it, or declares it: key = its name. */
export const isOwned: ProjectFact<boolean> = {
  id: 'owned model',
  derive: (model, facts) =>
    facts.about(owners, model).some((file) => isNamedAfter(file, model)) || facts.about(declaredModels, '').includes(model),
};

const declaredModels: ProjectFact<readonly string[]> = {
  id: 'declared models',
  derive: (_, facts) => [
    ...new Set(
      facts
        .files()
        .filter(isSource)
        .flatMap((file) => facts.of(roles, file).models.filter((model) => isNamedAfter(file, model))),
    ),
  ],
};

/**
 * The module whose place it is to ask for a model: of the data layer and called after it, the nearest of several, by its own name before
 * its folder's; a service that is called after it and asks for it; else the only one that was made for queries and asks for it.
 */
export function ownerOf(model: string, file: FileId, facts: FactReader): FileId | undefined {
  const others = facts.about(owners, model).filter((one) => one !== file);
  const rank = (one: FileId): number => {
    const [a, b] = [folderOf(one).split('/'), folderOf(file).split('/')];
    const common = a.findIndex((part, at) => part !== b[at]);
    return (isNamedAfter(one.slice(one.lastIndexOf('/')), model) ? 100 : 0) + (common < 0 ? a.length : common);
  };
  const nearest = (files: readonly FileId[]): FileId | undefined =>
    files.filter((one) => isNamedAfter(one, model)).sort((a, b) => rank(b) - rank(a))[0];
  const made = others.filter((one) => !asking.test(facts.about(layerOf, one).why));
  const services = (own(facts.about(servicesByModel, ''), model) ?? []).filter((one) => one !== file);
  return nearest(others) ?? nearest(services) ?? (made.length === 1 ? made[0] : undefined);
}

/** Taken for the data layer because it queries, and for no other reason. */
const asking = /^it queries/;

/** `customer-repository.ts`, `customers/queries.ts`: whose place it is to ask for customers. */
export function isNamedAfter(file: FileId, model: string): boolean {
  return file
    .toLowerCase()
    .replaceAll(/[-_]/g, '')
    .split('/')
    .slice(-2)
    .some((part) => part.includes(model));
}

const ownersByModel = filesByModel('owners by model', 'data access');
const servicesByModel = filesByModel('services by model', 'domain');

function filesByModel(id: string, layer: Layer): ProjectFact<Readonly<Record<string, readonly FileId[]>>> {
  return {
    id,
    derive(_, facts) {
      const found: Record<string, FileId[]> = {};
      for (const [file, queries] of facts.about(production, '')) {
        if (facts.about(layerOf, file).layer !== layer) continue;
        for (const model of new Set(queries.flatMap((query) => query.model ?? []))) found[model] = [...(own(found, model) ?? []), file];
      }
      return found;
    },
  };
}
