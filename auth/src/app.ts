import { createHttpApp, type Limits, type Platform, type Readiness } from '@ticketing/common';
import type { Post } from './background/post.js';
import type { Attempts } from './limits/attempts.js';
import { limitRequests } from './limits/limit-requests.js';
import type { Links } from './models/links.js';
import type { SecondFactors } from './models/second-factors.js';
import type { Sessions } from './models/sessions.js';
import type { Users } from './models/users.js';
import type { Passwords } from './passwords.js';
import { beginSecondFactor } from './routes/begin-second-factor.js';
import { changeEmail } from './routes/change-email.js';
import { changePassword } from './routes/change-password.js';
import { confirmEmail } from './routes/confirm-email.js';
import { confirmPasswordReset } from './routes/confirm-password-reset.js';
import { confirmSecondFactor } from './routes/confirm-second-factor.js';
import { confirmVerification } from './routes/confirm-verification.js';
import { deleteAccount } from './routes/delete-account.js';
import { endAllSessions } from './routes/end-all-sessions.js';
import { endOneSession } from './routes/end-session.js';
import { listSessions } from './routes/list-sessions.js';
import { renewRecoveryCodes } from './routes/renew-recovery-codes.js';
import { requestPasswordReset } from './routes/request-password-reset.js';
import { sendVerification } from './routes/send-verification.js';
import { showCurrentUser } from './routes/show-current-user.js';
import { showProfile } from './routes/show-profile.js';
import { signIn } from './routes/sign-in.js';
import { signOut } from './routes/sign-out.js';
import { signUp } from './routes/sign-up.js';
import { turnOffSecondFactor } from './routes/turn-off-second-factor.js';
import { updateProfile } from './routes/update-profile.js';

interface Dependencies extends Platform {
  readiness: Readiness;
  users: Users;
  secondFactors: SecondFactors;
  sessions: Sessions;
  passwords: Passwords;
  links: Links;
  post: Post;
  limits: Limits;
  attempts: Attempts;
}

/** Every route of the service, in the order in which a request meets them. */
export function createApp({
  users,
  secondFactors,
  sessions,
  passwords,
  links,
  post,
  limits,
  attempts,
  ...platform
}: Dependencies) {
  const { clock, logger } = platform;
  const jwtKey = platform.config.JWT_KEY;
  const codes = { secondFactors, passwords, attempts, post, clock, logger };
  return createHttpApp({
    ...platform,
    isEnded: sessions.isEnded,
    routes: [
      limitRequests(limits),
      showCurrentUser({ sessions, jwtKey, clock }),
      signUp({ users, passwords, sessions, post, jwtKey, clock, logger }),
      signIn({ users, sessions, jwtKey, ...codes }),
      signOut(sessions),
      changePassword({ users, sessions, links, jwtKey, ...codes }),
      sendVerification(post),
      confirmVerification({ users, links }),
      requestPasswordReset(post),
      confirmPasswordReset({ users, passwords, sessions, links, post, secondFactors, logger }),
      changeEmail({ users, passwords, attempts, sessions, post, clock }),
      confirmEmail({ users, sessions, links, post, logger }),
      deleteAccount({ users, passwords, attempts, sessions, links, secondFactors, logger }),
      beginSecondFactor({ users, passwords, attempts, sessions, secondFactors }),
      confirmSecondFactor({ users, sessions, links, jwtKey, ...codes }),
      renewRecoveryCodes({ users, sessions, ...codes }),
      turnOffSecondFactor({ users, sessions, links, jwtKey, ...codes }),
      showProfile(users, secondFactors),
      updateProfile(users, secondFactors),
      listSessions(sessions, clock),
      endOneSession(sessions),
      endAllSessions(sessions),
    ],
  });
}
