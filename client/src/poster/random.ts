/** Chance that a seed decides: the same poster for the same ticket, on every visit. */
export interface Chance {
  /** A number from `low` up to, but not including, `high`. */
  between: (low: number, high: number) => number;
  whole: (low: number, high: number) => number;
  oneOf: <T>(choices: readonly T[]) => T;
}

/** FNV-1a, then mulberry32: https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
export function chanceOf(seed: string): Chance {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  // The first numbers of seeds that are alike are alike.
  for (let skipped = 0; skipped < 4; skipped += 1) next();
  const between = (low: number, high: number) => low + next() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  return { between, whole, oneOf: (choices) => choices[whole(0, choices.length - 1)] as (typeof choices)[0] };
}
