import type { Severity } from '../../engine/finding.ts';
import type { Change } from './change.ts';
import type { Container, Direction, Sink } from './shape.ts';

const order: readonly Severity[] = ['hint', 'information', 'warning', 'error'];

/** How bad a change is where a shape crosses in these directions; undefined where it is none for clients. */
export function severityOf(
  change: Change,
  sinks: readonly Pick<Sink, 'direction' | 'isError' | 'isPartial'>[],
  { kind, language }: Pick<Container, 'kind'> & { readonly language?: Sink['language'] | undefined },
): Severity | undefined {
  // Parameters of paths have names only for clients that are generated.
  if (kind === 'path') return change.is === 'renamed' ? 'warning' : undefined;
  const directions = sinks.map(({ direction }) => direction);
  if (change.is === 'value added' && sinks.every(({ isError }) => isError)) return 'information';
  if (change.is !== 'renamed' && sinks.every(({ isPartial }) => isPartial)) return;
  const known = directions.filter((direction) => direction !== 'both');
  const found = (known.length ? known : directions).flatMap((direction) => severityIn(change, direction, language) ?? []);
  return found.sort((a, b) => order.indexOf(b) - order.indexOf(a))[0];
}

function severityIn(change: Change, direction: Direction, language: Sink['language']): Severity | undefined {
  const [isRead, isWritten] = [direction === 'response', direction === 'request'];
  switch (change.is) {
    case 'removed':
    case 'moved':
    case 'renamed':
      if (change.before.isDeprecated || isKeptOnTheWire(change)) return 'information';
      if (isWritten && change.is === 'renamed' && !change.after.isOptional && !change.before.isOptional) return 'error';
      return isRead && !change.before.isOptional ? 'error' : 'warning';
    case 'retyped':
      if (direction === 'both') return 'warning';
      return change.how === 'changed' || (change.how === 'widened') === isRead ? 'error' : undefined;
    case 'loosened':
      if (change.isAnnounced && !isWritten) return 'information';
      return isRead ? 'error' : isWritten ? undefined : 'warning';
    case 'tightened':
      return isWritten ? 'error' : isRead ? undefined : 'information';
    case 'demanded':
      return isWritten ? 'error' : undefined;
    case 'value removed':
      // A query that names a value which is gone is refused as a whole.
      if (isWritten || language === 'graphql') return 'error';
      return isRead && language !== 'protobuf' ? undefined : 'warning';
    case 'value added':
      return isRead ? 'warning' : isWritten ? undefined : 'information';
    case 'respelled':
      return 'warning';
    case 'renumbered':
      return 'error';
  }
}

/** Whether only generated code has another name: in messages, binary and JSON, nothing changed. */
export function isKeptOnTheWire(change: Change): boolean {
  return change.is === 'renamed' && change.before.json !== undefined && change.before.json === change.after.json;
}
