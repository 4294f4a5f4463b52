/** Every workspace's unit and service tests in one run; the whole system is tested by e2e/jest.config.mjs. */
export default {
  projects: [
    '<rootDir>/common/jest.config.mjs',
    '<rootDir>/auth/jest.config.mjs',
    '<rootDir>/tickets/jest.config.mjs',
    '<rootDir>/orders/jest.config.mjs',
    '<rootDir>/expiration/jest.config.mjs',
    '<rootDir>/payments/jest.config.mjs',
    '<rootDir>/client/jest.config.mjs',
    '<rootDir>/infra/local/jest.config.mjs',
  ],
};
