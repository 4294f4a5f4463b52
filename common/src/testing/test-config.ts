import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type LimitsConfig, limitsConfig } from '../limits/rate-limits.js';
import type { BaseConfig } from '../process/config.js';

const database = `test-${randomBytes(6).toString('hex')}`;

/** The key that signs the sessions of tests. */
export const testJwtKey = 'a key that only the tests know, 32+ characters';

/** Of which tokens are taken as well. */
export const previousTestJwtKey = 'the key that the tests had before, 32+ characters';

/**
 * A configuration with a database of the test file's own on the run's MongoDB, a free port and no logs.
 * @param limits as the variable RATE_LIMITS says it; nothing is limited if nothing is said.
 */
export function testConfig({ limits = 'off' } = {}): BaseConfig & LimitsConfig {
  const server = process.env.TEST_MONGO_URI;
  if (!server) throw new Error('TEST_MONGO_URI is not set: use infra/jest/with-mongo.mjs');
  const uri = new URL(server);
  uri.pathname = `/${database}`;
  return {
    PORT: 0,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    // No test is to meet the limit that does not mean to.
    MAX_REQUESTS: 10_000,
    MONGO_URI: uri.toString(),
    NATS_URL: 'nats://127.0.0.1:4222',
    NATS_CLUSTER_ID: 'test',
    NATS_CLIENT_ID: 'test',
    // Redis is nowhere: whoever needs it brings counts.
    ...z.object(limitsConfig).parse({ REDIS_URL: 'redis://127.0.0.1:1', RATE_LIMITS: limits }),
    JWT_KEY: testJwtKey,
    JWT_KEY_PREVIOUS: previousTestJwtKey,
  };
}
