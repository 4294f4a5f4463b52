import {
  assembleService,
  createPlatform,
  createRepublish,
  type PlatformOverrides,
  type Republish,
} from '@ticketing/common';
import { createApp } from './app.js';
import type { Config } from './config.js';
import { createSessions } from './models/sessions.js';
import { createUsers } from './models/users.js';
import { createPasswords, type Passwords } from './passwords.js';

interface Overrides extends PlatformOverrides {
  passwords?: Passwords;
}

/** The auth service: accounts, and the session by which the other services know who asks. */
export function createService(config: Config, overrides: Overrides = {}) {
  const platform = createPlatform('auth', config, overrides);
  const users = createUsers(platform);
  const sessions = createSessions(platform);
  const passwords = overrides.passwords ?? createPasswords();

  const service = assembleService(platform, {
    createApp: (readiness) => createApp({ ...platform, readiness, users, sessions, passwords }),
    subscriptions: {},
  });

  const tellOfUsers = createRepublish(platform, users);
  const tellOfEnds = createRepublish(platform, sessions);
  /** `after` is a user's id, or one of a time when all users had been told of: the ended sessions, few, are all told of. */
  const republish: Republish = async (options) =>
    (await tellOfUsers(options)) + (await tellOfEnds({ ...options, after: undefined }));
  return { service, platform, republish };
}
