import { type Ends, missingEnds, noEnds, sumOf } from './ends.js';

/** How often a line is printed where none can be replaced, in milliseconds. */
const INTERVAL = 30_000;

/** One line that tells how far it is; and one for each history that breaks a promise. */
export function createProgress(count: number) {
  const began = Date.now();
  const { isTTY } = process.stdout;
  let printed = began;
  let done = 0;
  let failed = 0;
  let ends = noEnds;

  function print(isLast: boolean) {
    const seconds = Math.round((Date.now() - began) / 1000);
    const { sales, refunds, expiries, givenBack } = ends;
    const happened = `${sales} sales, ${refunds} refunds (${givenBack} after a 201), ${expiries} expiries`;
    const line = `${done} of ${count} histories in ${seconds} s, ${failed} broke a promise; ${happened}`;
    printed = Date.now();
    process.stdout.write(isTTY ? `\r${line}${isLast ? '\n' : ''}` : `${line}\n`);
  }

  return {
    done(seed: number, broken: readonly string[], ended: Ends) {
      done++;
      ends = sumOf(ends, ended);
      if (broken.length > 0) {
        failed++;
        console.log(`${isTTY ? '\r' : ''}Seed ${seed}: ${broken.join('; ')}`);
      }
      if (isTTY || Date.now() - printed > INTERVAL) print(false);
    },
    /** @returns why the run proves nothing, though no promise was broken. */
    end(): string[] {
      print(true);
      return done < count ? [`Only ${done} of ${count} histories were run`] : missingEnds(ends, done);
    },
  };
}
