import type { NextRequest } from 'next/server';
import { askSession } from './ask-session';
import { isRenewalDue } from './renewal';

/**
 * The session's cookie for the visitor to go on with, when it is time for another: what pages ask for leaves it on the
 * server. None while auth does not answer, as the old one is still good; and one that is empty when the session cannot go on.
 */
export async function renewedCookies({ cookies, headers }: NextRequest): Promise<string[]> {
  if (!isRenewalDue(cookies.get('session')?.value, Date.now())) return [];
  return (await askSession(headers))?.cookies ?? [];
}
