import {
  type Command,
  EventEmitter,
  type ExtensionContext,
  MarkdownString,
  Position,
  Range,
  type TextDocumentShowOptions,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { WorkspaceFinding } from '../server/protocol.ts';
import type { Entry } from '../webview/reference.ts';
import type { Findings } from './findings.ts';
import type { Reference } from './reference.ts';

/** A page of the reference with what its rules find, or one finding. */
export type Node = PageNode | FindingNode;

interface PageNode {
  readonly page: string;
  readonly title: string;
  readonly findings: readonly FindingNode[];
}

interface FindingNode extends WorkspaceFinding {
  readonly parent: PageNode;
}

/** Every finding of the workspace by page: VS Code's own tree, as lists of places are trees everywhere else. */
export function registerFindingsTree(
  context: ExtensionContext,
  findings: Findings,
  reference: Reference,
): { reveal(page: string): Promise<void> } {
  const changes = new EventEmitter<undefined>();
  let pages: readonly PageNode[] = [];
  const view = window.createTreeView<Node>(viewId, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getChildren: (node) => (!node ? [...pages] : 'findings' in node ? [...node.findings] : []),
      getParent: (node) => ('parent' in node ? node.parent : undefined),
      getTreeItem: (node) => ('findings' in node ? pageItem(node) : findingItem(node)),
    },
  });
  const update = async (): Promise<void> => {
    pages = findings.all ? await nodes(findings.all, reference) : [];
    describe(view, findings, pages);
    changes.fire(undefined);
  };
  context.subscriptions.push(
    view,
    changes,
    findings.onDidChange(update),
    view.onDidChangeVisibility(({ visible }) => findings.watch('tree', visible)),
  );
  // The host of a remote window forgets the name of the manifest, and a description then stands alone.
  view.title = nameIn(context);
  describe(view, findings, pages);
  return { reveal };

  async function reveal(page: string): Promise<void> {
    findings.watch('reveal', true);
    await findings.settled();
    await update();
    findings.watch('reveal', false);
    const node = pages.find((each) => each.page === page);
    if (node) await view.reveal(node, { focus: true, select: true, expand: true });
  }
}

const viewId = 'fundamentals.findings';

function nameIn({ extension }: ExtensionContext): string {
  const views: readonly { id: string; name: string }[] = extension.packageJSON.contributes.views.fundamentals;
  return views.find(({ id }) => id === viewId)!.name;
}

/** What stands in place of a tree that would be empty, and the number beside its title. */
function describe(view: TreeView<Node>, { all, isAsking }: Findings, pages: readonly PageNode[]): void {
  const count = pages.reduce((sum, page) => sum + page.findings.length, 0);
  view.description = count ? String(count) : '';
  if (all) view.message = count ? '' : 'Nothing is found in this workspace.';
  else view.message = isAsking ? 'Looking at the workspace…' : 'The language server is not running.';
}

async function nodes(all: readonly WorkspaceFinding[], reference: Reference): Promise<readonly PageNode[]> {
  const byPage = new Map<Entry, WorkspaceFinding[]>();
  for (const finding of all) {
    const page = await reference.pageOf(finding.rule);
    if (page) byPage.set(page, [...(byPage.get(page) ?? []), finding]);
  }
  return [...byPage].map(([{ id, title }, found]) => {
    const findings: FindingNode[] = [];
    const parent: PageNode = { page: id, title, findings };
    findings.push(...found.map((finding) => ({ ...finding, parent })));
    return parent;
  });
}

function pageItem({ page, title, findings }: PageNode): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
  item.id = page;
  item.description = String(findings.length);
  item.contextValue = 'page';
  item.iconPath = new ThemeIcon('book');
  item.accessibilityInformation = { label: `${title}, ${findings.length === 1 ? 'one finding' : `${findings.length} findings`}` };
  return item;
}

function findingItem({ uri, line, column, message, severity, rule }: FindingNode): TreeItem {
  const file = Uri.parse(uri);
  const path = workspace.asRelativePath(file);
  const said = message.replaceAll('`', '');
  const item = new TreeItem(`${path.split('/').at(-1)}:${line + 1}`, TreeItemCollapsibleState.None);
  item.description = said;
  item.tooltip = new MarkdownString(`${message}\n\n${path}, line ${line + 1} (${rule})`);
  item.contextValue = 'finding';
  item.iconPath = new ThemeIcon(severity === 'information' ? 'info' : severity, new ThemeColor(severityColours[severity]));
  item.accessibilityInformation = { label: `${path}, line ${line + 1}: ${said}` };
  item.command = openAt(file, new Position(line, column));
  return item;
}

/** Those of the Problems view. */
const severityColours = {
  error: 'problemsErrorIcon.foreground',
  warning: 'problemsWarningIcon.foreground',
  information: 'problemsInfoIcon.foreground',
} as const;

const openAt = (file: Uri, place: Position): Command => ({
  title: 'Open',
  command: 'vscode.open',
  arguments: [file, { selection: new Range(place, place) } satisfies TextDocumentShowOptions],
});
