import { badRequest, requireSignIn, secretField, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import { askForCode, type CodeParts, codeField } from '../access/ask-for-code.js';
import { askForPassword } from '../access/ask-for-password.js';
import { fingerprint } from '../fingerprint.js';
import type { Sessions } from '../models/sessions.js';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD } from '../password-policy.js';
import { newRecoveryCodes } from '../second-factor/recovery-codes.js';

interface Dependencies extends CodeParts {
  users: Users;
  sessions: Sessions;
}

const fields = [secretField('password', 1, LONGEST_PASSWORD), codeField()];

/**
 * POST /api/users/second-factor/recovery-codes {password, code}: another set, answered this once; the old one is worth
 * nothing any more. It asks for a code too, as a set of codes is as good as the factor. The owner is told by mail.
 */
export const renewRecoveryCodes = ({ users, ...parts }: Dependencies) =>
  Router().post(
    '/api/users/second-factor/recovery-codes',
    requireSignIn,
    validate(...fields),
    async (request, response) => {
      const { id, email } = signedIn(request);
      await askForPassword(request, 'password', { users, ...parts });
      const factor = await askForCode({ id, email }, request.body.code, 400, parts);
      if (!factor) throw badRequest('The second factor is not on');
      const { codes, stored } = await newRecoveryCodes(parts.passwords);
      const tell = await parts.post.owe(
        { kind: 'recovery-codes-made', userId: id },
        { userId: id, recoveryCodes: fingerprint(stored.salt) },
      );
      if (!(await parts.secondFactors.replaceRecoveryCodes(factor, stored))) {
        throw badRequest('Other recovery codes were made at the same time: please try again');
      }
      await tell();
      parts.logger.info({ user: id }, 'recovery codes made');
      response.json({ recoveryCodes: codes });
    },
  );
