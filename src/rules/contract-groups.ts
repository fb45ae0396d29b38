import type { Fix, Problem } from '../engine/rule.ts';
import type { Edit } from '../engine/text.ts';
import type { Broken } from '../facts/contracts/broken.ts';
import { messageForSeveral } from './contract-words.ts';

/** A change with what is said of it. */
export interface Said {
  readonly broken: Broken;
  readonly problem: Problem;
}

/** So many fields that are gone from one place are one finding: nobody reads the same sentence ten times. */
const mostAlone = 2;

/** The problems, with one for all the fields that are gone from the same object, or demanded where none of them is to be seen. */
export function grouped(all: readonly Said[]): readonly Problem[] {
  const groups = new Map<string, Said[]>();
  for (const said of all) {
    const id = groupOf(said);
    groups.set(id, [...(groups.get(id) ?? []), said]);
  }
  return [...groups.values()].flatMap((group) => (group.length > mostAlone ? [together(group)] : group.map(({ problem }) => problem)));
}

/** What is to be said of a field alone is in a group of its own. */
function groupOf({ broken, problem }: Said): string {
  const { change, key, severity, container } = broken;
  const isGone =
    change.is === 'removed' &&
    !change.isHidden &&
    !change.candidates.length &&
    !change.before.isDeprecated &&
    key !== 'routes' &&
    container.sink?.language !== 'protobuf';
  const isPlain = isGone || change.is === 'demanded';
  return JSON.stringify([problem.at, severity, change.is, change.path.slice(0, isPlain ? -1 : undefined)]);
}

function together(group: readonly Said[]): Problem {
  const [first, ...others] = group.map(({ problem }) => problem) as [Problem, ...Problem[]];
  const kept = [first, ...others].flatMap(({ fixes = [] }) => fixes.filter(({ id }) => id.startsWith('keep-field')));
  const fix = kept.length ? keepAll(kept) : undefined;
  const message = messageForSeveral(group.map(({ broken }) => broken));
  return {
    at: first.at,
    message,
    ...(first.severity && { severity: first.severity }),
    ...(first.because && { because: first.because }),
    fixes: fix ? [fix] : [],
  };
}

function keepAll(fixes: readonly Fix[]): Fix {
  const fields = fixes.map(({ id }) => id.slice('keep-field '.length));
  const names = fields.map((field) => `\`${field}\``);
  const shown = names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ');
  return {
    id: `keep-field ${fields.join(', ')}`,
    title: `Keep ${shown}, deprecated`,
    safety: 'suggestion',
    make(world) {
      const edits = new Map<string, Edit>();
      for (const fix of fixes) {
        const change = fix.make(world);
        if (change === 'stale') return change;
        for (const edit of change.edits) edits.set(JSON.stringify(edit), edit);
      }
      return { edits: [...edits.values()] };
    },
  };
}
