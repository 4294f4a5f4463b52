import type { Links } from '../models/links.js';
import type { Sessions } from '../models/sessions.js';

interface Dependencies {
  sessions: Sessions;
  links: Links;
}

/**
 * Ends all that somebody may have opened who knew the password: the sessions, and the links to another password or
 * address. To be called before the password is changed, for the case of a crash, and after, for what was opened in between.
 */
export async function lockOut(userId: string, { sessions, links }: Dependencies): Promise<void> {
  await Promise.all([sessions.endAll(userId), links.close(userId, 'reset-password', 'change-email')]);
}
