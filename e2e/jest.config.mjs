import preset from '../infra/jest/preset.mjs';

/** The whole system as `npm start` runs it: E2E_URL and E2E_RUN_FILE say where. One test at a time sees it. */
export default {
  ...preset,
  // Some wait for a reservation to end, which takes 40 seconds: see infra/local/src/test.ts.
  testTimeout: 100_000,
  maxWorkers: 1,
  // Stages of their own: see recovery.jest.config.mjs and thorough.jest.config.mjs.
  testPathIgnorePatterns: ['/node_modules/', '/src/recovery/', '/src/thorough/'],
};
