import { countOfTests } from './count.js';

const outcome = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

describe('the count of tests', () => {
  it.each([
    ['all that ran, when all passed', {}, true, 0],
    ['those that failed', { numFailedTests: 2 }, false, 2],
    ['files that do not load', { numRuntimeErrorTestSuites: 3 }, false, 3],
    ['as failed those that were skipped, which jest calls well', { numPendingTests: 1 }, true, 1],
    ['as failed those that are yet to be written', { numTodoTests: 1 }, true, 1],
    ['as failed a run that ended badly for another reason', {}, false, 1],
  ])('takes %s', (_what, found, endedWell, failed) => {
    expect(countOfTests({ ...outcome, ...found }, endedWell)).toEqual({ passed: 7, failed });
  });
});
