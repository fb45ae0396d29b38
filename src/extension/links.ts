import type { Place } from '../webview/protocol.ts';

/** `<editor>://<publisher>.<name>/concept/n-plus-one?rule=no-query-in-loop` */
export function placeOfUri({ path, query }: { readonly path: string; readonly query: string }): Place {
  const [, kind, concept] = path.split('/');
  return kind === 'concept' ? { page: asId(concept), rule: asId(new URLSearchParams(query).get('rule')) } : {};
}

/** Any program may send a link: only what looks like an id goes further. */
export const asId = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[a-z0-9-]{1,64}$/.test(value) ? value : undefined;
