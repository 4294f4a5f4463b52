import { secondsSince } from './wait.js';

interface Tally {
  passed: number;
  failed: number;
}

/** Runs one step after the other and says a line about each. */
export function createSteps(tell: (line: string) => void) {
  const tally: Tally = { passed: 0, failed: 0 };

  /** Resolves to whether it went well. A step resolves to what there is to say about it. */
  async function step(name: string, run: () => Promise<string>): Promise<boolean> {
    const begun = Date.now();
    try {
      const said = await run();
      tally.passed += 1;
      tell(`ok      ${name} (${secondsSince(begun)}): ${said}`);
      return true;
    } catch (error) {
      tally.failed += 1;
      tell(`FAILED  ${name} (${secondsSince(begun)}): ${(error as Error).message}`);
      return false;
    }
  }

  return { tally, step };
}
