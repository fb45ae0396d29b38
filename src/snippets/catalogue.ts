import javascript from '../../snippets/javascript.json' with { type: 'json' };
import javascriptreact from '../../snippets/javascriptreact.json' with { type: 'json' };
import typescript from '../../snippets/typescript.json' with { type: 'json' };
import typescriptreact from '../../snippets/typescriptreact.json' with { type: 'json' };

/** A snippet that we offer where it belongs. */
export interface Snippet {
  /** What one types, and its name among ours. */
  readonly name: string;
  readonly title: string;
  /** The id of the library whose projects it is for; none where it fits everywhere. */
  readonly library: string | undefined;
  readonly concept: string;
  readonly description: string;
  /** As editors read it, with the imports that it begins with. */
  readonly body: string;
}

interface Entry {
  readonly name: string;
  readonly concept: string;
  readonly library?: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** Our snippets by the language of the document. */
export const snippets = {
  typescript: read(typescript),
  javascript: read(javascript),
  typescriptreact: [...read(typescript), ...read(typescriptreact)],
  javascriptreact: [...read(javascript), ...read(javascriptreact)],
} as const;

function read(entries: Readonly<Record<string, Entry>>): readonly Snippet[] {
  return Object.entries(entries).map(([title, { name, concept, library, description, body }]) => ({
    name,
    title,
    library,
    concept,
    description,
    body: body.join('\n'),
  }));
}
