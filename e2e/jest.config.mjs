import preset from '../infra/jest/preset.mjs';

/** The whole system as `npm start` runs it: E2E_URL and E2E_RUN_FILE say where. */
export default {
  ...preset,
  // Some wait for a reservation to end, which takes 40 seconds: see infra/local/src/test.ts.
  testTimeout: 100_000,
  // Many wait for the clock. Tests of two files see the system at a time, each with people and tickets of its own.
  maxWorkers: 2,
  // Stages of their own: see recovery.jest.config.mjs and thorough.jest.config.mjs.
  testPathIgnorePatterns: ['/node_modules/', '/src/recovery/', '/src/thorough/'],
};
