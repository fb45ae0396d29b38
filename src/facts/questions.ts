import type { FactReader } from '../engine/facts.ts';
import type { Question } from '../engine/opinion.ts';
import { effects } from './effects.ts';
import { functionsNamed, isOperationName, lastName } from './names.ts';

/**
 * Whether an answer could lead anywhere: the called name is a library's that the project imports, or that of a function of the project
 * which does something outside of this process. Checked types cost a thousand times what this costs.
 */
export function isWorthAsking({ key }: Question, facts: FactReader): boolean {
  const name = lastName(key);
  if (!name) return false;
  if (facts.about(functionsNamed, name).some((named) => Object.keys(facts.about(effects, named)).length)) return true;
  return isOperationName(name, facts);
}
