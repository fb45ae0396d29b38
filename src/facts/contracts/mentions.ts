import { memo } from '../../engine/memo.ts';
import { own } from '../../engine/own.ts';
import { type Container, mayBe, type Shape } from './shape.ts';

/** A name in a shape, or a call in it: what is passed to that is its own affair. */
export interface Mention {
  readonly name?: string;
  readonly result?: Shape & { is: 'result' };
  /** The field of the container that holds it; undefined where the container is it, or extends it. */
  readonly via?: string;
  /** What it is handed to as a type argument: that need not hold it. */
  readonly argumentOf?: { readonly name: string; readonly at: number };
  /** Something else will do as well, and nothing tells which it is. */
  readonly isOneOf?: true;
  /** Alternatives that have this field do not come along. */
  readonly without?: string;
  /** Whether a field of what is named comes along. */
  takes(field: string): boolean;
  /** Whether it may be missing then, whatever was said of it. */
  loosens(field: string): boolean;
}

const mentions = new WeakMap<Container, readonly Mention[]>();

/** What a container's shape names and calls. */
export function mentionsOf(container: Container): readonly Mention[] {
  return memo(mentions, container, () => mentionsIn(container.shape));
}

type Passing = Pick<Mention, 'takes' | 'loosens'>;

/** The same of a shape. */
export function mentionsIn(shape: Shape, via?: string, passing: Passing = { takes: () => true, loosens: () => false }): readonly Mention[] {
  const next = (inner: Shape, more: Partial<Passing> = {}): readonly Mention[] => mentionsIn(inner, via, { ...passing, ...more });
  const held = { ...passing, ...(via !== undefined && { via }) };
  switch (shape.is) {
    case 'ref':
      return [
        { name: shape.name, ...held },
        ...(shape.args ?? []).flatMap((arg, at) => next(arg).map((mention) => ({ argumentOf: { name: shape.name, at }, ...mention }))),
      ];
    case 'result':
      return [{ result: shape, ...held }];
    case 'union': {
      const others = shape.these.filter((one) => !mayBe(one, 'null') && !mayBe(one, 'undefined'));
      const all = shape.these.flatMap((one) => next(one));
      return others.length > 1 && !shape.isTold ? all.map((mention) => ({ ...mention, isOneOf: true as const })) : all;
    }
    case 'object':
      return [
        ...Object.entries(shape.fields).flatMap(([name, { type }]) => mentionsIn(type, via ?? name)),
        ...(shape.parts ?? []).flatMap((part, at, parts) => {
          const over = [shape, ...(shape.isIntersection ? [] : parts.slice(at + 1))];
          const isReplaced = (field: string): boolean => over.some((one) => one.is === 'object' && own(one.fields, field) !== undefined);
          return next(part, { takes: (field) => passing.takes(field) && !isReplaced(field) });
        }),
      ];
    case 'field':
      // What a field is, not whether it is there.
      return next(shape.of, { takes: (field) => field === shape.name, loosens: () => true });
    case 'pick':
    case 'omit':
      return next(shape.of, { takes: (field) => passing.takes(field) && shape.keys.includes(field) === (shape.is === 'pick') });
    case 'list':
    case 'map':
      return next(shape.of);
    case 'values':
      // Their names stay inside.
      return next(shape.of, { takes: () => false });
    case 'without':
      return next(shape.of).map((mention) => ({ ...mention, without: shape.name }));
    case 'partial':
    case 'required': {
      const isMeant = (field: string): boolean => shape.keys?.includes(field) ?? true;
      return next(shape.of, {
        loosens: (field) => (isMeant(field) && !passing.loosens(field) ? shape.is === 'partial' : passing.loosens(field)),
      });
    }
    default:
      return [];
  }
}
