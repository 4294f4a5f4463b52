import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { ApiError } from '@/api/api-error';
import { serverApi } from '@/api/server';
import type { User } from '@/api/types';
import { KNOWN_SESSION } from './known-session';
import { signInHref } from './safe-redirect';

/** Who is asking. `unknown` while auth does not answer: a page that needs nobody's name still works then. */
export type Session = { status: 'signed-in'; user: User } | { status: 'signed-out' } | { status: 'unknown' };
export type SessionStatus = Session['status'];

export const getSession = cache(async (): Promise<Session> => {
  if (!(await cookies()).has('session')) return { status: 'signed-out' };
  const api = await serverApi();
  try {
    const user = await api.users.current();
    return user ? { status: 'signed-in', user } : { status: 'signed-out' };
  } catch (error) {
    if (error instanceof ApiError) return { status: 'unknown' };
    throw error;
  }
});

/** Whether somebody is signed in, for what is the same for all who are. */
export async function getSessionStatus(): Promise<SessionStatus> {
  const known = (await headers()).get(KNOWN_SESSION);
  return known ? (known as SessionStatus) : (await getSession()).status;
}

/** The visitor of a page for members only. Others are sent to sign in, and come back to `path`. */
export async function requireUser(path: string): Promise<User> {
  const session = await getSession();
  if (session.status === 'unknown') throw new Error('auth does not answer');
  if (session.status === 'signed-out') redirect(signInHref(path));
  return session.user;
}
