import { replace } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { calleeName, calleeOf } from '../syntax/expressions.ts';
import { added, appended, entries, has, withRelation } from '../syntax/objects.ts';
import { quoteOf } from '../syntax/style.ts';
import { type Including, type Loading, modelOf } from './loading.ts';

/** `orders.find({ where, relations: { customer: true } })` */
export const loading: Loading = {
  by: 'relations',
  related(call) {
    if (!ts.isCallExpression(call)) return;
    const asked = call.arguments.at(-1);
    const options = entries(asked);
    const where = calleeName(call) === 'findOne' && options?.size === 1 ? options.get('where') : asked;
    return /^findOne(By)?$/.test(calleeName(call) ?? '') && entries(where)?.size === 1 ? modelOf(call) : undefined;
  },
  parent(query) {
    const model = ts.isCallExpression(query) ? modelOf(query) : undefined;
    const method = calleeName(query);
    // Objects came with version 0.3, as `findBy` and `findOneBy` did.
    if (!model || !ts.isCallExpression(query) || !/^find(By)?$/.test(method!) || !/\bfind(One)?By\(/.test(query.getSourceFile().text))
      return;
    const [asked, ...others] = query.arguments[0]?.getText() === model ? query.arguments.slice(1) : query.arguments;
    return { model, including: (relation) => (others.length ? undefined : including(query, asked, relation)) };
  },
};

/** With these, what comes along may be other than what is looked up, or may not be joined. */
const differing = ['select', 'loadEagerRelations', 'withDeleted', 'lock'];

function including(query: ts.CallExpression, asked: ts.Expression | undefined, relation: string): ReturnType<Including> {
  const { fileName } = query.getSourceFile();
  const text = `relations: { ${relation}: true }`;
  if (!asked)
    return [
      { file: fileName, span: { start: query.end - 1, end: query.end - 1 }, text: `${query.arguments.length ? ', ' : ''}{ ${text} }` },
    ];
  const callee = calleeOf(query);
  if (calleeName(query) === 'findBy' && ts.isPropertyAccessExpression(callee))
    return [replace(callee.name, 'find'), replace(asked, `{ where: ${asked.getText()}, ${text} }`)];
  const options = entries(asked);
  const known = options?.get('relations');
  if (!options || !ts.isObjectLiteralExpression(asked) || differing.some((name) => options.has(name))) return;
  if (!known) return [added(asked, text)];
  const quote = quoteOf(query.getSourceFile());
  if (ts.isArrayLiteralExpression(known)) return has(known, relation) ? [] : [appended(known, quote + relation + quote)];
  return withRelation(known, relation);
}
