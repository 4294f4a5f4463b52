import { badBodies, badText } from '@ticketing/common/testing';
import fc from 'fast-check';
import request from 'supertest';
import { createPasswords } from '../passwords.js';
import { startTestService } from '../test-service.js';

const passwords = createPasswords();
const { app, connection } = startTestService({ passwords });
const email = 'ada@example.com';
const password = 'correct horse';
let id: string;

const post = (body: unknown) =>
  request(app)
    .post('/api/users/signin')
    .send(body as object);

beforeAll(async () => {
  id = (await request(app).post('/api/users/signup').send({ email, password })).body.id;
});

describe('POST /api/users/signin', () => {
  it('signs in with the right pair, however the address is written', async () => {
    const answer = await post({ email: ' ADA@example.com', password });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ id, email });
    expect(answer.get('Set-Cookie')).toEqual([expect.stringMatching(/^session=.+; httponly$/)]);
  });

  it('signs in with a password that could not be chosen any more', async () => {
    const old = { email: 'old@example.com', password: 'password' };
    const passwordHash = await createPasswords().hash(old.password);
    await connection
      .collection('users')
      .insertOne({ email: old.email, passwordHash, version: 0, outbox: [] });

    expect((await post(old)).status).toBe(200);
  });

  it.each([
    ['a wrong password', { email, password: 'correct house' }],
    ['an unknown address', { email: 'nobody@example.com', password }],
    ['a password that is too short for any account', { email, password: 'x' }],
  ])('answers %s with the one message, without a cookie', async (_name, pair) => {
    const answer = await post(pair);

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errors: [{ message: 'Invalid credentials' }] });
    expect(answer.get('Set-Cookie')).toBeUndefined();
  });

  // What that takes, also where there is no hash, is in ../passwords.test.ts.
  it.each([
    ['the right password', { email, password }],
    ['a wrong password', { email, password: 'correct house' }],
    ['an unknown address', { email: 'nobody@example.com', password }],
  ])('compares one password, once, for %s', async (_name, pair) => {
    const matches = jest.spyOn(passwords, 'matches');
    await post(pair);
    expect(matches).toHaveBeenCalledTimes(1);
    matches.mockRestore();
  });

  describe('with bad input answers 400 at the field', () => {
    it.each(badText)('email %s', async (_name, email) => {
      const answer = await post({ email, password });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([{ message: 'Email must be valid', field: 'email' }]);
    });

    it.each(badText)('password %s', async (_name, password) => {
      const answer = await post({ email, password });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([
        { message: expect.stringMatching(/^password must/), field: 'password' },
      ]);
    });

    it.each(badBodies)('a body that is %s', async (_name, body) => {
      const answer = await request(app).post('/api/users/signin').type('application/json').send(body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].message).toEqual(expect.any(String));
    });

    it('whatever the fields hold', async () => {
      const field = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }));
      await fc.assert(
        fc.asyncProperty(fc.oneof(field, fc.constant(email)), field, async (email, password) => {
          const answer = await post({ email, password });
          expect(answer.status).toBe(400);
          expect(answer.body.errors[0].message).toEqual(expect.any(String));
          expect(answer.get('Set-Cookie')).toBeUndefined();
        }),
        { numRuns: 50 },
      );
    });
  });
});
