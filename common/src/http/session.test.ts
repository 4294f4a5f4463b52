import { createHmac } from 'node:crypto';
import express, { Router } from 'express';
import fc from 'fast-check';
import jwt from 'jsonwebtoken';
import request from 'supertest';
import { newId } from '../mongo/new-id.js';
import { badCookies } from '../testing/bad-cookies.js';
import { createManualClock } from '../testing/manual-clock.js';
import { cookieOf, cookieWith, tokenOf, verifyToken } from '../testing/signed-in.js';
import { createTestApp } from '../testing/test-app.js';
import { testJwtKey as key, previousTestJwtKey } from '../testing/test-config.js';
import {
  currentUser,
  endSession,
  giveSession,
  requireSignIn,
  sessionCookie,
  signedIn,
  signToken,
} from './session.js';
import { textField, validate } from './validation.js';

const HOUR = 3_600_000;
const user = { id: newId(), email: 'ada@example.com' };
const sessionId = newId();
/** A session that goes on for that long. */
const session = (time: number) => ({ id: sessionId, user, expiresAt: new Date(Date.now() + time) });
const tokenFor = (time: number, now = new Date()) => signToken(session(time), key, now);

const { app } = createTestApp(
  Router()
    .post('/in', (sent, response) => {
      giveSession(sent, session(HOUR), key, new Date());
      response.json({});
    })
    .post('/out', (sent, response) => {
      endSession(sent);
      response.json({});
    })
    .get('/who', (sent, response) => {
      const { id, email } = signedIn(sent);
      response.json({ id, email });
    })
    .post('/members', requireSignIn, validate(textField('title', 10)), (_sent, response) => {
      response.json({});
    }),
);

describe('a session token', () => {
  it('speaks of the user and the session that it was made for', () => {
    const now = new Date('2030-01-01T12:00:00Z');
    const token = signToken({ id: sessionId, user, expiresAt: new Date(now.getTime() + HOUR) }, key, now);
    expect(verifyToken(token, key, now)).toEqual({ ...user, sessionId, since: now });
  });

  it('holds no more than that', () => {
    const more = { ...session(HOUR), user: { ...user, passwordHash: 'x' } };
    const payload = jwt.decode(signToken(more, key, new Date())) as jwt.JwtPayload;
    expect(Object.keys(payload).sort()).toEqual(['email', 'exp', 'iat', 'id', 'sid']);
  });

  it('means nothing once its time is over', () => {
    const now = Date.now();
    expect(verifyToken(tokenFor(HOUR), key, new Date(now + HOUR - 2_000))).toMatchObject(user);
    expect(verifyToken(tokenFor(HOUR), key, new Date(now + HOUR + 2_000))).toBeUndefined();
  });

  it('means nothing under another key', () => {
    expect(verifyToken(tokenFor(HOUR), `${key}!`, new Date())).toBeUndefined();
  });
});

describe('a session cookie', () => {
  it('tells who is signed in', async () => {
    const answer = await request(app).get('/who').set('Cookie', cookieOf(user.id, user.email));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(user);
  });

  it('of the previous key tells who is signed in, so that a new key signs nobody out', async () => {
    const cookie = cookieWith(tokenOf(user, previousTestJwtKey));
    const answer = await request(app).get('/who').set('Cookie', cookie);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(user);
  });

  it('that was good a moment ago is nobody once its token has expired', async () => {
    const clock = createManualClock();
    const check = { jwtKey: key, previousJwtKey: undefined, isEnded: async () => false, clock };
    const timed = express().use(sessionCookie(), currentUser(check), (sent, response) => {
      response.sendStatus(sent.currentUser ? 200 : 401);
    });
    const expiresAt = new Date(clock.now().getTime() + 30_000);
    const token = signToken({ ...session(0), expiresAt }, key, clock.now());
    const ask = () => request(timed).get('/who').set('Cookie', cookieWith(token));
    expect((await ask()).status).toBe(200);
    clock.advance(29_000);
    expect((await ask()).status).toBe(200);
    clock.advance(1_000);
    expect((await ask()).status).toBe(401);
  });

  it.each([['nothing at all', 'other=1'], ...badCookies])(
    'is nobody when it holds %s',
    async (_name, cookie) => {
      const answer = await request(app).get('/who').set('Cookie', cookie);
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual({ errors: [{ message: 'Not authorized' }] });
    },
  );

  it('is given, works and is taken back', async () => {
    const visitor = request.agent(app);
    await visitor.get('/who').expect(401);
    await visitor.post('/in').expect(200);
    expect((await visitor.get('/who').expect(200)).body).toEqual(user);
    await visitor.post('/out').expect(200);
    await visitor.get('/who').expect(401);
  });

  it('is HttpOnly and SameSite=Lax, and lasts as long as its token', async () => {
    const [cookie] = (await request(app).post('/in')).get('Set-Cookie') ?? [];
    expect(cookie).toMatch(/; samesite=lax; httponly$/);
    const expires = Date.parse(cookie?.match(/expires=([^;]+)/)?.[1] as string);
    expect(Math.abs(expires - Date.now() - HOUR)).toBeLessThan(5_000);
  });

  it.each([
    ['https', true],
    ['http', false],
    ['https, http', true],
  ])('of a visitor who came by %s is Secure: %p', async (protocol, secure) => {
    const answer = await request(app).post('/in').set('X-Forwarded-Proto', protocol);
    expect(answer.get('Set-Cookie')?.[0]?.includes('; secure')).toBe(secure);
  });

  it('keeps what is answered out of every cache', async () => {
    const answer = await request(app).get('/who').set('Cookie', cookieOf(user.id));
    expect(answer.get('Cache-Control')).toBe('no-store');
    expect((await request(app).post('/in')).get('Cache-Control')).toBe('private, no-cache');
  });

  it('is asked for before anything of the request is looked at', async () => {
    await request(app).post('/members').send({}).expect(401);
    await request(app).post('/members').set('Cookie', cookieOf(user.id)).send({}).expect(400);
  });
});

describe('whatever a cookie holds', () => {
  const cookie = cookieOf(user.id, user.email, sessionId);
  const token = tokenFor(HOUR);

  it('it is nobody’s, or the one’s whom it was made for', async () => {
    const changed = fc
      .tuple(fc.nat(cookie.length - 1), fc.nat(4), fc.stringMatching(/^[ -~]{0,6}$/))
      .map(([at, length, put]) => cookie.slice(0, at) + put + cookie.slice(at + length));
    const made = fc.stringMatching(/^[ -~]{0,200}$/).map((text) => `session=${text}`);
    const json = fc.json().map((text) => `session=${Buffer.from(text).toString('base64')}`);
    const twice = json.map((one) => `${one}; ${cookie}`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, made, json, twice), async (sent) => {
        const answer = await request(app).get('/who').set('Cookie', sent);
        expect([200, 401]).toContain(answer.status);
        if (answer.status === 200) expect(answer.body).toEqual(user);
      }),
      { numRuns: 300 },
    );
  });

  it('a token that was changed anywhere is nobody’s, or says the same', () => {
    const changed = fc
      .tuple(fc.nat(token.length - 1), fc.nat(8), fc.string({ unit: 'binary', maxLength: 8 }))
      .map(([at, length, put]) => token.slice(0, at) + put + token.slice(at + length));
    fc.assert(
      fc.property(fc.oneof(changed, fc.string({ unit: 'binary' }), fc.anything()), (sent) => {
        const found = verifyToken(sent, key, new Date());
        if (found) expect(found).toMatchObject({ ...user, sessionId });
      }),
      { numRuns: 2_000 },
    );
  });

  it('a token that is signed and holds anything else is nobody’s, and no error', () => {
    const claim = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(user.id, 32_472_144_000));
    const names = { id: claim, email: claim, sid: claim, iat: claim, exp: claim };
    const payloads = fc.oneof(fc.record(names, { requiredKeys: [] }), fc.jsonValue());
    fc.assert(
      fc.property(payloads, (payload) => {
        const parts = [{ alg: 'HS256', typ: 'JWT' }, payload].map((part) =>
          Buffer.from(JSON.stringify(part)).toString('base64url'),
        );
        const signature = createHmac('sha256', key).update(parts.join('.')).digest('base64url');
        const found = verifyToken(`${parts.join('.')}.${signature}`, key, new Date());
        if (found)
          expect(found).toMatchObject({ id: user.id, sessionId: user.id, email: expect.any(String) });
      }),
      { numRuns: 1_000 },
    );
  });
});
