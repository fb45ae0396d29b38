/**
 * The strongly connected components that can be reached from a node, each after the ones it leads to (Tarjan 1972).
 * `next` is asked once for every node; `visit` gets a component before any component that leads to it.
 */
export function forEachComponent<N>(root: N, next: (node: N) => Iterable<N>, visit: (component: readonly N[]) => void): void {
  const marks = new Map<N, { readonly index: number; low: number; isOpen: boolean }>();
  const open: N[] = [];
  const enter = (node: N): number => {
    const mark = { index: marks.size, low: marks.size, isOpen: true };
    marks.set(node, mark);
    open.push(node);
    for (const other of next(node)) {
      const seen = marks.get(other);
      if (!seen) mark.low = Math.min(mark.low, enter(other));
      else if (seen.isOpen) mark.low = Math.min(mark.low, seen.index);
    }
    if (mark.low === mark.index) {
      const component = open.splice(open.lastIndexOf(node));
      for (const member of component) marks.get(member)!.isOpen = false;
      visit(component);
    }
    return mark.low;
  };
  enter(root);
}
