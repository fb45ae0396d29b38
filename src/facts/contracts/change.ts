import type { PlacedField } from './leaves.ts';

/** What became of a field, as clients meet it. */
export type Change =
  | {
      readonly is: 'renamed';
      readonly path: readonly string[];
      readonly to: string;
      readonly before: PlacedField;
      readonly after: PlacedField;
    }
  | {
      readonly is: 'removed';
      readonly path: readonly string[];
      readonly before: PlacedField;
      readonly candidates: readonly string[];
      /** The field that it stood behind. */
      readonly after?: string;
      /** The field that it stood in front of. */
      readonly until?: string;
      /** It is there, and no longer shown. */
      readonly isHidden?: true;
      /** Nothing else will ever have its number. */
      readonly isReserved?: true;
    }
  | { readonly is: 'moved'; readonly path: readonly string[]; readonly to: readonly string[]; readonly before: PlacedField }
  | {
      readonly is: 'retyped';
      readonly path: readonly string[];
      readonly from: string;
      readonly to: string;
      readonly how: 'widened' | 'narrowed' | 'changed';
    }
  | {
      readonly is: 'loosened';
      readonly path: readonly string[];
      readonly what: 'optional' | 'nullable';
      /** It was marked deprecated with that. */
      readonly isAnnounced?: true;
    }
  | { readonly is: 'tightened'; readonly path: readonly string[]; readonly what: 'optional' | 'nullable' }
  | { readonly is: 'demanded'; readonly path: readonly string[]; readonly after: PlacedField }
  | {
      readonly is: 'value removed' | 'value added';
      readonly path: readonly string[];
      readonly values: readonly string[];
      readonly what: 'value' | 'alternative';
    }
  /** It has another name in JSON alone. */
  | { readonly is: 'respelled'; readonly path: readonly string[]; readonly from: string; readonly to: string }
  | { readonly is: 'renumbered'; readonly path: readonly string[]; readonly from: number; readonly to: number };

/** Of no harm by itself; where the same name is gone elsewhere, it has moved. */
export interface Added {
  readonly is: 'added';
  readonly path: readonly string[];
}
