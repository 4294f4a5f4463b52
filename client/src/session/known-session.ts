/**
 * The header of a page that is made for many, which says what they have in common: whether somebody is signed in. Of a
 * visitor's request `proxy.ts` takes it away.
 */
export const KNOWN_SESSION = 'x-known-session';
