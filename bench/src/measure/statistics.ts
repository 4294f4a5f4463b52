/** The middle of some numbers, with the smallest and the largest. */
export interface Spread {
  median: number;
  min: number;
  max: number;
}

/** @throws {RangeError} when there are none. */
export function spreadOf(numbers: number[]): Spread {
  if (numbers.length === 0) throw new RangeError('nothing was measured');
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] as number;
  const half = sorted.length / 2;
  const median = Number.isInteger(half) ? (at(half - 1) + at(half)) / 2 : at(Math.floor(half));
  return { median, min: at(0), max: at(sorted.length - 1) };
}
