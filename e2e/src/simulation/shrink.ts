/**
 * Leaves out of a history whatever it fails without, in ever smaller pieces: delta debugging, as in Zeller and
 * Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002.
 * @param fails whether a history of only these parts still fails.
 */
export async function shrink(
  parts: readonly string[],
  fails: (kept: readonly string[]) => Promise<boolean>,
): Promise<readonly string[]> {
  let kept = parts;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let isSmaller = true; isSmaller; ) {
      const before: number = kept.length;
      for (let start = 0; start < kept.length; ) {
        const rest: readonly string[] = [...kept.slice(0, start), ...kept.slice(start + size)];
        if (await fails(rest)) kept = rest;
        else start += size;
      }
      isSmaller = kept.length < before;
    }
  }
  return kept;
}
