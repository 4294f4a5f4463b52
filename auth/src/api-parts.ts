import { idSchema, momentSchema } from '@ticketing/common';
import { z } from 'zod';

// What the descriptions of auth's routes are made of.

export const account = z.strictObject({ id: idSchema, email: z.string() });
export const credentials = z.object({
  email: z.string().meta({ format: 'email' }),
  password: z.string().meta({ description: 'Never trimmed' }),
});
export const profile = account.extend({
  name: z.string().optional().meta({ description: 'How one is shown to others' }),
  verified: z.boolean().meta({ description: 'Whether its owner reads what is sent to the address' }),
  createdAt: momentSchema,
  secondFactor: z
    .strictObject({ since: momentSchema, recoveryCodes: z.int().meta({ description: 'How many are left' }) })
    .optional()
    .meta({ description: 'Absent where signing in asks for the password alone' }),
});
export const token = z.string().meta({ description: 'From the link in the mail, good for one use' });
export const session = z.strictObject({
  id: idSchema,
  agent: z.string().optional().meta({ description: 'What the browser calls itself' }),
  createdAt: momentSchema,
  seenAt: momentSchema,
  current: z.boolean().meta({ description: 'Whether it is the one that asks' }),
});
export const code = z
  .string()
  .meta({ description: 'From the authenticator app, or a recovery code; good once' });
export const appCode = z.string().meta({ description: 'From the authenticator app alone; good once' });
export const secondFactor = z.strictObject({
  secret: z.string().meta({ description: 'In base32, for whoever types it' }),
  address: z.string().meta({ description: 'otpauth://…, for apps' }),
  qr: z.string().meta({ description: 'The address as a QR code: an SVG' }),
});
export const recoveryCodes = z.strictObject({
  recoveryCodes: z.array(z.string()).meta({ description: 'Ten, shown this once; each is good once' }),
});
export const signedIn = { 'Set-Cookie': 'The session' };
