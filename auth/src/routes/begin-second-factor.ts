import { badRequest, requireSignIn, secretField, signedIn, validate } from '@ticketing/common';
import { Router } from 'express';
import { askForPassword } from '../access/ask-for-password.js';
import type { Attempts } from '../limits/attempts.js';
import type { SecondFactors } from '../models/second-factors.js';
import type { Sessions } from '../models/sessions.js';
import type { Users } from '../models/users.js';
import { LONGEST_PASSWORD } from '../password-policy.js';
import type { Passwords } from '../passwords.js';
import { addressOf, newSecret } from '../second-factor/totp.js';

interface Dependencies {
  users: Users;
  passwords: Passwords;
  attempts: Attempts;
  sessions: Sessions;
  secondFactors: SecondFactors;
}

const fields = [secretField('password', 1, LONGEST_PASSWORD)];

/**
 * POST /api/users/second-factor {password}: a secret for an authenticator app, as text, as an address and as a picture
 * of that. Signing in asks for nothing of it until it is confirmed; whoever begins again gets another one.
 */
export const beginSecondFactor = ({ secondFactors, ...parts }: Dependencies) =>
  Router().post('/api/users/second-factor', requireSignIn, validate(...fields), async (request, response) => {
    const { id, email } = signedIn(request);
    await askForPassword(request, 'password', parts);
    const secret = newSecret();
    if (!(await secondFactors.begin(id, secret))) throw badRequest('The second factor is on already');
    const address = addressOf(secret, email);
    // Loaded by the first who wants one: it is no small library, and few do.
    const { toString: draw } = await import('qrcode');
    const qr = await draw(address, { type: 'svg' });
    response.status(201).json({ secret, address, qr });
  });
