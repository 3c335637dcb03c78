/**
 * Names of the arguments of an ICU message: `{n, plural, one {# claim} other {{n} claims}}` → n.
 * Braces take turns: one opens an argument, the next within it a piece of text.
 */
export function placeholdersOf(message: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (const [i, sign] of Array.from(message).entries()) {
    if (sign === '{' && depth % 2 === 0) names.add(nameAfter(message, i));
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
  }
  return Array.from(names).sort();
}

const nameAfter = (message: string, brace: number): string =>
  /^\s*(\w+)/.exec(message.slice(brace + 1))?.[1] ?? '';

/** Names of the tags in a message: `See <link>the log</link>` → link. */
export function tagsOf(message: string): string[] {
  return Array.from(new Set(Array.from(message.matchAll(/<(\w+)>/g), (match) => match[1] ?? ''))).sort();
}
