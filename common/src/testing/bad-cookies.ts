import jwt from 'jsonwebtoken';
import { newId } from '../mongo/new-id.js';
import { cookieWith, tokenOf } from './signed-in.js';
import { testJwtKey as key } from './test-config.js';

const user = { id: newId(), email: 'someone@example.com' };
/** 2999, whatever the clock of the test shows. */
const exp = 32_472_144_000;
const claims = { ...user, sid: newId(), iat: 0, exp };
/** A claim that is undefined is left out. */
const signed = (payload: object, algorithm: jwt.Algorithm = 'HS256') =>
  jwt.sign(JSON.parse(JSON.stringify(payload)), key, { algorithm });
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Changes one claim and keeps the signature. */
function tampered(): string {
  const [header, , signature] = tokenOf(user).split('.');
  return [
    header,
    Buffer.from(JSON.stringify({ ...claims, id: newId() })).toString('base64url'),
    signature,
  ].join('.');
}

/** Signed by a key that its header names in every way there is: RFC 7515, section 4.1. */
function withItsOwnKey(): string {
  const own = 'another key, of 32 and more characters';
  const jwk = { kty: 'oct', k: Buffer.from(own).toString('base64url') };
  const jku = `data:application/json,${JSON.stringify({ keys: [jwk] })}`;
  const header = { alg: 'HS256', kid: own, jwk, jku, x5c: [base64(own)] } as jwt.JwtHeader;
  return jwt.sign(claims, own, { header });
}

/** Cookie headers that make nobody a user, each with a name for the test's title. */
export const badCookies: [name: string, cookie: string][] = [
  ['a tampered token', cookieWith(tampered())],
  ['a token of another key', cookieWith(tokenOf(user, 'another key, of 32 and more characters'))],
  ['a token that brings its own key', cookieWith(withItsOwnKey())],
  ['an expired token', cookieWith(signed({ ...claims, exp: 1 }))],
  ['a token without an end', cookieWith(signed({ ...claims, exp: undefined }))],
  ['a token not yet valid', cookieWith(signed({ ...claims, nbf: exp - 1 }))],
  ['a token without signature', cookieWith(jwt.sign(claims, '', { algorithm: 'none' }))],
  ['a token of another algorithm', cookieWith(signed(claims, 'HS512'))],
  ['a token that names no user', cookieWith(signed({ ...claims, id: undefined }))],
  ['a token of an impossible user', cookieWith(signed({ ...claims, id: { $ne: null } }))],
  ['a token of no session', cookieWith(signed({ ...claims, sid: undefined }))],
  ['a token of an impossible session', cookieWith(signed({ ...claims, sid: { $ne: null } }))],
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
