import { noQueryPerParent as rule } from '../../src/rules/no-query-per-parent.ts';
import { check } from '../fixture.ts';

const prisma = `
//- /prisma.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;

const loader = 'Load through a DataLoader: it asks once for all of them.';

describe('no-query-per-parent', () => {
  describe('knows resolvers of fields', () => {
    it('by decorators of NestJS and TypeGraphQL, through injected services', () => {
      check(
        rule,
        `
import { Parent, ResolveField, Resolver, Query } from '@nestjs/graphql';
import { OrderService } from './orders';
@Resolver('Customer')
export class CustomerResolver {
  constructor(private readonly orders: OrderService) {}
  @Query()
  customers() {
    return this.orders.ofCustomer(1);
  }
  @ResolveField('orders')
  async ordersOf(@Parent() customer: { id: number }) {
    const { id } = customer;
    return this.orders.ofCustomer(id);
    //     ^^^^^^^^^^^^^^^^^^^^^^^^^^ \`this.orders.ofCustomer\` queries the database once per \`customer\`, as \`ordersOf\` resolves a field of each, by \`prisma.order.findMany\`: 200 customers cost 200 queries. ${loader}
  }
  @ResolveField()
  async shop(@Parent() customer: { id: number }) {
    return this.orders.shop();
  }
}
//- /typegraphql.ts
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { prisma } from './prisma';
@Resolver()
export class ReviewResolver {
  @FieldResolver()
  author(@Root() review: { authorId: number }) {
    return prisma.user.findFirst({ where: { id: review.authorId } });
    //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.findFirst\` runs once per \`review\`, as \`author\` resolves a field of each: 200 reviews cost 200 queries. ${loader}
  }
}
//- /orders.ts
import { prisma } from './prisma';
export class OrderService {
  ofCustomer(customerId: number) { return prisma.order.findMany({ where: { customerId } }); }
  shop() { return prisma.shop.findFirst(); }
}
${prisma}`,
      );
    });

    it('by their place in a map of resolvers', () => {
      check(
        rule,
        `
import { prisma } from './prisma';
import type { BookResolvers } from './generated';
export const resolvers = {
  Query: { authors: () => prisma.author.findMany(), author: (_: unknown, { id }: { id: number }) => prisma.author.findFirst({ where: { id } }) },
  Author: {
    books: (author: { id: number }) => prisma.book.findMany({ where: { authorId: author.id } }),
    //                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.book.findMany\` runs once per \`author\`, as \`Author.books\` resolves a field of each: 200 authors cost 200 queries. ${loader}
    name: (author: { name: string }) => author.name,
    async awards({ id }: { id: number }, _: unknown, { loaders }: { loaders: any }) {
      return loaders.awards.load(id);
    },
  },
};
export const Book: BookResolvers = {
  async reviews(parent) {
    return await prisma.review.findMany({ where: { bookId: parent.id } });
    //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.review.findMany\` runs once per \`parent\`, as \`Book.reviews\` resolves a field of each: 200 parents cost 200 queries. ${loader}
  },
};
${prisma}`,
      );
    });

    it('by the configuration of a type: graphql-js, Pothos, Nexus', () => {
      check(
        rule,
        `
import { GraphQLObjectType } from 'graphql';
import { objectType } from 'nexus';
import { builder } from './builder';
import { prisma } from './prisma';
export const User = new GraphQLObjectType({
  name: 'User',
  fields: () => ({
    posts: { type: Posts, resolve: (user) => prisma.post.findMany({ where: { authorId: user.id } }) },
    //                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.post.findMany\` runs once per \`user\`, as \`User.posts\` resolves a field of each: 200 users cost 200 queries. ${loader}
  }),
});
export const Query = new GraphQLObjectType({
  name: 'Query',
  fields: { me: { type: User, resolve: (root) => prisma.user.findFirst({ where: { id: root.id } }) } },
});
builder.objectType('Post', {
  fields: (t) => ({
    tags: t.field({ type: ['Tag'], resolve: (post) => prisma.tag.findMany({ where: { postId: post.id } }) }),
    //                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.tag.findMany\` runs once per \`post\`, as \`Post.tags\` resolves a field of each: 200 posts cost 200 queries. ${loader}
  }),
});
builder.queryField('post', (t) => t.field({ resolve: (root) => prisma.post.findFirst({ where: root }) }));
export const Tag = objectType({
  name: 'Tag',
  definition(t) {
    t.list.field('users', {
      resolve(tag) {
        return prisma.user.findMany({ where: { tagId: tag.id } });
        //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.user.findMany\` runs once per \`tag\`, as \`Tag.users\` resolves a field of each: 200 tags cost 200 queries. ${loader}
      },
    });
  },
});
${prisma}`,
      );
    });
  });

  describe('stays silent in a resolver', () => {
    const cases: [why: string, body: string][] = [
      ['that goes through a loader', 'return loader.load(order.customerId);'],
      ['whose look-up Prisma joins with the others of the tick', 'return prisma.customer.findUnique({ where: { id: order.customerId } });'],
      [
        'that answers for the viewer alone',
        'if (viewer?.id !== order.id) return []; return prisma.customer.findFirst({ where: { id: order.customerId } });',
      ],
      ['whose query has nothing to do with the parent', "return prisma.customer.findFirst({ where: { name: 'shop' } });"],
    ];
    for (const [why, body] of cases) {
      it(why, () =>
        check(
          rule,
          `
import { prisma } from './prisma';
export const resolvers = { Query: {}, Order: { customer: async (order: any, _: unknown, { loader, viewer }: any) => { ${body} } } };
${prisma}`,
        ),
      );
    }
  });

  it('hints where the query runs only for what did not come along with the parent', () => {
    check(
      rule,
      `
import { prisma } from './prisma';
export const resolvers = {
  Query: {},
  Order: {
    customer: (order: any) => order.customer ?? prisma.customer.findFirst({ where: { id: order.customerId } }),
    //                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: \`prisma.customer.findFirst\` runs once per \`order\`, as \`Order.customer\` resolves a field of each: 200 orders without it cost 200 queries. ${loader}
    shop(order: any) {
      if (order.shop) return order.shop;
      return prisma.shop.findFirst({ where: { id: order.shopId } });
      //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: \`prisma.shop.findFirst\` runs once per \`order\`, as \`Order.shop\` resolves a field of each: 200 orders without it cost 200 queries. ${loader}
    },
  },
};
${prisma}`,
    );
  });

  it('no longer trusts Prisma to join what waits for something else first', () => {
    check(
      rule,
      `
import { prisma } from './prisma';
export const resolvers = {
  Query: {},
  Order: {
    async customer(order: any) {
      await allowed(order);
      return prisma.customer.findUnique({ where: { id: order.customerId } });
      //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.customer.findUnique\` runs once per \`order\`, as \`Order.customer\` resolves a field of each: 200 orders cost 200 queries. ${loader}
    },
  },
};
${prisma}`,
    );
  });

  it('knows functions that call themselves for each element, and leaves alone those that go level by level', () => {
    check(
      rule,
      `
import { prisma } from './prisma';
export async function remove(id: number): Promise<void> {
  const children = await prisma.node.findMany({ where: { parentId: id } });
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.node.findMany\` runs once per node, as \`remove\` calls itself for each element: a tree of 200 nodes costs 200 queries. Ask level by level, or for the whole tree in one recursive query.
  await Promise.all(children.map((child) => remove(child.id)));
  await prisma.node.delete({ where: { id } });
  //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.node.delete\` runs once per node, as \`remove\` calls itself for each element: a tree of 200 nodes costs 200 queries. Collect what is to be written, and write it all at once.
}
export async function descendants(ids: number[]): Promise<number[]> {
  const children = await prisma.node.findMany({ where: { parentId: { in: ids } } });
  return children.length ? [...ids, ...(await descendants(children.map((child) => child.id)))] : ids;
}
export async function insert(into: { id: number; replies: any[] }, reply: { parent: { id: number } }): Promise<any> {
  if (reply.parent.id === into.id) return { ...into, replies: [await prisma.node.findFirst({ where: { id: into.id } })] };
  return { ...into, replies: await Promise.all(into.replies.map((one) => insert(one, reply))) };
}
class Tree {
  async walk(node: { id: number }) {
    for (const child of await prisma.node.findMany({ where: { parentId: node.id } })) await this.walk(child);
    //                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.node.findMany\` runs once per node, as \`Tree.walk\` calls itself for each element: a tree of 200 nodes costs 200 queries. Ask level by level, or for the whole tree in one recursive query.
  }
}
${prisma}`,
    );
  });

  it('knows presenters that other files map over lists', () => {
    check(
      rule,
      `
import { prisma } from './prisma';
export async function presentOrder(ctx: unknown, order: { id: number }) {
  return { id: order.id, items: await prisma.item.count({ where: { orderId: order.id } }), shop: await prisma.shop.findFirst() };
  //                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`prisma.item.count\` runs once per \`order\`, as \`presentOrder\` presents lists element by element: 200 orders cost 200 queries. Load it with the list, and hand it over.
}
export async function presentViewer(user: { id: number }) {
  return { posts: await prisma.post.count({ where: { userId: user.id } }) };
}
//- /routes.ts
import { presentOrder, presentViewer } from './main';
export const list = (ctx: unknown, orders: { id: number }[]) => Promise.all(orders.map((order) => presentOrder(ctx, order)));
export const me = (user: { id: number }) => presentViewer(user);
${prisma}`,
    );
  });
});
