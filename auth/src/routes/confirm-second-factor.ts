import { badRequest, notAuthorized, requireSignIn, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import { type CodeParts, codeField, wrongCode } from '../access/ask-for-code.js';
import type { SessionParts } from '../access/begin-session.js';
import { replaceSessions } from '../access/replace-sessions.js';
import { fingerprint } from '../fingerprint.js';
import type { Links } from '../models/links.js';
import type { Users } from '../models/users.js';
import { newRecoveryCodes, written } from '../second-factor/recovery-codes.js';
import { stepOf } from '../second-factor/totp.js';

interface Dependencies extends SessionParts, CodeParts {
  users: Users;
  links: Links;
}

const over = () => badRequest('This took too long, or was begun anew elsewhere: please begin again');

/**
 * POST /api/users/second-factor/confirm {code}: turns the second factor on, once the app has shown that it has the
 * secret, and answers the recovery codes, this once. Other sessions and links end, the browser that asks gets a new
 * session, and the account's owner is told by mail. The factor comes first: what a crash leaves is a factor that is on, and
 * sessions that go on; recovery codes that nobody has read are made anew by the app.
 */
export const confirmSecondFactor = ({ secondFactors, attempts, passwords, post, ...parts }: Dependencies) =>
  Router().post(
    '/api/users/second-factor/confirm',
    requireSignIn,
    validate(codeField()),
    async (request, response) => {
      const { id, email, sessionId } = signedIn(request);
      const passwordHash = await parts.users.passwordHashOf(id);
      // Looked at after the password: whoever changes that from now on is noticed at the end.
      if (!(await parts.sessions.renew(sessionId))) throw notAuthorized();
      const secret = await secondFactors.pending(id);
      if (!secret) throw over();
      const attempt = await attempts.beginCode({ id, email });
      const step = stepOf(written(request.body.code), secret, parts.clock.now());
      await (step === undefined ? attempt.failed() : attempt.succeeded());
      if (step === undefined) throw wrongCode();
      const { codes, stored } = await newRecoveryCodes(passwords);
      const tell = await post.owe(
        { kind: 'second-factor-on', userId: id },
        { userId: id, secondFactor: fingerprint(secret) },
      );
      if (!(await secondFactors.confirm(id, secret, step, stored))) {
        throw over();
      }
      if (!(await replaceSessions(request, passwordHash, parts))) {
        await secondFactors.turnOff(id, secret);
        throw notAuthorized();
      }
      await tell();
      parts.logger.info({ user: id }, 'second factor turned on');
      response.json({ recoveryCodes: codes });
    },
  );
