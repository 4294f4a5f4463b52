/** The jest settings that every workspace shares: TypeScript by swc, and imports with the `.js` suffix of ESM. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2023' },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Most need milliseconds; this is for two cores that have five services' tests to run.
  testTimeout: 20_000,
  transformIgnorePatterns: ['/node_modules/', '/common/cjs/'],
};
