import preset from '../infra/jest/preset.mjs';

/** Systems of their own that lose what they have: `npm test -- --only recovery`. */
export default {
  ...preset,
  testMatch: ['<rootDir>/src/recovery/**/*.test.ts'],
  testTimeout: 300_000,
  maxWorkers: 1,
};
