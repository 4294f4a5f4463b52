import { createHash } from 'node:crypto';

/** What an address of a person is counted under: Redis is to hold nobody's. */
export const hashOf = (email: string): string => createHash('sha256').update(email).digest('base64url');
