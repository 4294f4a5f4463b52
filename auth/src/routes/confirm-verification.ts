import { validate } from '@ticketing/common';
import { Router } from 'express';
import { linkOrRefuse, tokenField } from '../access/link-token.js';
import type { Links } from '../models/links.js';
import type { Users } from '../models/users.js';

interface Dependencies {
  users: Users;
  links: Links;
}

/** POST /api/users/verification/confirm {token}: whoever has read the mail has the address. */
export const confirmVerification = ({ users, links }: Dependencies) =>
  Router().post('/api/users/verification/confirm', validate(tokenField()), async (request, response) => {
    const { userId, address } = linkOrRefuse(await links.take('verify-email', request.body.token));
    await users.verify(userId, address);
    response.status(204).end();
  });
