/** How often a line is printed where none can be replaced, in milliseconds. */
const INTERVAL = 30_000;

/** One line that tells how far it is; and one for each history that breaks a promise. */
export function createProgress(count: number) {
  const began = Date.now();
  const { isTTY } = process.stdout;
  let printed = began;
  let done = 0;
  let failed = 0;

  function print(isLast: boolean) {
    const seconds = Math.round((Date.now() - began) / 1000);
    const line = `${done} of ${count} histories in ${seconds} s, ${failed} broke a promise`;
    printed = Date.now();
    process.stdout.write(isTTY ? `\r${line}${isLast ? '\n' : ''}` : `${line}\n`);
  }

  return {
    done(seed: number, broken: readonly string[]) {
      done++;
      if (broken.length > 0) {
        failed++;
        console.log(`${isTTY ? '\r' : ''}Seed ${seed}: ${broken.join('; ')}`);
      }
      if (isTTY || Date.now() - printed > INTERVAL) print(false);
    },
    end: () => print(true),
  };
}
