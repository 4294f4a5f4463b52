/** Every workspace's unit and service tests in one run; the whole system is tested by e2e/jest.config.mjs. */
export default {
  projects: [
    '<rootDir>/common',
    '<rootDir>/auth',
    '<rootDir>/tickets',
    '<rootDir>/orders',
    '<rootDir>/expiration',
    '<rootDir>/payments',
    '<rootDir>/client',
    '<rootDir>/infra/local',
  ],
};
