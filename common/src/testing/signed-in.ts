import { Types } from 'mongoose';
import { signToken } from '../http/session.js';
import { testJwtKey } from './test-config.js';

export const newId = () => new Types.ObjectId().toHexString();

/** The cookie header of a signed-in user, as auth would have given it. */
export function cookieOf(id: string, email = 'someone@example.com'): string {
  return cookieWith(signToken({ id, email }, testJwtKey));
}

/** A session cookie that holds that token, good or bad. */
export function cookieWith(token: unknown): string {
  return `session=${Buffer.from(JSON.stringify({ jwt: token })).toString('base64')}`;
}
