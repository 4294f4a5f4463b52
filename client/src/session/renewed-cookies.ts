import type { NextRequest } from 'next/server';
import { ApiError } from '@/api/api-error';
import { ingress } from '@/api/ingress';
import { isRenewalDue } from './renewal';

/**
 * The session's cookie for the visitor to go on with, when it is time for another: what pages ask for leaves it on the
 * server. None while auth does not answer, as the old one is still good; and one that is empty when the session is over.
 */
export async function renewedCookies({ cookies, headers }: NextRequest): Promise<string[]> {
  if (!isRenewalDue(cookies.get('session')?.value, Date.now())) return [];
  try {
    const answer = await ingress(headers).get('/api/users/currentuser');
    return answer.headers['set-cookie'] ?? [];
  } catch (error) {
    if (error instanceof ApiError) return [];
    throw error;
  }
}
