import { ApiError } from '@/api/api-error';
import { POST } from './route';

const users = {
  sendVerification: jest.fn(async () => {}),
  forgetPassword: jest.fn(async () => {}),
  verifyEmail: jest.fn(async () => {}),
  resetPassword: jest.fn(async () => ['session=; Max-Age=0']),
  confirmEmail: jest.fn(async () => ['session=; Max-Age=0']),
};
jest.mock('next/headers', () => ({ headers: async () => new Headers({ host: 'ticketing.dev' }) }));
jest.mock('@/api/server', () => ({ serverApi: async () => ({ users }) }));
jest.mock('@/strings/server', () => ({ getWords: async () => ({ strings: { said: {} } }) }));

async function send(purpose: string): Promise<{ location: string | null; cookies: string[] }> {
  const body = new URLSearchParams({ token: 'x', email: 'ada@example.com', password: 'staple of a kind' });
  const request = new Request(`http://ticketing.dev/mailed/${purpose}`, { method: 'POST', body });
  const { status, headers } = await POST(request, { params: Promise.resolve({ purpose }) });
  expect(status).toBe(303);
  return { location: headers.get('location'), cookies: headers.getSetCookie() };
}

describe('a form of a mailed link, sent without JavaScript', () => {
  it.each([
    ['reset-password', ['session=; Max-Age=0']],
    ['change-email', ['session=; Max-Age=0']],
    ['verify-email', []],
    ['forgotten-password', []],
  ])('of %s is done, and hands on the cookies that auth sets', async (purpose, cookies) => {
    expect(await send(purpose)).toEqual({ location: `/${purpose}?done=1`, cookies });
  });

  it('of a link that is no longer good leads back to its page, which says so', async () => {
    users.resetPassword.mockRejectedValueOnce(new ApiError(400, [{ message: 'No longer good' }]));

    const { location, cookies } = await send('reset-password');

    expect(location).toBe('/reset-password?token=x');
    expect(cookies.join()).not.toContain('staple');
  });
});

describe('what is no form', () => {
  it('is refused, and nothing is done', async () => {
    const headers = { 'content-type': 'application/json' };
    const request = new Request('http://ticketing.dev/', { method: 'POST', body: '{}', headers });
    const params = Promise.resolve({ purpose: 'reset-password' });
    users.resetPassword.mockClear();

    expect((await POST(request, { params })).status).toBe(400);
    expect(users.resetPassword).not.toHaveBeenCalled();
  });
});

describe('the mail that is sent again', () => {
  it('leads to the account, which says that it was sent', async () => {
    expect(await send('send-again')).toMatchObject({ location: '/account?sent=1' });
  });

  it.each([
    ['too many were asked for', 429, '/account?sent=0'],
    ['mails cannot be sent now', 503, '/account?sent=0'],
    ['auth does not answer', 0, '/account?sent=0'],
    ['the visitor is no longer signed in', 401, '/account'],
  ])('leads to the account, which says what to do, when %s', async (_what, status, location) => {
    users.sendVerification.mockRejectedValueOnce(new ApiError(status, [{ message: 'No' }]));

    expect(await send('send-again')).toMatchObject({ location });
  });

  it('does not hide a mistake in the program', async () => {
    users.sendVerification.mockRejectedValueOnce(new TypeError('x is not a function'));

    await expect(send('send-again')).rejects.toThrow('x is not a function');
  });
});
