import { ApiError } from '@/api/api-error';
import { ingress } from '@/api/ingress';
import type { User } from '@/api/types';

/** What auth says of a visitor's session. */
export interface SessionAnswer {
  user: User | null;
  /** The session's cookie for the visitor to go on with, when it is time for another; an empty one when it is over. */
  cookies: string[];
}

/** Asks auth on behalf of whoever sent those headers; undefined while it does not answer. */
export async function askSession(incoming: Headers): Promise<SessionAnswer | undefined> {
  try {
    const { data, headers } = await ingress(incoming).get<{ currentUser: User | null }>(
      '/api/users/currentuser',
    );
    return { user: data.currentUser, cookies: headers['set-cookie'] ?? [] };
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
