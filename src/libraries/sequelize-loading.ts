import { ts } from '../engine/ts.ts';
import { calleeName } from '../syntax/expressions.ts';
import { added, appended, entries, has } from '../syntax/objects.ts';
import { quoteOf } from '../syntax/style.ts';
import { type Including, type Loading, modelOf } from './loading.ts';

/** `Order.findAll({ where, include: ['customer'] })` */
export const loading: Loading = {
  by: 'include',
  related(call) {
    if (!ts.isCallExpression(call) || call.arguments.length !== 1) return;
    const options = entries(call.arguments[0]);
    const isAlone =
      calleeName(call) === 'findByPk' ||
      (calleeName(call) === 'findOne' && options?.size === 1 && entries(options.get('where'))?.size === 1);
    return isAlone ? modelOf(call) : undefined;
  },
  parent(query) {
    if (!ts.isCallExpression(query) || calleeName(query) !== 'findAll') return;
    const model = modelOf(query);
    const [asked, ...others] = query.arguments;
    const file = query.getSourceFile();
    if (!model || others.length) return;
    const including: Including = (relation) => {
      const named = quoteOf(file) + relation + quoteOf(file);
      const text = `include: [${named}]`;
      if (!asked) return [{ file: file.fileName, span: { start: query.end - 1, end: query.end - 1 }, text: `{ ${text} }` }];
      const options = entries(asked);
      const known = options?.get('include');
      if (!options || !ts.isObjectLiteralExpression(asked) || ['raw', 'group', 'attributes', 'lock'].some((name) => options.has(name)))
        return;
      if (!known) return [added(asked, text)];
      if (!ts.isArrayLiteralExpression(known)) return;
      return has(known, relation) ? [] : [appended(known, named)];
    };
    return { model, including };
  },
};
