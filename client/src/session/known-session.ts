/** The header by which `proxy.ts` tells a page of a session that is known already. It takes away what a visitor sends. */
export const KNOWN_SESSION = 'x-known-session';
