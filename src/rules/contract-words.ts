import type { FileId } from '../engine/text.ts';
import type { Broken } from '../facts/contracts/broken.ts';
import type { Change } from '../facts/contracts/change.ts';
import type { Crossing } from '../facts/contracts/reach.ts';
import { leavesOf } from '../facts/contracts/resolve.ts';
import { isKeptOnTheWire } from '../facts/contracts/severity.ts';
import type { Container } from '../facts/contracts/shape.ts';

/** What happened, whom it hurts and what to do, in the reader's names. */
export function messageFor({
  change,
  container,
  crossings,
  others = 0,
  goneWith,
}: Pick<Broken, 'change' | 'container' | 'crossings' | 'others' | 'goneWith'>): string {
  if (goneWith !== undefined) return messageForFile(change, container, others, goneWith);
  if (isRoutes(container)) return messageForRoute(change, others);
  if (container.kind === 'path') return messageForPath(change, container);
  if (container.kind === 'operation' && container.sink?.language === 'protobuf') return messageForCall(change, container);
  const name = `\`${change.path.join('.') || container.name}\``;
  const where =
    change.is === 'retyped' ? whereOf(container, crossings) : whereOf(container, crossings).replace(`in ${name}, the `, 'in the ');
  const [reads, writes, verb] = readersOf(crossings, name);
  switch (change.is) {
    case 'renamed': {
      const to = `\`${[...change.path.slice(0, -1), change.to].join('.')}\``;
      if (isKeptOnTheWire(change))
        return `${name} was renamed to ${to} ${where}, in generated code alone: its number and its name in JSON are as before.`;
      return `${name} was renamed to ${to} ${where}; ${reads || writes} break. Keep both until they have moved.`;
    }
    case 'moved':
      return `${name} moved to \`${change.to.join('.')}\` ${where}; ${reads || writes} break. Keep both until they have moved.`;
    case 'removed': {
      const inner = insideOf(change);
      const candidates = change.candidates.length
        ? ` If it has a new name, it may be ${change.candidates.map((one) => `\`${one}\``).join(' or ')}.`
        : '';
      const kept = change.before.isDeprecated
        ? 'It was deprecated: this is the last step of a contraction.'
        : `Deprecate it first, and remove it when no client uses it.${change.isReserved ? ' Its number is reserved, so that nothing else is read in its place.' : ''}`;
      if (change.isHidden)
        return `${name} is hidden ${placeOf(where)} now; ${reads || writes} break. Deprecate it first, and hide it when no client uses it.`;
      return `${name}${inner} was removed ${placeOf(where)}; ${reads || writes} break.${candidates} ${kept}`;
    }
    case 'retyped':
      if (!change.path.length) return messageForWhole(change, container, where, verb);
      return `${name} was \`${change.from}\` and is \`${change.to}\` ${where}; ${reads || writes} as before break. Add a new field beside it.`;
    case 'loosened':
      if (change.isAnnounced) return `${name} became ${change.what} and deprecated ${where}: the first step of a contraction.`;
      return `${name} became ${change.what} ${where}; ${reads || writes} without asking whether it is there break. Keep it required until they ask.`;
    case 'tightened':
      return `${name} became ${change.what === 'nullable' ? 'non-null' : 'required'} ${where}; clients that ${change.what === 'nullable' ? 'send null' : 'leave it out'} are refused. Keep it ${change.what} until all of them send it.`;
    case 'demanded':
      return `${name} is new and required ${where}; clients that do not send it are refused. Make it optional first.`;
    case 'value removed':
      return `${valuesOf(change)} removed from ${name} ${where}; clients that ${verb} ${change.values.length > 1 ? 'them' : 'it'} break. Keep what clients use.`;
    case 'value added':
      return `${valuesOf(change)} added to ${name} ${where}; clients that know only the others may not handle ${change.values.length > 1 ? 'them' : 'it'}.`;
    case 'respelled':
      return `${name} was \`${change.from}\` in JSON and is \`${change.to}\` ${where}; clients that read or send JSON break. Keep it with \`json_name\`.`;
    case 'renumbered':
      return `${name} had the number ${change.from} and has ${change.to} ${where}; messages of clients are read wrongly. Keep the number.`;
  }
}

/** Fields that are gone from one place, or demanded in one, in one sentence. */
export function messageForSeveral(group: readonly Pick<Broken, 'change' | 'container' | 'crossings'>[]): string {
  const [{ container, crossings }] = group as [(typeof group)[number]];
  const names = group.map(({ change }) => `\`${change.path.join('.')}\``);
  const [, , verb] = readersOf(crossings, '');
  const where = whereOf(container, crossings);
  const listed = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  if (group.every(({ change }) => change.is === 'demanded'))
    return `${listed} are new and required ${where}; clients that do not send them are refused. Make them optional first.`;
  return `${listed} were removed ${placeOf(where)}; clients that ${verb} them break. Deprecate them first, and remove them when no client uses them.`;
}

/** A list that is sent as a part of something now, or the other way round. */
function messageForWhole({ from, to }: Change & { is: 'retyped' }, { name, kind }: Container, where: string, verb: string): string {
  const [subject, place] =
    kind === 'handler'
      ? [where.replace(/^in t/, 'T'), '']
      : [`\`${name}\``, where.replace(`in \`${name}\``, '').replace(/^, the /, ' in the ')];
  const shown = (what: string): string => (what === 'list' ? 'a list' : 'an object');
  return `${subject} was ${shown(from)} and is ${shown(to)}${place}; clients that ${verb} it as before break. Give what is new a route of its own, or a version.`;
}

/** Routes are the fields of what a program serves. */
function messageForRoute(change: Change, others: number): string {
  // What is mounted there answers several.
  const shown = (text: string): string => text.replace(/^USE (.*)$/, '$1/…');
  const before = shown('before' in change ? change.before.text : change.path.join('.'));
  const now = change.is === 'renamed' ? `is \`${shown(change.after.text)}\` now` : 'is gone';
  const kept =
    'before' in change && change.before.isDeprecated
      ? 'It was deprecated: this is the last step of a contraction.'
      : `Answer ${change.is === 'renamed' ? 'both until nobody calls it' : 'it until nobody does'}.`;
  const more = others ? `, and ${others} more moved with it` : '';
  return `\`${before}\` ${now}${more}; clients that call ${others ? 'them' : 'it'} break. ${kept}`;
}

/** What a file answered that is no longer there. */
function messageForFile(change: Change, { shape }: Container, others: number, file: FileId): string {
  const first = 'before' in change ? change.before : undefined;
  const routes = shape.is === 'object' ? Object.values(shape.fields).map(({ text }) => text) : [];
  const second = others === 1 ? routes.find((route) => route !== first?.text && !route.startsWith('USE ')) : undefined;
  const more = second !== undefined ? ` and \`${second}\`` : others ? ` and ${others} more` : '';
  const kept = first?.isDeprecated
    ? 'Deprecated as they were, this is the last step of a contraction.'
    : `Answer ${others ? 'them' : 'it'} until nobody does.`;
  return `\`${first?.text}\`${more} ${others ? 'are' : 'is'} gone with \`${file.split('/').slice(-2).join('/')}\`; clients that call ${others ? 'them' : 'it'} break. ${kept}`;
}

/** Calls are the fields of a service. */
function messageForCall(change: Change, { name }: Container): string {
  const now =
    change.is === 'renamed' ? `is \`${name}.${change.to}\` now` : change.is === 'removed' ? 'is gone' : 'takes or returns something else';
  const kept = change.is === 'renamed' ? 'Answer both until nobody calls it.' : 'Keep it until nobody calls it.';
  return `\`${name}.${change.path.join('.')}\` ${now}; clients that call it break. ${kept}`;
}

/** Whoever writes a URL does not write the names of what stands in its path. */
function messageForPath(change: Change, { name }: Container): string {
  const [from, to] = ['path' in change ? change.path.join('.') : '', change.is === 'renamed' ? change.to : ''];
  return `\`${from}\` was renamed to \`${to}\` in the path of ${name}; clients that are generated from the document break. Keep the name.`;
}

function isRoutes({ name, kind }: Container): boolean {
  return kind === 'operation' && name === 'the API';
}

/** Where clients meet it: 'in the response of GET /users/:id'. */
function whereOf({ name, kind, sink }: Container, crossings: readonly Crossing[]): string {
  const [first] = crossings;
  if (!first) return '';
  const own = kind === 'handler' ? '' : `\`${name}\`, `;
  const others = crossings.length > 1 ? ` and ${crossings.length - 1} more` : '';
  const side = sideOf(crossings);
  if (sink?.language) return kind === 'operation' ? `in the ${side} of ${name}` : `in ${own.slice(0, -2) || 'the API'}`;
  const of = first.route ?? (kind === 'handler' ? `\`${name}\`` : undefined);
  if (of === undefined) return own ? `in ${own.slice(0, -2)}, part of ${side === 'contract' ? 'the API' : `a ${side}`}` : 'in the API';
  return `in ${own}the ${side} of ${of}${others}`;
}

/** 'from' fits what is gone. */
function placeOf(where: string): string {
  return where.replace(/^in /, 'from ');
}

function sideOf(crossings: readonly Crossing[]): string {
  const directions = new Set(crossings.map(({ direction }) => direction));
  if (directions.has('response') && directions.has('request')) return 'request and response';
  return directions.has('response') ? 'response' : directions.has('request') ? 'request' : 'contract';
}

function readersOf(crossings: readonly Crossing[], name: string): readonly [string, string, string] {
  const side = sideOf(crossings);
  if (side === 'response') return [`clients that read ${name}`, '', 'read'];
  if (side === 'request') return ['', `clients that send ${name}`, 'send'];
  return [`clients that read or send ${name}`, '', 'read or send'];
}

/** The fields that went with it. */
function insideOf({ before }: Change & { is: 'removed' }): string {
  const names = leavesOf(before.type).flatMap((leaf) => (leaf.is === 'object' ? [...leaf.fields.keys()] : []));
  return names.length
    ? ` (with ${names
        .slice(0, 8)
        .map((one) => `\`${one}\``)
        .join(', ')})`
    : '';
}

function valuesOf({ values, what }: Change & { is: 'value added' | 'value removed' }): string {
  const shown = values.slice(0, 6).map((value) => `\`${value.replace(/^"|"$/g, '')}\``);
  const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : '';
  return `The ${what}${values.length > 1 ? 's' : ''} ${shown.join(', ')}${more} ${values.length > 1 ? 'were' : 'was'}`;
}
