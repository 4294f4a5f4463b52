import { assembleService, createPlatform, createRepublish, type PlatformOverrides } from '@ticketing/common';
import { createApp } from './app.js';
import type { Config } from './config.js';
import { createUsers } from './models/users.js';
import { createPasswords, type Passwords } from './passwords.js';

interface Overrides extends PlatformOverrides {
  passwords?: Passwords;
}

/** The auth service: accounts, and the session by which the other services know who asks. */
export function createService(config: Config, overrides: Overrides = {}) {
  const platform = createPlatform('auth', config, overrides);
  const users = createUsers(platform);
  const passwords = overrides.passwords ?? createPasswords();

  const service = assembleService(platform, {
    createApp: (readiness) => createApp({ ...platform, readiness, users, passwords }),
    subscriptions: {},
  });
  return { service, platform, republish: createRepublish(platform, users) };
}
