import { Uri, workspace } from 'vscode';
import { type Contents, type Entry, ignorablePage, type Page, practicesPage, type SearchTexts } from '../webview/reference.ts';

/** What the build has written of the reference. Only what is asked for is read. */
export interface Reference {
  contents(): Promise<Contents>;
  /** Undefined where there is no such page. */
  page(id: string): Promise<Page | undefined>;
  searchTexts(): Promise<SearchTexts>;
  /** The table of contents in HTML, as the page draws it. */
  firstPage(): Promise<string>;
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
    firstPage: () => readText('first-page.html'),
    pageOf: async (rule) => (await entries()).find(({ rules }) => rules.includes(rule)),
  };

  async function read<T>(name: string): Promise<T> {
    return JSON.parse(await readText(`${name}.json`)) as T;
  }

  async function readText(name: string): Promise<string> {
    return new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist/reference', name)));
  }
}
