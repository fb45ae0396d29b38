import { ts } from '../engine/ts.ts';
import { calleeName } from '../syntax/expressions.ts';
import { added, appended, entries, has } from '../syntax/objects.ts';
import { quoteOf } from '../syntax/style.ts';
import { type Including, type Loading, modelOf } from './loading.ts';

/** `em.find(Order, where, { populate: ['customer'] })` */
export const loading: Loading = {
  by: 'populate',
  related(call) {
    const model = ts.isCallExpression(call) && calleeName(call) === 'findOne' ? modelOf(call) : undefined;
    if (!model || !ts.isCallExpression(call)) return;
    const [where, ...others] = call.arguments[0]?.getText() === model ? call.arguments.slice(1) : call.arguments;
    const isAlone = where && !others.length && (!ts.isObjectLiteralExpression(where) || entries(where)?.size === 1);
    return isAlone ? model : undefined;
  },
  parent(query) {
    const model = ts.isCallExpression(query) && calleeName(query) === 'find' ? modelOf(query) : undefined;
    if (!model || !ts.isCallExpression(query)) return;
    const [where, asked, ...others] = query.arguments[0]?.getText() === model ? query.arguments.slice(1) : query.arguments;
    const file = query.getSourceFile();
    const including: Including = (relation) => {
      const named = quoteOf(file) + relation + quoteOf(file);
      const text = `populate: [${named}]`;
      if (!where || others.length) return;
      if (!asked) return [{ file: file.fileName, span: { start: where.end, end: where.end }, text: `, { ${text} }` }];
      const options = entries(asked);
      const known = options?.get('populate');
      if (
        !options ||
        !ts.isObjectLiteralExpression(asked) ||
        ['fields', 'exclude', 'lockMode', 'filters'].some((name) => options.has(name))
      )
        return;
      if (!known) return [added(asked, text)];
      if (!ts.isArrayLiteralExpression(known)) return;
      return has(known, relation) ? [] : [appended(known, named)];
    };
    return { model, including };
  },
};
