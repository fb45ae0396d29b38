/** What texts say of a practice. Words are matched, nothing is parsed: the person sees a hint, and ticks or not. */

/** A migration, schema or model declares a table whose name is or ends in `outbox`. */
export function declaresOutbox(text: string): boolean {
  return outboxForms.some((form) => form.test(text));
}

const outboxForms = [
  /\bcreate\s+table\s+(if\s+not\s+exists\s+)?[\w."`[\]]*outbox\b/i,
  /^\s*model\s+\w*outbox\s*\{/im,
  /\b(createTable|pgTable|mysqlTable|sqliteTable)\s*\(\s*['"`]\w*outbox['"`]/i,
  /@entity\s*\(\s*(\{[^}]*\bname:\s*)?['"`]\w*outbox['"`]/i,
];

/** Code asks a flag by a string: `isEnabled('new-checkout', user)`. */
export function asksFlag(text: string): boolean {
  return /\b(isEnabled|isFeatureEnabled|isFlagEnabled|isOn|boolVariation|booleanVariation|getBooleanValue|featureFlag)\s*\(\s*['"`]/.test(
    text,
  );
}

/** Calls such as `redis.set(key, value, { EX: 60 })`: the receiver says that it is a cache; a third argument or the method, that it expires. */
export function cacheWritesIn(text: string): readonly { readonly expires: boolean }[] {
  return [...text.matchAll(/\b\w*(?:redis|cache)\w*\s*\.\s*(set|setEx|pSetEx)\s*\(/gi)].map(({ 0: call, 1: method, index }) => ({
    expires: method!.toLowerCase() !== 'set' || countArguments(text, index + call.length) > 2,
  }));
}

/** How many arguments a call has whose list begins at `start`. */
function countArguments(text: string, start: number): number {
  let depth = 0;
  let count = 0;
  let isExpected = true;
  for (const [token] of text
    .slice(start)
    .matchAll(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|[([{]|[)\]}]|,|[^\s'"`,()[\]{}]+/g)) {
    if (')]}'.includes(token)) {
      if (--depth < 0) break;
    } else if (token === ',' && depth === 0) {
      isExpected = true;
    } else {
      if (isExpected && depth === 0) count++;
      isExpected = false;
      if ('([{'.includes(token)) depth++;
    }
  }
  return count;
}
