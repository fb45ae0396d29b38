import { ts } from '../engine/ts.ts';
import { chainOf, hasOnly } from '../syntax/chains.ts';
import { comparedBy } from '../syntax/conditions.ts';
import { quoteOf } from '../syntax/style.ts';
import type { Loading } from './loading.ts';

/** `Order.query().where(…).withGraphFetched('customer')` */
export const loading: Loading = {
  by: 'withGraphFetched',
  related(call) {
    const chain = chainOf(call);
    const [query, asking, ...others] = chain?.steps ?? [];
    if (!chain || query?.name !== 'query' || !asking || others.length || !ts.isIdentifier(chain.root)) return;
    const compared = asking.name === 'findOne' ? comparedBy(asking, () => true) : undefined;
    const isAlone = asking.name === 'findById' || (compared?.comparisons.length === 1 && !compared.rest);
    return isAlone ? chain.root.text : undefined;
  },
  parent(query) {
    const chain = chainOf(query);
    if (
      !chain ||
      !ts.isIdentifier(chain.root) ||
      !hasOnly(chain, ['query', 'where', 'andWhere', 'whereIn', 'whereNotNull', 'orderBy', 'limit', 'offset'])
    )
      return;
    const { fileName: file } = query.getSourceFile();
    const quote = quoteOf(query.getSourceFile());
    const including = (relation: string) => [
      { file, span: { start: query.end, end: query.end }, text: `.withGraphFetched(${quote}${relation}${quote})` },
    ];
    return { model: chain.root.text, including };
  },
};
