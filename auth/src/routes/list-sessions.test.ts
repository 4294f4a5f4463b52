import request from 'supertest';
import { cookieIn, createMembers, password } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { app, clock } = startTestService({ passwords: cheapPasswords });
const { signUp, signIn, whoIs } = createMembers(app, clock);

it('as many sessions go on as one likes, of which the newest hundred are listed, and all end at once', async () => {
  const { email, cookie } = await signUp();
  let newest = cookie;
  for (let device = 0; device < 100; device++) newest = cookieIn(await signIn({ email, password }));
  const listed = await request(app).get('/api/users/sessions').set('Cookie', newest).expect(200);
  expect(listed.body).toHaveLength(100);
  expect(listed.body[0]).toMatchObject({ current: true });
  const seenByOldest = await request(app).get('/api/users/sessions').set('Cookie', cookie).expect(200);
  expect(seenByOldest.body.some(({ current }: { current: boolean }) => current)).toBe(false);

  await request(app).delete('/api/users/sessions').set('Cookie', newest).expect(204);

  expect([await whoIs(cookie), await whoIs(newest)]).toEqual([null, null]);
});
