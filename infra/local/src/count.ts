/** How many of what was checked were right. */
export interface Count {
  passed: number;
  failed: number;
}

/** What jest writes with `--json`, as far as it is asked for. */
export interface JestOutcome {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
}

export const countOf = (isRight: boolean): Count => ({ passed: Number(isRight), failed: Number(!isRight) });

/** How many tests did not run, as they or others of their file say so. */
export const leftOut = ({ numPendingTests, numTodoTests }: JestOutcome): number =>
  numPendingTests + numTodoTests;

/** What was left out proves nothing and counts as failed, as does a file that does not load, which counts no test of its own. */
export function countOfTests(outcome: JestOutcome, endedWell: boolean): Count {
  const failed = outcome.numFailedTests + outcome.numRuntimeErrorTestSuites + leftOut(outcome);
  return { passed: outcome.numPassedTests, failed: endedWell ? failed : Math.max(failed, 1) };
}
