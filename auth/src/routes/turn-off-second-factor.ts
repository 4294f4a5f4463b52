import { notAuthorized, requireSignIn, secretField, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD } from '../password-policy.js';
import { askForCode, type CodeParts, codeField, notPossible } from './ask-for-code.js';
import { askForPassword } from './ask-for-password.js';
import type { SessionParts } from './begin-session.js';
import { replaceSessions } from './replace-sessions.js';

interface Dependencies extends SessionParts, CodeParts {
  users: Users;
}

const fields = [secretField('password', 1, LONGEST_PASSWORD), codeField()];

/**
 * DELETE /api/users/second-factor {password, code}: signing in asks for the password alone again. Other sessions end,
 * the browser that asks gets a new one, and the account's owner is told by mail.
 */
export const turnOffSecondFactor = (parts: Dependencies) =>
  Router().delete(
    '/api/users/second-factor',
    requireSignIn,
    validate(...fields),
    async (request, response) => {
      const { id } = signedIn(request);
      const { users, sessions, jwtKey, clock, secondFactors } = parts;
      const passwordHash = await askForPassword(request, 'password', parts);
      const factor = await askForCode(id, request.body.code, 400, parts);
      if (!factor || !(await secondFactors.turnOff(id, factor.secret))) {
        throw notPossible('The second factor is not on');
      }
      const goesOn = await replaceSessions(request, passwordHash, { users, sessions, jwtKey, clock });
      await parts.post.write({ kind: 'second-factor-off', userId: id });
      if (!goesOn) throw notAuthorized();
      response.status(204).end();
    },
  );
