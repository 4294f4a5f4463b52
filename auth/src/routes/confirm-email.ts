import { badRequest, endSession, type Logger, validate } from '@ticketing/common';
import { Router } from 'express';
import { linkOrRefuse, tokenField } from '../access/link-token.js';
import { lockOut } from '../access/lock-out.js';
import type { Post } from '../background/post.js';
import type { Links } from '../models/links.js';
import type { Sessions } from '../models/sessions.js';
import type { Users } from '../models/users.js';

interface Dependencies {
  users: Users;
  sessions: Sessions;
  links: Links;
  post: Post;
  logger: Logger;
}

/**
 * POST /api/users/email/confirm {token}: the address where the link was sent is the account's. Every session and every
 * other link ends, also one whose mail has yet to leave, as they speak of the old address, which is told.
 */
export const confirmEmail = ({ users, sessions, links, post, logger }: Dependencies) =>
  Router().post('/api/users/email/confirm', validate(tokenField()), async (request, response) => {
    const { userId, address } = linkOrRefuse(await links.take('change-email', request.body.token));
    const before = linkOrRefuse((await users.addressOf(userId)) ?? null);
    // For the case of a crash; what is begun in between ends below.
    await lockOut(userId, { sessions, links });
    const tell = await post.owe(
      { kind: 'email-changed', userId, email: before.email },
      { userId, moves: before.moves + 1 },
    );
    const changed = await users.changeEmail(userId, address, before.moves);
    if (changed === false) throw badRequest('Email in use', 'email');
    linkOrRefuse(changed ?? null);
    await Promise.all([lockOut(userId, { sessions, links }), links.close(userId, 'verify-email')]);
    // Nobody believes this browser's cookie any more; without it the visitor is asked to sign in at once.
    if (request.currentUser?.id === userId) endSession(request);
    await tell();
    logger.info({ user: userId }, 'e-mail address changed');
    response.status(204).end();
  });
