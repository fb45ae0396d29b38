import type { ts } from '../engine/ts.ts';
import { type Chain, chainOf, hasOnly } from '../syntax/chains.ts';
import { type Call, isPath } from '../syntax/expressions.ts';
import { entries } from '../syntax/objects.ts';
import { isTypeScript, quoteOf } from '../syntax/style.ts';
import { type Loading, modelOf } from './loading.ts';

/** `Order.find({ year }).populate('customerId')`; https://mongoosejs.com/docs/populate.html */
export const loading: Loading = {
  by: 'populate',
  related(call) {
    const chain = chainOf(call);
    const [asking, ...others] = chain?.steps ?? [];
    if (!chain || !asking || !hasOnly({ ...chain, steps: others }, ['exec'])) return;
    const [asked, ...more] = asking.call.arguments;
    const where = asking.name === 'findOne' ? entries(asked) : undefined;
    const isAlone = asking.name === 'findById' || (where?.size === 1 && where.has('_id'));
    return isAlone && !more.length ? modelIn(chain) : undefined;
  },
  parent(query) {
    const chain = chainOf(query);
    const [find, ...others] = chain?.steps ?? [];
    const model = chain && modelIn(chain);
    // What is lean has no row in its place that is more.
    if (!chain || find?.name !== 'find' || !model || !hasOnly({ ...chain, steps: others }, ['where', 'sort', 'limit', 'skip', 'exec']))
      return;
    if (find.call.arguments.length > 1) return;
    const last = others.at(-1);
    const at = last?.name === 'exec' ? (last.call.expression as ts.PropertyAccessExpression).expression.end : query.end;
    const { fileName: file } = query.getSourceFile();
    const quote = quoteOf(query.getSourceFile());
    return {
      model,
      including: (relation, look) => {
        const type = typeText(relation, look);
        return type === undefined
          ? undefined
          : [{ file, span: { start: at, end: at }, text: `.populate${type}(${quote}${relation}${quote})` }];
      },
    };
  },
};

/** `Order` for `Order.find()`, `OrderModel.find()` and a model of an `OrderDocument`. */
function modelIn({ steps: [first] }: Chain): string | undefined {
  return first && modelOf(first.call)?.replace(/(Model|Document)$/, '');
}

/** Only whoever asks knows what comes: `<{ customerId: InstanceType<typeof Customer> | null }>`. */
function typeText(relation: string, look: Call): string | undefined {
  if (!isTypeScript(look)) return '';
  const root = chainOf(look)?.root;
  return root && isPath(root) ? `<{ ${relation}: InstanceType<typeof ${root.getText()}> | null }>` : undefined;
}
