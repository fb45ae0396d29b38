/** The word that somebody may have meant who wrote another; undefined where none is near. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const far = Math.max(2, written.length / 3);
  const byDistance = known.map((word) => ({ word, away: distance(written.toLowerCase(), word.toLowerCase()) }));
  const [best] = byDistance.filter(({ word, away }) => away <= far || word.startsWith(written)).sort((a, b) => a.away - b.away);
  return best?.word;
}

/** How many letters have to be added, removed or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
