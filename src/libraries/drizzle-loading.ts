import { ts } from '../engine/ts.ts';
import { argumentsOf, chainOf, hasOnly } from '../syntax/chains.ts';
import { type Call, calleeName, calleeOf, unwrapped } from '../syntax/expressions.ts';
import { added, entries, withRelation } from '../syntax/objects.ts';
import type { Including, Loading } from './loading.ts';

/** `db.query.orders.findMany({ where, with: { customer: true } })` */
export const loading: Loading = {
  by: 'with',
  related(call) {
    const options = ts.isCallExpression(call) ? entries(call.arguments[0]) : undefined;
    if (calleeName(call) === 'findFirst') return options?.size === 1 && isEquality(options.get('where')) ? tableOf(call) : undefined;
    const chain = chainOf(call);
    const [table] = (chain && argumentsOf(chain, 'from')) ?? [];
    const isWhole = chain && hasOnly(chain, ['select', 'from', 'where', 'limit']) && argumentsOf(chain, 'select')?.length === 0;
    return isWhole && table && ts.isIdentifier(table) && isEquality(argumentsOf(chain, 'where')?.[0]) ? table.text : undefined;
  },
  parent(query) {
    const model = calleeName(query) === 'findMany' ? tableOf(query) : undefined;
    if (!model || !ts.isCallExpression(query)) return;
    const [asked, ...others] = query.arguments;
    const including: Including = (relation) => {
      const text = `with: { ${relation}: true }`;
      const at = query.end - 1;
      if (!asked) return [{ file: query.getSourceFile().fileName, span: { start: at, end: at }, text: `{ ${text} }` }];
      const options = entries(asked);
      const known = options?.get('with');
      if (!options || others.length || !ts.isObjectLiteralExpression(asked)) return;
      if (!known) return [added(asked, text)];
      return withRelation(known, relation);
    };
    return { model, including };
  },
};

/** `orders` of `db.query.orders.findMany` */
function tableOf(call: Call): string | undefined {
  const callee = calleeOf(call);
  const table = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
  return table && ts.isPropertyAccessExpression(table) && /\bquery$/.test(table.expression.getText()) ? table.name.text : undefined;
}

/** `eq(customers.id, id)`, alone or by operators that are handed over. */
function isEquality(where: ts.Expression | undefined): boolean {
  const condition = where && unwrapped(where);
  const made = condition && ts.isArrowFunction(condition) ? condition.body : condition;
  return made !== undefined && ts.isCallExpression(made) && made.expression.getText() === 'eq';
}
