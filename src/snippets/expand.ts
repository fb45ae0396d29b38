/**
 * What an editor inserts when every tab stop keeps its default. Reads the forms that our snippets have
 * (https://code.visualstudio.com/docs/editing/userdefinedsnippets#_snippet-syntax) and throws at any other; the tests in the real editor
 * compare it with what VS Code does.
 */
export function expand(body: string, typed: Readonly<Record<number, string>> = {}): string {
  const parts = parse(body);
  const values = new Map<number, string>();
  const visit = (part: Part): void => {
    if (part.is !== 'stop' || !part.inside) return;
    part.inside.forEach(visit);
    values.set(part.number, typed[part.number] ?? '');
  };
  parts.forEach(visit);
  // A default may hold other stops: those first, whichever comes first in the text.
  for (let round = 0; round < 3; round++) {
    for (const part of all(parts)) {
      if (part.is === 'stop' && part.inside && typed[part.number] === undefined) values.set(part.number, textOf(part.inside, values));
    }
  }
  return textOf(parts, values);
}

/** The number of tab stops, without the last. */
export const stopsOf = (body: string): number =>
  new Set(all(parse(body)).flatMap((part) => (part.is === 'stop' && part.number ? [part.number] : []))).size;

type Form = 'camelcase' | 'pascalcase' | 'snakecase';
type Part =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'stop'; readonly number: number; readonly inside?: readonly Part[] }
  | { readonly is: 'form'; readonly number: number; readonly form: Form };

const all = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((part) => [part, ...(part.is === 'stop' ? all(part.inside ?? []) : [])]);

function textOf(parts: readonly Part[], values: ReadonlyMap<number, string>): string {
  return parts
    .map((part) => {
      if (part.is === 'text') return part.text;
      if (part.number === 0) return '';
      const value = values.get(part.number);
      if (value === undefined) throw new Error(`Tab stop ${part.number} has no default.`);
      return part.is === 'stop' ? value : formOf(value, part.form);
    })
    .join('');
}

/** As VS Code transforms (https://github.com/microsoft/vscode/blob/1.105.0/src/vs/editor/contrib/snippet/browser/snippetParser.ts). */
function formOf(value: string, form: Form): string {
  if (form === 'snakecase')
    return value
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
      .replace(/(\p{Lu}|\p{N})(\p{Lu}\p{Ll})/gu, '$1_$2')
      .toLowerCase();
  const words = value.match(/[a-z0-9]+/gi) ?? [];
  return words
    .map((word, i) => (form === 'camelcase' && i === 0 ? word[0]!.toLowerCase() : word[0]!.toUpperCase()) + word.slice(1))
    .join('');
}

function parse(body: string): readonly Part[] {
  let at = 0;
  const parts = until('');
  return parts;

  function until(end: string): Part[] {
    const parts: Part[] = [];
    let text = '';
    const flush = () => {
      if (text) parts.push({ is: 'text', text });
      text = '';
    };
    while (at < body.length) {
      if (end && body.startsWith(end, at)) break;
      if (body[at] === '\\' && /[\\$}]/.test(body[at + 1] ?? '')) {
        text += body[at + 1];
        at += 2;
      } else if (body[at] === '$') {
        flush();
        parts.push(stop());
      } else text += body[at++];
    }
    flush();
    return parts;
  }

  function stop(): Part {
    const plain = take(/\$(\d+)/y);
    if (plain) return { is: 'stop', number: Number(plain[1]) };
    const braced = take(/\$\{(\d+)\}/y);
    if (braced) return { is: 'stop', number: Number(braced[1]) };
    const formed = take(/\$\{(\d+)\/\(\.\*\)\/\$\{1:\/(camelcase|pascalcase|snakecase)\}\/\}/y);
    if (formed) return { is: 'form', number: Number(formed[1]), form: formed[2] as Form };
    const choice = take(/\$\{(\d+)\|((?:\\.|[^|\\])*)\|\}/y);
    if (choice) {
      const first = /^(?:\\.|[^,\\])*/.exec(choice[2]!)![0].replace(/\\(.)/g, '$1');
      return { is: 'stop', number: Number(choice[1]), inside: [{ is: 'text', text: first }] };
    }
    const filled = take(/\$\{(\d+):/y);
    if (!filled) throw new Error(`No tab stop of a known form at: ${body.slice(at, at + 40)}`);
    const inside = until('}');
    at++;
    return { is: 'stop', number: Number(filled[1]), inside };
  }

  function take(form: RegExp): RegExpExecArray | null {
    form.lastIndex = at;
    const found = form.exec(body);
    if (found) at = form.lastIndex;
    return found;
  }
}
