/** A number from 0 up to, but not, 1 that depends on nothing but the seed and what it is asked about. */
export type Chance = (...about: (string | number)[]) => number;

/**
 * Chance without a sequence: a draw is named instead of numbered, so that leaving one action out of a history does
 * not change what happens to all the others. That is what lets the shrinker take a history apart.
 */
export const createChance =
  (seed: number): Chance =>
  (...about) =>
    hash(`${seed} ${about.join(' ')}`) / 2 ** 53;

/** 53 bits of a text: two 32-bit multiply-and-mix lanes, with the constants of MurmurHash3 and xxHash. */
export function hash(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x9e3779b1);
    b = Math.imul(b ^ code, 0x85ebca77);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b & 0x1fffff) * 2 ** 32 + (a >>> 0);
}

/** Between two bounds, every order of magnitude as likely as the next: most are short, a few are very long. */
export const logUniform = (unit: number, low: number, high: number): number => low * (high / low) ** unit;

/** One of those that are given, each as often as its weight says. */
export function weighted<T extends string>(unit: number, weights: Record<T, number>): T {
  const all = Object.entries(weights) as [T, number][];
  let left = unit * all.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of all) {
    left -= weight;
    if (left < 0) return name;
  }
  return (all.at(-1) as [T, number])[0];
}
