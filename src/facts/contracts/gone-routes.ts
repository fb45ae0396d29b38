import type { Commit } from '../../engine/baseline.ts';
import type { FactReader } from '../../engine/facts.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { shapes } from '../shapes.ts';
import type { Broken } from './broken.ts';
import { goneAround } from './gone-files.ts';
import { type Before, filesOf, routesOf } from './served.ts';
import type { Container, Field, Shape } from './shape.ts';

/** Routes of files that are gone as a whole, at a file that is to speak of them; one for each file that is gone. */
export function routesGoneWithFiles(file: FileId, facts: FactReader, baseline: Commit): readonly Broken[] {
  const before = filesOf(baseline);
  // What is mounted no longer says what went with it.
  if (mountsIn(before.routes(file)).some((mount) => !mountsIn(routesOf(file, facts)).includes(mount))) return [];
  return goneAround(file, facts, baseline).flatMap((gone) => {
    const container = own(baseline.facts.of(shapes, gone), 'routes');
    return container ? goneTogether({ file, gone, container, before }, facts, { fileBefore: gone }) : [];
  });
}

interface GoneFile {
  /** Where it is said. */
  readonly file: FileId;
  readonly gone: FileId;
  readonly container: Container;
  readonly before: Before;
}

/** One finding for the routes of a file that nobody answers now. */
export function goneTogether(
  { file, gone, container, before }: GoneFile,
  facts: FactReader,
  more: (Pick<Broken, 'fileBefore'> | Pick<Broken, 'noted'>) & object,
): readonly Broken[] {
  const fields = container.shape.is === 'object' ? Object.entries(container.shape.fields) : [];
  const left = fields.filter(([, { text }]) => !/^USE /.test(text) && !isAnsweredNow(text, facts, before));
  const loud = left.filter(([, { isDeprecated }]) => !isDeprecated);
  const [first] = loud.length ? loud : left;
  if (!first) return [];
  const [route, field] = first;
  return [
    {
      change: { is: 'removed', path: [route], before: placed(field, gone, facts), candidates: [] },
      severity: loud.length ? 'warning' : 'information',
      file,
      key: 'routes',
      container,
      crossings: [{ direction: 'both', proof: 'a route of a file that is gone', file, key: 'routes' }],
      goneWith: gone,
      ...((loud.length || left.length) > 1 && { others: (loud.length || left.length) - 1 }),
      ...more,
    },
  ];
}

function mountsIn(shape: Shape | undefined): readonly string[] {
  return shape?.is === 'object' ? Object.values(shape.fields).flatMap(({ text }) => (text.startsWith('USE ') ? [text] : [])) : [];
}

function placed(field: Field, file: FileId, facts: FactReader): Extract<Broken['change'], { is: 'removed' }>['before'] {
  return { ...field, type: { shape: field.type, file, facts } };
}

/** What `router`, `Router` and `createRouter` have in common: a path without words is looked for where anything is routed. */
const partOfRouter = 'outer';

/** Whether some file answers a route that did not before, under a longer path perhaps. */
function isAnsweredNow(text: string, facts: FactReader, before: Before): boolean {
  const [method, path] = partsOf(text);
  const words = path.split('/').filter((part) => /^[\w-]+$/.test(part));
  const isIt = ({ text: other }: Field): boolean => {
    const [methodNow, pathNow] = partsOf(other);
    return (method === methodNow || methodNow === 'ALL') && (pathNow === path || pathNow.endsWith(path));
  };
  const answers = (shape: Shape | undefined): boolean => shape?.is === 'object' && Object.values(shape.fields).some(isIt);
  const candidates = facts.mentioning(words.at(-1) ?? partOfRouter);
  return candidates.some((other) => answers(routesOf(other, facts)) && !answers(before.routes(other)));
}

function partsOf(route: string): readonly [string, string] {
  const [method = '', path = ''] = route.split(/ (.*)/s);
  return [method, path.replace(/:\w+\??|\{\w+\}|\[\w+\]/g, ':').replace(/(.)\/$/, '$1')];
}
