import type { ExtensionContext, Memento } from 'vscode';
import type { Progress } from '../webview/protocol.ts';
import { type PracticesPage, practicesPage } from '../webview/reference.ts';
import type { Findings } from './findings.ts';
import { isSeen, type Sight } from './practice-checks.ts';
import type { Reference } from './reference.ts';

interface Practices {
  tick(practice: string, isDone: boolean): Promise<void>;
  /** Looks for signs of the practices in the files of the workspace. */
  look(): Promise<void>;
  /** At once, with the signs that were found when somebody looked last. */
  progress(): Promise<Progress>;
}

/** What is kept per workspace. */
interface Kept {
  readonly ticked: readonly string[];
  /** Stays for its month, ticked or not: nobody is urged on. */
  readonly suggestion?: { readonly month: string; readonly practice: string };
}

/** The practices in this workspace: the person's own ticks, and what can be seen without them. */
export function createPractices({ workspaceState }: ExtensionContext, reference: Reference, findings: Findings): Practices {
  const all = async () => ((await reference.page(practicesPage)) as PracticesPage).practices;
  const signs = new Map<string, Sight>();
  return {
    async tick(practice, isDone) {
      if (!(await all()).some(({ id }) => id === practice)) return;
      const { ticked, ...kept } = keptIn(workspaceState);
      const others = ticked.filter((id) => id !== practice);
      await keep(workspaceState, { ...kept, ticked: isDone ? [...others, practice] : others });
    },
    async look() {
      for (const { id, check } of await all()) {
        const sign = check && (await isSeen(check));
        if (sign) signs.set(id, sign);
      }
    },
    async progress() {
      const practices = await all();
      const ids = practices.map(({ id }) => id);
      const suggested = await suggestion(workspaceState, ids);
      const seen = practices.flatMap((practice) => {
        const sight = signs.get(practice.id) ?? sightOfFindings(practice, findings);
        return sight ? [[practice.id, sight] as const] : [];
      });
      return { ticked: keptIn(workspaceState).ticked.filter((id) => ids.includes(id)), suggested, seen: Object.fromEntries(seen) };
    },
  };
}

const key = 'practices';

const keptIn = (state: Memento): Kept => state.get<Kept>(key, { ticked: [] });

const keep = (state: Memento, kept: Kept): Thenable<void> => state.update(key, kept);

/** This month's practice: the first without a tick, chosen once a month. */
async function suggestion(state: Memento, practices: readonly string[]): Promise<string | undefined> {
  const kept = keptIn(state);
  const month = new Date().toISOString().slice(0, 'yyyy-mm'.length);
  if (kept.suggestion?.month === month) return kept.suggestion.practice;
  const practice = practices.find((id) => !kept.ticked.includes(id));
  if (practice) await keep(state, { ...kept, suggestion: { month, practice } });
  return practice;
}

function sightOfFindings({ check, rules }: PracticesPage['practices'][number], { all }: Findings): Sight | undefined {
  if (check !== 'no-findings' || !rules.length || !all) return;
  const left = all.filter(({ rule }) => rules.includes(rule)).length;
  if (!left) return { isDone: true, text: 'The rules of these pages find nothing in this workspace.' };
  const findings = left === 1 ? 'One finding' : `${left} findings`;
  return { isDone: false, text: `${findings} of these pages’ rules ${left === 1 ? 'is' : 'are'} left in this workspace.` };
}
