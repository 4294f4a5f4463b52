import type { Worker } from './crew.js';
import { shrink } from './shrink.js';
import type { Report } from './worker.js';

/** A broken promise shortened to what it takes, as people read it. */
export async function explain(worker: Worker, seed: number, verbose: boolean): Promise<string> {
  const whole = await worker.run({ seed, verbose });
  if (whole.broken.length === 0)
    return `Seed ${seed} broke a promise, and keeps them all when it is run again.`;
  const parts = [...whole.actions, ...whole.mishaps];
  const promises = new Set(whole.broken.map(promiseOf));
  const fails = async (kept: readonly string[]) => {
    const { broken } = await worker.run({ seed, verbose, kept: [...kept] });
    return broken.some((sentence) => promises.has(promiseOf(sentence)));
  };
  const kept = await shrink(parts, fails);
  const short = await worker.run({ seed, verbose, kept: [...kept] });
  return [
    show(seed, short),
    `Shortened from ${whole.actions.length} actions and ${whole.mishaps.length} mishaps, of which it had broken:`,
    ...whole.broken.map((sentence) => `  ${sentence}`),
    `Again, exactly: npm run simulate -- --seed ${seed}`,
    `Shortened:      npm run simulate -- --seed ${seed} --keep ${kept.join(',')}`,
  ].join('\n');
}

/** One history with its judgement. */
export const show = (seed: number, { broken, history, fingerprint }: Report): string =>
  [
    `Seed ${seed}, fingerprint ${fingerprint}`,
    ...history,
    ...(broken.length > 0 ? broken.map((sentence) => `✘ ${sentence}`) : ['✔ every promise holds']),
  ].join('\n');

/** What a sentence begins with says which promise it is about. */
const promiseOf = (sentence: string) => sentence.split(/[ :]/, 1)[0];
