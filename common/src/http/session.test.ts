import { Router } from 'express';
import jwt from 'jsonwebtoken';
import request from 'supertest';
import { badCookies } from '../testing/bad-cookies.js';
import { cookieOf, newId } from '../testing/signed-in.js';
import { createTestApp } from '../testing/test-app.js';
import { testJwtKey as key } from '../testing/test-config.js';
import {
  beginSession,
  endSession,
  requireSignIn,
  SESSION_SECONDS,
  signedIn,
  signToken,
  verifyToken,
} from './session.js';
import { textField, validate } from './validation.js';

const user = { id: newId(), email: 'ada@example.com' };

const { app } = createTestApp(
  Router()
    .post('/in', (sent, response) => {
      beginSession(sent, user, key);
      response.json({});
    })
    .post('/out', (sent, response) => {
      endSession(sent);
      response.json({});
    })
    .get('/who', (sent, response) => {
      response.json(signedIn(sent));
    })
    .post('/members', requireSignIn, validate(textField('title', 10)), (_sent, response) => {
      response.json({});
    }),
);

describe('a session token', () => {
  it('speaks of the user whom it was made for', () => {
    expect(verifyToken(signToken(user, key), key)).toEqual(user);
  });

  it('holds no more than that, and ends', () => {
    const now = Math.floor(Date.now() / 1000);
    const payload = jwt.decode(
      signToken({ ...user, passwordHash: 'x' } as typeof user, key),
    ) as jwt.JwtPayload;
    expect(Object.keys(payload).sort()).toEqual(['email', 'exp', 'iat', 'id']);
    expect(payload.exp).toBeGreaterThanOrEqual(now + SESSION_SECONDS - 1);
    expect(payload.exp).toBeLessThanOrEqual(now + SESSION_SECONDS + 5);
  });

  it('means nothing under another key', () => {
    expect(verifyToken(signToken(user, key), `${key}!`)).toBeUndefined();
  });
});

describe('a session cookie', () => {
  it('tells who is signed in', async () => {
    const answer = await request(app).get('/who').set('Cookie', cookieOf(user.id, user.email));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(user);
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
    expect(Math.abs(expires - Date.now() - SESSION_SECONDS * 1000)).toBeLessThan(5_000);
  });

  it.each([
    ['https', true],
    ['http', false],
    ['https, http', true],
  ])('of a visitor who came by %s is Secure: %p', async (protocol, secure) => {
    const answer = await request(app).post('/in').set('X-Forwarded-Proto', protocol);
    expect(answer.get('Set-Cookie')?.[0]?.includes('; secure')).toBe(secure);
  });

  it('is asked for before anything of the request is looked at', async () => {
    await request(app).post('/members').send({}).expect(401);
    await request(app).post('/members').set('Cookie', cookieOf(user.id)).send({}).expect(400);
  });
});
