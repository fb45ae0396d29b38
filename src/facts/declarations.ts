import type { FileFact } from '../engine/facts.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { describeBinding } from './bindings.ts';
import type { Expr } from './expression.ts';
import { declaredNames } from './modules.ts';

/** Where the values of the names come from that a file declares at its top level. */
export const declarations: FileFact<Readonly<Record<string, Expr>>> = {
  id: 'declarations',
  version: 10,
  extract(file) {
    const found: Record<string, Expr> = {};
    for (const name of file.statements.flatMap(declaredNames)) {
      const binding = bindingOf(name, file);
      const value = binding && describeBinding(binding);
      if (value) found[name] = value;
    }
    return found;
  },
};
