import { endSession, type Logger, requireSignIn, secretField, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import { askForPassword } from '../access/ask-for-password.js';
import type { Attempts } from '../limits/attempts.js';
import type { Links } from '../models/links.js';
import type { SecondFactors } from '../models/second-factors.js';
import type { Sessions } from '../models/sessions.js';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD } from '../password-policy.js';
import type { Passwords } from '../passwords.js';

interface Dependencies {
  users: Users;
  passwords: Passwords;
  attempts: Attempts;
  sessions: Sessions;
  links: Links;
  secondFactors: SecondFactors;
  logger: Logger;
}

/**
 * DELETE /api/users/me {password}: the person goes, at any time; orders and payments, which know an id alone, stay. The
 * sessions end first, so that after a crash half-way somebody without a session asks again, and not somebody without an
 * account goes on.
 */
export const deleteAccount = ({ users, sessions, links, secondFactors, logger, ...parts }: Dependencies) =>
  Router().delete(
    '/api/users/me',
    requireSignIn,
    validate(secretField('password', 1, LONGEST_PASSWORD)),
    async (request, response) => {
      const { id } = signedIn(request);
      await askForPassword(request, 'password', { users, sessions, ...parts });
      await sessions.forget(id);
      await users.remove(id);
      await Promise.all([links.forget(id), secondFactors.forget(id)]);
      // Those too that were begun in the meantime.
      await sessions.forget(id);
      endSession(request);
      logger.info({ user: id }, 'account deleted');
      response.status(204).end();
    },
  );
