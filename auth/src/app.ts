import { createHttpApp, type Platform, type Readiness } from '@ticketing/common';
import type { Users } from './models/users.js';
import type { Passwords } from './passwords.js';
import { showCurrentUser } from './routes/show-current-user.js';
import { signIn } from './routes/sign-in.js';
import { signOut } from './routes/sign-out.js';
import { signUp } from './routes/sign-up.js';

interface Dependencies extends Platform {
  readiness: Readiness;
  users: Users;
  passwords: Passwords;
}

/** Every route of the service, in the order in which a request meets them. */
export function createApp({ users, passwords, ...platform }: Dependencies) {
  const jwtKey = platform.config.JWT_KEY;
  return createHttpApp({
    ...platform,
    jwtKey,
    maxRequests: platform.config.MAX_REQUESTS,
    routes: [
      showCurrentUser(),
      signUp({ users, passwords, jwtKey }),
      signIn({ users, passwords, jwtKey }),
      signOut(),
    ],
  });
}
