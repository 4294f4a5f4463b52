import { createHash } from 'node:crypto';

/** SHA-256, for where a text has to be recognised and must not be read: addresses, tokens, hashes, secrets. */
export const fingerprint = (text: string): string => createHash('sha256').update(text).digest('base64url');
