import { Uri, workspace } from 'vscode';
import { type Contents, type Entry, ignorablePage, type Page, practicesPage, type SearchTexts } from '../webview/reference.ts';

/** What the build has written of the reference. Only what is asked for is read. */
export interface Reference {
  contents(): Promise<Contents>;
  /** Undefined where there is no such page. */
  page(id: string): Promise<Page | undefined>;
  searchTexts(): Promise<SearchTexts>;
  /** The page that a rule belongs to. */
  pageOf(rule: string): Promise<Entry | undefined>;
}

export function openReference(extensionUri: Uri): Reference {
  let known: Promise<Contents> | undefined;
  const contents = () => {
    known ??= read<Contents>('contents');
    return known;
  };
  const entries = async () => (await contents()).sections.flatMap(({ pages }) => pages);
  return {
    contents,
    async page(id) {
      const isKnown = id === practicesPage || id === ignorablePage || (await entries()).some((entry) => entry.id === id);
      return isKnown ? read<Page>(id) : undefined;
    },
    searchTexts: () => read('search'),
    pageOf: async (rule) => (await entries()).find(({ rules }) => rules.includes(rule)),
  };

  async function read<T>(name: string): Promise<T> {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist/reference', `${name}.json`));
    return JSON.parse(new TextDecoder().decode(bytes)) as T;
  }
}
