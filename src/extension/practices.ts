import type { ExtensionContext, Memento } from 'vscode';
import type { Progress } from '../webview/protocol.ts';
import { type PracticesPage, practicesPage } from '../webview/reference.ts';
import type { Findings } from './findings.ts';
import { isSeen } from './practice-checks.ts';
import type { Reference } from './reference.ts';

interface Practices {
  tick(practice: string, isDone: boolean): Promise<void>;
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
  return {
    async tick(practice, isDone) {
      if (!(await all()).some(({ id }) => id === practice)) return;
      const { ticked, ...kept } = keptIn(workspaceState);
      const others = ticked.filter((id) => id !== practice);
      await keep(workspaceState, { ...kept, ticked: isDone ? [...others, practice] : others });
    },
    async progress() {
      const practices = await all();
      const { ticked } = keptIn(workspaceState);
      const suggested = await suggestion(
        workspaceState,
        practices.map(({ id }) => id),
      );
      await findings.settled();
      const seen = await Promise.all(practices.map(async (practice) => [practice.id, await see(practice, findings)] as const));
      return { ticked, suggested, seen: Object.fromEntries(seen.flatMap(([id, what]) => (what ? [[id, what]] : []))) };
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

async function see({ check, rules }: PracticesPage['practices'][number], { all }: Findings): Promise<Progress['seen'][string] | undefined> {
  if (check === undefined) return;
  if (check !== 'no-findings') return isSeen(check);
  if (!rules.length || !all) return;
  const left = all.filter(({ rule }) => rules.includes(rule)).length;
  if (!left) return { isDone: true, text: 'The rules of these pages find nothing in this workspace.' };
  return {
    isDone: false,
    text:
      left === 1
        ? 'One finding of these pages’ rules is left in this workspace.'
        : `${left} findings of these pages’ rules are left in this workspace.`,
  };
}
