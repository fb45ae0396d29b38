import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import { notInProduction } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import { folders, type Layer, suffixes } from './layer-names.ts';
import { queriesIn } from './queries.ts';
import { type Roles, roles, starting } from './roles.ts';
import { pathOf } from './root-folder.ts';

/** Which layer something was taken for, and why: the end of a sentence that begins with 'because'. */
export interface Standing {
  readonly layer: Layer;
  readonly why: string;
}

/** What a file's own name, place and code say. */
export const ownLayer: ProjectFact<Standing> = {
  id: 'own layer',
  derive(file, facts) {
    const declared = facts.layer(file);
    if (declared !== undefined) return { layer: declared as Layer, why: 'the settings say so' };
    const path = pathOf(file, facts);
    const role = facts.of(roles, file);
    return (
      byScript(path) ??
      amongHandlers(path, role) ??
      bySuffix(path, role, file, facts) ??
      byCode(role) ??
      byFolder(path, role, file, facts) ??
      byUse(role, file, facts)
    );
  },
};

function byScript(path: string): Standing | undefined {
  const [script] = /(^|\/)([\w-]*scripts?|bin|tools|(?:[\w-]+-)?migrations?|seeds?|seeders|commands\/cli)\//.exec(path) ?? [];
  if (script === undefined && !notInProduction.test(path)) return;
  return { layer: 'job', why: script ? `it stands in \`${script.replaceAll('/', '')}\`` : 'it is no production code' };
}

/** Of a controller of schemas, or of models, the last word of its name says what it is about. */
function amongHandlers(path: string, { takers }: Roles): Standing | undefined {
  const name = takers ? path.split('/').at(-2) : undefined;
  return name !== undefined && own(folders, name.toLowerCase()) === 'handler'
    ? { layer: 'handler', why: `it stands in \`${name}\`` }
    : undefined;
}

/** The last word of a file's name: `order.controller.ts`, `order-controller.ts`, `OrderController.ts`, or `orders/route.ts`. */
function bySuffix(path: string, { entries, takers, isServed }: Roles, file: FileId, facts: FactReader): Standing | undefined {
  const [, stem = ''] = /([^/]+?)(\.server)?\.[cm]?[jt]sx?$/.exec(path) ?? [];
  const [, word] =
    /(?:[.-]|[a-z\d](?=[A-Z])|^(?=(?:route|controller|repository)$))([A-Za-z]+)$/.exec(stem.replace(/([a-z\d])([A-Z])/g, '$1-$2')) ?? [];
  const layer = word && own(suffixes, word.toLowerCase().replace(/s$/, ''));
  // Jobs have handlers, stores have actions and indexes have controllers as well: what queries and takes no request is none of these.
  if (layer === 'handler' && !takers && !isServed && !Object.keys(entries).length && facts.about(queriesIn, file).length) return;
  return layer ? { layer, why: `its name ends in \`${word}\`` } : undefined;
}

function byCode({ entries, stores, wires }: Roles): Standing | undefined {
  const [entry] = Object.values(entries);
  // Whoever starts the server may answer a few requests on the way: what does not answer them wires.
  if (wires === starting) return { layer: 'composition root', why: wires };
  if (entry !== undefined) return { layer: 'handler', why: `it answers ${entry}` };
  if (stores !== undefined) return { layer: 'data access', why: stores };
  return wires === undefined ? undefined : { layer: 'composition root', why: wires };
}

/** Paths lie: a folder of controllers whose functions query, and take no request, holds none. */
function byFolder(path: string, { takers }: Roles, file: FileId, facts: FactReader): Standing | undefined {
  const names = path.replace(workspaceOfPackages, '').split('/').slice(0, -1).reverse();
  for (const name of names) {
    const layer = own(folders, name.toLowerCase());
    if (!layer || (layer === 'handler' && !takers && facts.about(queriesIn, file).length)) continue;
    if (layer === 'domain' && !/^services?$/i.test(name) && facts.about(queriesIn, file).length) continue;
    return { layer, why: `it stands in \`${name}\`` };
  }
  return;
}

/** `apps/api/src/…`: what a package is called says nothing of its files. */
const workspaceOfPackages =
  /^\/?(?:(?:apps|packages|services|libs|plugins|modules|projects|examples|web|server|backend|internal)\/(?=[^/]+\/))+[^/]+\//;

/** Nothing is said by name or place: what it takes and what it asks for decides. */
function byUse({ takers }: Roles, file: FileId, facts: FactReader): Standing {
  if (/\.[jt]sx$/.test(file)) return { layer: 'presenter', why: rendering };
  if (takers) return { layer: 'handler', why: takingRequests };
  if (facts.about(queriesIn, file).length) return { layer: 'data access', why: 'it queries the database, and takes no request' };
  return { layer: 'domain', why: 'nothing says otherwise' };
}

export const takingRequests = 'its functions take requests';
export const rendering = 'it renders';
