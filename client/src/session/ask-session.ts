import { ifAvailable } from '@/api/if-available';
import { ingress } from '@/api/ingress';
import type { User } from '@/api/types';

/** What auth says of a visitor's session. */
export interface SessionAnswer {
  user: User | null;
  /** The session's cookie for the visitor to go on with, when it is time for another; an empty one when it cannot go on. */
  cookies: string[];
}

/** Asks auth on behalf of whoever sent those headers; undefined while it does not answer. */
export async function askSession(incoming: Headers): Promise<SessionAnswer | undefined> {
  const asked = ingress(incoming).get<{ currentUser: User | null }>('/api/users/currentuser');
  const answer = await ifAvailable(asked);
  return answer && { user: answer.data.currentUser, cookies: answer.headers['set-cookie'] ?? [] };
}
