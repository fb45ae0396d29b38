import { prisma } from '../db/prisma';

export interface CategoryNode {
  id: number;
  name: string;
  children: CategoryNode[];
}

export async function categoryTree(parentId: number | null = null): Promise<CategoryNode[]> {
  const categories = await prisma.category.findMany({ where: { parentId }, orderBy: { name: 'asc' } });
  const nodes: CategoryNode[] = [];
  for (const { id, name } of categories) nodes.push({ id, name, children: await categoryTree(id) });
  return nodes;
}

/** The category and all below it, one query per level. */
export async function idsBelow(categoryId: number): Promise<number[]> {
  const ids = [categoryId];
  for (let level = [categoryId]; level.length > 0; ) {
    const below = await prisma.category.findMany({ where: { parentId: { in: level } }, select: { id: true } });
    level = below.map(({ id }) => id);
    ids.push(...level);
  }
  return ids;
}
