import jwt from 'jsonwebtoken';
import { signToken } from '../http/session.js';
import { cookieWith, newId } from './signed-in.js';
import { testJwtKey as key } from './test-config.js';

const user = { id: newId(), email: 'someone@example.com' };
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Changes one claim and keeps the signature. */
function tampered(): string {
  const [header, , signature] = signToken(user, key).split('.');
  return [
    header,
    Buffer.from(JSON.stringify({ ...user, id: newId() })).toString('base64url'),
    signature,
  ].join('.');
}

/** Cookie headers that make nobody a user, each with a name for the test's title. */
export const badCookies: [name: string, cookie: string][] = [
  ['a tampered token', cookieWith(tampered())],
  ['a token of another key', cookieWith(signToken(user, 'another key, of 32 and more characters'))],
  ['an expired token', cookieWith(jwt.sign(user, key, { algorithm: 'HS256', expiresIn: -1 }))],
  ['a token not yet valid', cookieWith(jwt.sign(user, key, { algorithm: 'HS256', notBefore: 60 }))],
  ['a token without signature', cookieWith(jwt.sign(user, '', { algorithm: 'none' }))],
  ['a token of another algorithm', cookieWith(jwt.sign(user, key, { algorithm: 'HS512' }))],
  ['a token that names no user', cookieWith(jwt.sign({ email: user.email }, key))],
  ['a token of an impossible user', cookieWith(jwt.sign({ ...user, id: { $ne: null } }, key))],
  ['no token', cookieWith(undefined)],
  ['a number as token', cookieWith(1)],
  ['an object as token', cookieWith({ $ne: null })],
  ['text as token', cookieWith('not a token')],
  ['JSON that is no object', `session=${base64('null')}`],
  ['a list', `session=${base64('[]')}`],
  ['what is not JSON', `session=${base64('{"jwt":')}`],
  ['what is not base64', 'session=%%%'],
  ['nothing', 'session='],
];
