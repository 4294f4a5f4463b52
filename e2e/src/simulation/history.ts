/** What happened, as it is shown to a person. Ids are random: they are shown by names in the order of appearance. */
export function createHistory(now: () => number) {
  const lines: { at: number; text: string; isDetail: boolean }[] = [];
  const names = new Map<string, string>();
  const counts = new Map<string, number>();

  /** Gives an id its name: the first letter of what it is, and a number. */
  function name(id: string, kind: string): void {
    if (names.has(id)) return;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    names.set(id, `${kind}${number}`);
  }

  const withNames = (text: string) =>
    text.replace(/\b(?:[0-9a-f]{24}|(?:pi|ch|re|evt)_\w{24})\b/g, (id) => {
      const [prefix] = id.split('_', 1);
      if (!names.has(id)) name(id, prefix === id ? 'id' : `${prefix}`);
      return names.get(id) as string;
    });

  const add = (text: string, isDetail: boolean) => {
    lines.push({ at: now(), text: withNames(text), isDetail });
  };

  return {
    name,
    withNames,
    note: (text: string) => add(text, false),
    /** What matters only to whoever looks very closely, such as every command to a database. */
    detail: (text: string) => add(text, true),
    print: (verbose: boolean): string[] =>
      lines
        .filter((line) => verbose || !line.isDetail)
        .map(({ at, text }) => `${(at / 1000).toFixed(4).padStart(9)}  ${text}`),
  };
}

export type History = ReturnType<typeof createHistory>;
