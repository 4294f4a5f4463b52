import { badRequest, notAuthorized, requireSignIn, secretField, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import { askForCode, type CodeParts, codeField } from '../access/ask-for-code.js';
import { askForPassword } from '../access/ask-for-password.js';
import type { SessionParts } from '../access/begin-session.js';
import { replaceSessions } from '../access/replace-sessions.js';
import { fingerprint } from '../fingerprint.js';
import type { Links } from '../models/links.js';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD } from '../password-policy.js';

interface Dependencies extends SessionParts, CodeParts {
  users: Users;
  links: Links;
}

const notOn = () => badRequest('The second factor is not on');

const fields = [secretField('password', 1, LONGEST_PASSWORD), codeField()];

/**
 * DELETE /api/users/second-factor {password, code}: signing in asks for the password alone again. Other sessions and links
 * end, the browser that asks gets a new session, and the account's owner is told by mail. The ends come first, so that
 * none is left when the factor is off; whoever signs in in between has given a code.
 */
export const turnOffSecondFactor = (parts: Dependencies) =>
  Router().delete(
    '/api/users/second-factor',
    requireSignIn,
    validate(...fields),
    async (request, response) => {
      const { id, email } = signedIn(request);
      const passwordHash = await askForPassword(request, 'password', parts);
      const factor = await askForCode({ id, email }, request.body.code, 400, parts);
      if (!factor) throw notOn();
      if (!(await replaceSessions(request, passwordHash, parts))) throw notAuthorized();
      const tell = await parts.post.owe(
        { kind: 'second-factor-off', userId: id },
        { userId: id, secondFactorOff: fingerprint(factor.secret) },
      );
      if (!(await parts.secondFactors.turnOff(id, factor.secret))) {
        throw notOn();
      }
      await tell();
      parts.logger.info({ user: id }, 'second factor turned off');
      response.status(204).end();
    },
  );
