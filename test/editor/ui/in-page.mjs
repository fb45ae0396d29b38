/** Functions that run in the page of the workbench, where there is a DOM. Playwright sends them there: they may use nothing from outside. */

/** The rectangle of the first place in the visible lines of `editor` that reads `text`, or null. */
export function rectangleOf(editor, text) {
  const rectangles = [];
  for (const line of editor.querySelectorAll('.view-lines .view-line')) {
    const nodes = [];
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const read = nodes
      .map((node) => node.data)
      .join('')
      .replaceAll('\u00a0', ' ');
    const start = read.indexOf(text);
    if (start < 0) continue;
    const place = (offset, isEnd) => {
      for (const node of nodes) {
        if (offset < node.length || (isEnd && offset === node.length)) return [node, offset];
        offset -= node.length;
      }
    };
    const range = document.createRange();
    range.setStart(...place(start, false));
    range.setEnd(...place(start + text.length, true));
    const { x, y, width, height } = range.getBoundingClientRect();
    rectangles.push({ x, y, width, height });
  }
  return rectangles.sort((a, b) => a.y - b.y)[0] ?? null;
}

/** The visible lines of `editor`, from top to bottom: the DOM keeps them in any order. */
export function linesOf(editor) {
  const lines = [...editor.querySelectorAll('.view-lines .view-line')];
  const top = (line) => line.getBoundingClientRect().y;
  return lines.sort((a, b) => top(a) - top(b)).map((line) => line.textContent.replaceAll('\u00a0', ' '));
}

/** The colour of the text of an element, as the browser computes it. */
export const colourOf = (element) => getComputedStyle(element).color;
