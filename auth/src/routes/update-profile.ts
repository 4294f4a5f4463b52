import { notAuthorized, requireSignIn, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import { body } from 'express-validator';
import type { SecondFactors } from '../models/second-factors.js';
import type { Users } from '../models/users.js';

/** In characters. */
const LONGEST_NAME = 50;
/** Controls, and marks that turn the writing round or show nothing: a name with them could pass for another. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

const nameField = body('name', 'name must be text, or null')
  .custom((value) => value === null || typeof value === 'string')
  .bail()
  .if((value: unknown) => value !== null)
  .custom((name: string) => !INVISIBLE.test(name))
  .withMessage('name must have visible characters only')
  .bail()
  .trim()
  .isLength({ max: LONGEST_NAME })
  .withMessage(`name must have at most ${LONGEST_NAME} characters`);

/** PATCH /api/users/profile {name}: how one is shown to others; empty or null takes the name back. */
export const updateProfile = (users: Users, secondFactors: SecondFactors) =>
  Router().patch('/api/users/profile', requireSignIn, validate(nameField), async (request, response) => {
    const { name } = request.body as { name: string | null };
    const { id } = signedIn(request);
    const profile = await users.rename(id, name || undefined);
    if (!profile) throw notAuthorized();
    response.json({ ...profile, secondFactor: await secondFactors.stateOf(id) });
  });
