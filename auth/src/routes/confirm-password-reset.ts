import { badRequest, endSession, type Logger } from '@ticketing/common';
import { Router } from 'express';
import { linkOrRefuse, tokenField } from '../access/link-token.js';
import { lockOut } from '../access/lock-out.js';
import type { Post } from '../background/post.js';
import { fingerprint } from '../fingerprint.js';
import type { Links } from '../models/links.js';
import type { SecondFactors } from '../models/second-factors.js';
import type { Sessions } from '../models/sessions.js';
import type { Users } from '../models/users.js';
import { validateWithNewPassword, weaknessOf } from '../password-policy.js';
import type { Passwords } from '../passwords.js';

interface Dependencies {
  users: Users;
  passwords: Passwords;
  sessions: Sessions;
  links: Links;
  post: Post;
  logger: Logger;
  secondFactors: SecondFactors;
}

/**
 * POST /api/users/password-reset/confirm {token, password}: another password, by a mail. Every session and link ends, the
 * address counts as verified, and the account's owner is told. A password that is refused leaves the link as it is.
 */
export const confirmPasswordReset = ({
  users,
  passwords,
  sessions,
  links,
  post,
  secondFactors,
  logger,
}: Dependencies) =>
  Router().post(
    '/api/users/password-reset/confirm',
    validateWithNewPassword(tokenField()),
    async (request, response) => {
      const { token, password } = request.body;
      const { address } = linkOrRefuse(await links.find('reset-password', token));
      const weakness = await weaknessOf(password, address);
      if (weakness) throw badRequest(weakness, 'password');
      const passwordHash = await passwords.hash(password);
      const { userId } = linkOrRefuse(await links.take('reset-password', token));
      await lockOut(userId, { sessions, links });
      const tell = await post.owe(
        { kind: 'password-changed', userId },
        { userId, password: fingerprint(passwordHash) },
      );
      const isSet = await users.resetPassword(userId, address, passwordHash);
      linkOrRefuse(isSet || null);
      await Promise.all([lockOut(userId, { sessions, links }), secondFactors.forgetWrong(userId)]);
      // Nobody believes this browser's cookie any more; without it the visitor is asked to sign in at once.
      if (request.currentUser?.id === userId) endSession(request);
      await tell();
      logger.info({ user: userId }, 'password reset');
      response.status(204).end();
    },
  );
