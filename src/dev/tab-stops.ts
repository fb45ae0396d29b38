import { ts } from '../engine/ts.ts';

/**
 * Where a person types. A word is a name with all that is derived from it: with `Order`, `order`, `orders` and `OrderRepository` follow.
 * Text with a piece in brackets is the place of a value, `ttl = [60_000]`; several pieces, `size = [100,500]`, are a choice.
 * Further texts of a list are places that repeat it.
 */
export type Stop = string | readonly string[];

/** A snippet as editors read it (https://code.visualstudio.com/docs/editing/userdefinedsnippets#_snippet-syntax), from code and its stops. `// $0` is where one goes on. */
export function withStops(code: string, stops: readonly Stop[], ending: string): string {
  const isQuoted = quoted(code, ending);
  const named = stops.map((stop) => placesOf(stop, code, isQuoted));
  // `name` is no stop within `full_name`, where that is one.
  const names = named.flat().filter(({ choices }) => !choices);
  const isWithin = ({ start, end }: Place): boolean =>
    names.some((name) => name.start <= start && end <= name.end && name.end - name.start > end - start);
  const present = named.map((places) => places.filter((place) => !isWithin(place))).filter((places) => places.length);
  const cursor = [...code.matchAll(/\/\/ \$0|\{\/\* \$0 \*\/\}|-- \$0/g)].map(
    ({ index, 0: text }): Place => ({ start: index, end: index + text.length, form: '$0' }),
  );
  const numbered = present.flatMap((places, i) => {
    const first = places.find(({ form }) => form === 'as typed');
    return places.map((place) => ({ ...place, number: i + 1, isFirst: place === first }));
  });
  const all = [...numbered, ...cursor.map((place) => ({ ...place, number: 0, isFirst: false }))];
  const inOrder = all.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return write(inOrder, code, 0, code.length);
}

interface Place {
  readonly start: number;
  readonly end: number;
  /** What the editor makes of what was typed. */
  readonly form: 'as typed' | 'camelcase' | 'pascalcase' | 'snakecase' | '$0';
  readonly choices?: readonly string[];
}
type Numbered = Place & { readonly number: number; readonly isFirst: boolean };

/** The code between two offsets. Inside of a value braces end it. */
function write(places: readonly Numbered[], code: string, start: number, end: number, isInside = false): string {
  const escaped = (text: string): string => text.replace(isInside ? /[\\$}]/g : /[\\$]/g, '\\$&');
  let text = '';
  let at = start;
  for (const place of places) {
    if (place.start < at || place.end > end) continue;
    text += escaped(code.slice(at, place.start)) + written(place, places, code);
    at = place.end;
  }
  return text + escaped(code.slice(at, end));
}

function written(place: Numbered, places: readonly Numbered[], code: string): string {
  const { start, end, form, number, isFirst, choices } = place;
  if (form === '$0') return '$0';
  if (form !== 'as typed') return `\${${number}/(.*)/\${1:/${form}}/}`;
  if (!isFirst) return /^\w/.test(code.slice(end)) ? `\${${number}}` : `$${number}`;
  if (choices && choices.length > 1) return `\${${number}|${choices.map((choice) => choice.replace(/[,|\\]/g, '\\$&')).join(',')}|}`;
  // A value may hold names, as that of a table does; names hold nothing.
  const inner = choices ? places.filter((other) => other.number !== number && other.start >= start && other.end <= end) : [];
  return `\${${number}:${write(inner, code, start, end, true)}}`;
}

function placesOf(stop: Stop, code: string, isQuoted: (at: number) => boolean): readonly Place[] {
  const [first = '', ...others] = [stop].flat();
  if (!first.includes('[')) return placesOfWord(first, code, isQuoted);
  const places = [first, ...others].flatMap((text) => {
    const [, before = '', inside = '', after = ''] = /^([\s\S]*?)\[([\s\S]*)\]([\s\S]*)$/.exec(text) ?? [];
    const choices = inside.split(/\s*\|\s*/);
    const at = code.indexOf(before + choices[0] + after);
    if (at < 0) return [];
    const start = at + before.length;
    return [{ start, end: start + choices[0]!.length, form: 'as typed', choices } as const];
  });
  return places.toSorted((a, b) => a.start - b.start);
}

function placesOfWord(word: string, code: string, isQuoted: (at: number) => boolean): readonly Place[] {
  const pascal = word[0]!.toUpperCase() + word.slice(1);
  const camel = word[0]!.toLowerCase() + word.slice(1);
  const snake = camel.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const found = [...code.matchAll(new RegExp(`(?<![A-Z])${pascal}(?=s?(?![a-z]))|(?<![A-Za-z])(${camel}|${snake})(?=s?(?![a-z]))`, 'g'))];
  // Where only other forms of it are left, as in JavaScript without its types, the first of them is what is typed.
  const typed = found.some(([text]) => text === word) ? word : found[0]?.[0];
  const formOf = (text: string, at: number): Place['form'] => {
    if (text === typed) return 'as typed';
    if (text === pascal) return 'pascalcase';
    return text === snake && (text !== camel || isQuoted(at)) ? 'snakecase' : 'camelcase';
  };
  return found.map(({ index, 0: text }) => {
    return { start: index, end: index + text.length, form: formOf(text, index) };
  });
}

/** Whether a place is inside of quotes, where names of tables and columns stand. In SQL everywhere. */
function quoted(code: string, ending: string): (at: number) => boolean {
  if (ending === '.sql') return () => true;
  const spans: (readonly [number, number])[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) spans.push([node.getStart(), node.end]);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(`snippet${ending}`, code, ts.ScriptTarget.Latest, true));
  return (at) => spans.some(([start, end]) => start <= at && at < end);
}
