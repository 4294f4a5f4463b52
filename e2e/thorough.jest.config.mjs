import e2e from './jest.config.mjs';

/** What takes more time than `npm test` has: the client in every look, size and trouble. `npm test -- --only thorough`. */
export default {
  ...e2e,
  testMatch: ['<rootDir>/src/thorough/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
