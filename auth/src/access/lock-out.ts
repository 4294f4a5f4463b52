import type { Links } from '../models/links.js';
import type { Sessions } from '../models/sessions.js';

interface Dependencies {
  sessions: Sessions;
  links: Links;
}

/**
 * Ends all that somebody may have opened who knew the password: the sessions, and the links to another password or
 * address. To be called before the password or address is changed, for the case of a crash, and after, for what was opened
 * in between.
 * The links come last: who was let in by a session that still went on has asked for theirs before they are closed.
 */
export async function lockOut(userId: string, { sessions, links }: Dependencies): Promise<void> {
  await sessions.endAll(userId);
  await links.close(userId, 'reset-password', 'change-email');
}
