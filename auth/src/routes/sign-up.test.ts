import { badBodies, badText, testConfig, verifyToken } from '@ticketing/common/testing';
import fc from 'fast-check';
import request from 'supertest';
import { invalidCredentials } from '../test-refusals.js';
import { startTestService } from '../test-service.js';

const { app, bus, clock, outbox, connection } = startTestService();
const password = 'correct horse';

const post = (body: unknown) =>
  request(app)
    .post('/api/users/signup')
    .send(body as object);

const users = () => connection.collection('users');

describe('POST /api/users/signup', () => {
  it('opens an account, signs in and tells the others', async () => {
    const answer = await post({ email: ' Ada@Example.com ', password });

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ id: expect.stringMatching(/^[0-9a-f]{24}$/), email: 'ada@example.com' });
    const [session] = answer.get('Set-Cookie') ?? [];
    const [, value] = session?.match(/^session=([^;]+)/) ?? [];
    const { jwt } = JSON.parse(Buffer.from(value as string, 'base64').toString());
    expect(verifyToken(jwt, testConfig().JWT_KEY, clock.now())).toMatchObject(answer.body);
    await outbox.settled();
    expect(bus.published('user:created').at(-1)?.data).toEqual({
      id: answer.body.id,
      email: '',
      createdAt: clock.now().toISOString(),
      version: 0,
    });
  });

  it('stores the hash of the password and not the password', async () => {
    await post({ email: 'hashed@example.com', password });

    const stored = await users().findOne({ email: 'hashed@example.com' });
    expect(stored).toMatchObject({ version: 0, passwordHash: expect.stringMatching(/^\$argon2id\$/) });
    expect([stored?.createdAt, stored?.updatedAt]).toEqual([clock.now(), clock.now()]);
    expect(JSON.stringify(stored)).not.toContain(password);
  });

  it('takes 128 characters for a password, which opens nothing when it is cut or trimmed', async () => {
    const email = 'long@example.com';
    const long = ` ${'nine and twenty bottles of ink '.repeat(5)}`.slice(0, 127).padEnd(128);
    const signIn = (password: string) => request(app).post('/api/users/signin').send({ email, password });

    await post({ email, password: long }).expect(201);

    for (const other of [long.trim(), long.trimStart(), long.trimEnd(), long.slice(0, 72), long.slice(0, 64)])
      expect(await signIn(other)).toMatchObject(invalidCredentials);
    expect((await signIn(long)).status).toBe(200);
  });

  it('refuses an address that has an account, however it is written', async () => {
    await post({ email: 'taken@example.com', password });
    const answer = await post({ email: 'TAKEN@example.com', password: 'another password' });

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errors: [{ message: 'Email in use', field: 'email' }] });
    expect(answer.get('Set-Cookie')).toBeUndefined();
  });

  it('gives an address to one of several who ask for it at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => post({ email: 'race@example.com', password })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(400)]);
    expect(answers.find(({ status }) => status === 400)?.body).toEqual({
      errors: [{ message: 'Email in use', field: 'email' }],
    });
    expect(await users().countDocuments({ email: 'race@example.com' })).toBe(1);
  });

  describe('the session cookie', () => {
    it('is hidden from scripts and other sites, and comes back over plain http', async () => {
      const [cookie] = (await post({ email: 'plain@example.com', password })).get('Set-Cookie') ?? [];
      expect(cookie).toMatch(/; path=\/; expires=.+; samesite=lax; httponly$/);
    });

    it('is Secure when the visitor came by TLS', async () => {
      const answer = await post({ email: 'tls@example.com', password }).set('X-Forwarded-Proto', 'https');
      expect(answer.get('Set-Cookie')?.[0]).toMatch(/; samesite=lax; secure; httponly$/);
    });
  });

  describe('with bad input answers 400 at the field and writes nothing', () => {
    let before = 0;
    beforeAll(async () => {
      before = await users().countDocuments();
    });
    afterEach(async () => expect(await users().countDocuments()).toBe(before));

    const badEmails: typeof badText = [
      ...badText,
      ['without @', 'example.com'],
      ['without a domain', 'ada@'],
      ['two addresses', 'a@example.com, b@example.com'],
      ['longer than any address', `${'a'.repeat(60)}@${'b.'.repeat(120)}com`],
    ];
    it.each(badEmails)('email %s', async (_name, email) => {
      const answer = await post({ email, password });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([{ message: 'Email must be valid', field: 'email' }]);
    });

    it.each([...badText, ['7 characters', 'x'.repeat(7)], ['129 characters', 'x'.repeat(129)]])(
      'password %s',
      async (_name, password) => {
        const answer = await post({ email: 'new@example.com', password });
        expect(answer.status).toBe(400);
        expect(answer.body.errors).toEqual([
          { message: expect.stringMatching(/^password must/), field: 'password' },
        ]);
      },
    );

    it.each(['passwordpassword', 'weak@example.com', 'xK9#mQ2z'])(
      'the weak password %s',
      async (password) => {
        const answer = await post({ email: 'weak@example.com', password });
        expect(answer.status).toBe(400);
        expect(answer.body.errors).toEqual([
          { message: expect.stringMatching(/^password must .+ guess/), field: 'password' },
        ]);
      },
    );

    it.each(badBodies)('a body that is %s', async (_name, body) => {
      const answer = await request(app).post('/api/users/signup').type('application/json').send(body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].message).toEqual(expect.any(String));
    });

    it('a body that is not JSON', async () => {
      const answer = await post('email=a@example.com').type('application/x-www-form-urlencoded');
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toHaveLength(2);
    });

    it('whatever the fields hold', async () => {
      const field = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.emailAddress());
      const tooShort = fc
        .oneof(fc.jsonValue(), fc.string({ unit: 'binary', maxLength: 7 }))
        .filter(isTooShort);
      await fc.assert(
        fc.asyncProperty(field, tooShort, async (email, password) => {
          const answer = await post({ email, password });
          expect(answer.status).toBe(400);
          expect(answer.body.errors).toContainEqual({ message: expect.any(String), field: 'password' });
        }),
        { numRuns: 50 },
      );
    });
  });
});

const isTooShort = (value: unknown) => typeof value !== 'string' || [...value].length < 8;
