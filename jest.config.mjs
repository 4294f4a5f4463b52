import { availableParallelism } from 'node:os';

/** Every workspace's unit and service tests in one run; the whole system is tested by e2e/jest.config.mjs. */
export default {
  // By default a machine of two cores gets one worker, which is then this process itself, and grows with each file. One more
  // than there are cores, as each waits for engines and timers now and then.
  maxWorkers: availableParallelism() + 1,
  workerIdleMemoryLimit: '1GB',
  projects: [
    '<rootDir>/common/jest.config.mjs',
    '<rootDir>/auth/jest.config.mjs',
    '<rootDir>/tickets/jest.config.mjs',
    '<rootDir>/orders/jest.config.mjs',
    '<rootDir>/expiration/jest.config.mjs',
    '<rootDir>/payments/jest.config.mjs',
    '<rootDir>/client/jest.config.mjs',
    '<rootDir>/infra/local/jest.config.mjs',
    '<rootDir>/bench/jest.config.mjs',
  ],
  // In a run of several projects jest heeds this one alone, and the slowest of them waits for real timers.
  testTimeout: 90_000,
};
