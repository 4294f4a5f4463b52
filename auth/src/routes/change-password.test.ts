import { badText } from '@ticketing/common/testing';
import request from 'supertest';
import { invalidCredentials } from '../test-refusals.js';
import { startTestService } from '../test-service.js';

const { app, clock, connection } = startTestService();
const old = 'correct horse battery';
const password = 'staple of another kind';
let people = 0;

const cookieIn = (answer: request.Response) => answer.get('Set-Cookie')?.[0]?.split(';')[0] as string;
const signIn = (email: string, password: string) =>
  request(app).post('/api/users/signin').send({ email, password });
const change = (cookie: string, body: object) =>
  request(app).post('/api/users/password').set('Cookie', cookie).send(body);
const whoIs = async (cookie: string) => {
  clock.advance(500);
  return (await request(app).get('/api/users/currentuser').set('Cookie', cookie)).body.currentUser;
};

async function signUp() {
  const email = `person-${people++}@example.com`;
  const answer = await request(app).post('/api/users/signup').send({ email, password: old }).expect(201);
  return { email, cookie: cookieIn(answer) };
}

describe('POST /api/users/password', () => {
  it('sets another password, and ends every session but the one that it begins', async () => {
    const { email, cookie } = await signUp();
    const phone = cookieIn(await signIn(email, old).expect(200));

    const answer = await change(cookie, { currentPassword: old, password });

    expect(answer.status).toBe(204);
    expect([await whoIs(cookie), await whoIs(phone)]).toEqual([null, null]);
    expect(await whoIs(cookieIn(answer))).toMatchObject({ email });
    expect(await signIn(email, old)).toMatchObject(invalidCredentials);
    expect((await signIn(email, password)).status).toBe(200);
  });

  it('leaves no session of before to a crash that comes right after the password was set', async () => {
    const { email, cookie } = await signUp();
    const { User } = connection.models;
    const updateOne = User?.updateOne.bind(User);
    const spy = jest.spyOn(User as never, 'updateOne').mockImplementationOnce((async (
      filter: object,
      next: object,
    ) => {
      await updateOne?.(filter, next);
      throw new Error('a crash');
    }) as never);

    await change(cookie, { currentPassword: old, password });
    spy.mockRestore();

    expect((await signIn(email, password)).status).toBe(200);
    expect(await whoIs(cookie)).toBeNull();
  });

  it('changes nothing for whoever does not know the current one', async () => {
    const { email, cookie } = await signUp();

    const answer = await change(cookie, { currentPassword: 'correct house battery', password });

    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { message: 'The current password is wrong', field: 'currentPassword' },
    ]);
    expect(await whoIs(cookie)).toMatchObject({ email });
    expect((await signIn(email, old)).status).toBe(200);
  });

  it('is done once by two requests at the same moment', async () => {
    const { cookie } = await signUp();
    const answers = await Promise.all(
      [password, `${password}!`].map((next) => change(cookie, { currentPassword: old, password: next })),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  it.each(['short', 'passwordpassword'])('refuses the new password %s', async (weak) => {
    const { cookie } = await signUp();
    const answer = await change(cookie, { currentPassword: old, password: weak });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { message: expect.stringMatching(/^password must/), field: 'password' },
    ]);
  });

  it('refuses one’s own address as a password', async () => {
    const { email, cookie } = await signUp();
    const answer = await change(cookie, { currentPassword: old, password: email });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { message: expect.stringMatching(/^password must/), field: 'password' },
    ]);
  });

  it.each(badText)('answers 400 at the field to a current password that is %s', async (_name, text) => {
    const { cookie } = await signUp();
    const answer = await change(cookie, { currentPassword: text, password });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual({ message: expect.any(String), field: 'currentPassword' });
  });

  it('asks for a session', async () => {
    await request(app).post('/api/users/password').send({ currentPassword: old, password }).expect(401);
  });
});
