import { badRequest, emailField, endSession, secretField, validate } from '@ticketing/common';
import { Router } from 'express';
import { askForCode, type CodeParts, codeField } from '../access/ask-for-code.js';
import { beginSession, type SessionParts } from '../access/begin-session.js';
import { fingerprint } from '../fingerprint.js';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD } from '../password-policy.js';

interface Dependencies extends SessionParts, CodeParts {
  users: Users;
}

/** A password that sign-up would have refused is not malformed here, only wrong. */
const fields = [emailField(), secretField('password', 1, LONGEST_PASSWORD), codeField().optional()];

/**
 * POST /api/users/signin {email, password, code}. Every wrong pair gets the same answer after about the same time, so that
 * it does not tell who has an account. Whoever has the right pair of an account with a second factor is asked for a code
 * by 401, and sends all three.
 */
export const signIn = ({ users, ...parts }: Dependencies) =>
  Router().post('/api/users/signin', validate(...fields), async (request, response) => {
    const { email, password, code } = request.body;
    const attempt = await parts.attempts.begin(email, request);
    const user = await users.findByEmail(email);
    const right = await parts.passwords.matches(password, user?.passwordHash);
    if (!user || !right) {
      await attempt.failed();
      throw badRequest('Invalid credentials');
    }
    await attempt.succeeded();
    const factor = await askForCode(user, code, 401, parts);
    const session = await beginSession(request, user, parts);
    // A password takes its time. One that was changed meanwhile, with its account or without, opens nothing any more,
    // nor does one without the factor that was turned on; whoever does either after this look ends this session too.
    const [now, factorNow] = await Promise.all([users.findByEmail(email), parts.secondFactors.find(user.id)]);
    const isOtherPassword = now?.passwordHash !== user.passwordHash;
    if (isOtherPassword || factorNow?.secret !== factor?.secret) {
      await parts.sessions.end(session.id, user.id);
      endSession(request);
      // Else the request's line in the log would say that it was this user's.
      request.currentUser = undefined;
      await attempt.failed(isOtherPassword ? {} : { by: 'second-factor', user: user.id });
      throw badRequest('Invalid credentials');
    }
    const about = { user: user.id, account: fingerprint(user.email), secondFactor: factor !== null };
    parts.logger.info(about, 'signed in');
    response.json({ id: user.id, email: user.email });
  });
