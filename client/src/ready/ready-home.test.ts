import { NextRequest } from 'next/server';
import { askOwnServer } from '@/api/own-server';
import { askSession } from '@/session/ask-session';
import { readyHome } from './ready-home';

jest.mock('@/api/own-server', () => ({ askOwnServer: jest.fn() }));
jest.mock('@/session/ask-session', () => ({ askSession: jest.fn() }));

const ownServer = jest.mocked(askOwnServer);
const auth = jest.mocked(askSession);
const user = { id: 'u1', email: 'ada@example.com' };

/** The page as this server would answer itself, with a cookie that is nobody's business. */
const made = (status: number) => async (_path: string, headers: Record<string, string>) => {
  const nonce = headers['x-ready-page'];
  return {
    status,
    headers: {
      'content-type': 'text/html',
      'set-cookie': ['session=of the maker'],
      link: `</a.js>; nonce="${nonce}"`,
    },
    data: `<p nonce="${nonce}">${headers['x-known-session']}</p>`,
  } as never;
};

let tests = 0;
/** What each test asks for has an address of its own, as pages are kept. */
const host = () => `${tests}.ticketing.dev`;

function visit(cookie?: string, path = '/', method = 'GET') {
  const headers = { host: host(), accept: 'text/html', ...(cookie && { cookie }) };
  return new NextRequest(`http://${host()}${path}`, { method, headers });
}

async function home(nonce: string, cookie?: string) {
  const ready = await readyHome(visit(cookie), nonce);
  if (!ready) return undefined;
  const { page, cookies } = ready;
  const text = await page.text();
  return {
    status: page.status,
    text,
    link: page.headers.get('link'),
    cookies,
    own: page.headers.getSetCookie(),
  };
}

beforeEach(() => {
  tests++;
  ownServer.mockReset().mockImplementation(made(200));
  auth.mockReset().mockImplementation(async (headers) => {
    return { user, cookies: [`renewed ${headers.get('cookie')}`] };
  });
});

describe('the home page', () => {
  it('is made once for members who come together, and given with nonce and cookies of their own', async () => {
    const pages = await Promise.all(['ada', 'bob'].map((name) => home(name, `session=${name}`)));
    expect(pages).toEqual(
      ['ada', 'bob'].map((name) => ({
        status: 200,
        text: `<p nonce="${name}">signed-in</p>`,
        link: `</a.js>; nonce="${name}"`,
        cookies: [`renewed session=${name}`],
        own: [],
      })),
    );
    expect(ownServer).toHaveBeenCalledTimes(1);
    expect(ownServer.mock.calls[0]?.[1].cookie).toBe('language=en');
  });

  it('is another for those without a session, for whom auth is not asked', async () => {
    await home('ada', 'session=ada');
    expect(await home('eve')).toMatchObject({ text: '<p nonce="eve">signed-out</p>', cookies: [] });
    expect(ownServer).toHaveBeenCalledTimes(2);
    expect(auth).toHaveBeenCalledTimes(1);
  });

  it('is that of visitors for whose session is over, who are told to forget it if auth says so', async () => {
    auth.mockResolvedValue({ user: null, cookies: ['session='] });
    expect(await home('ada', 'session=old')).toMatchObject({
      text: '<p nonce="ada">signed-out</p>',
      cookies: ['session='],
    });
  });

  it.each([
    ['does not answer', async () => undefined],
    ['takes its time', () => new Promise<undefined>(() => {})],
  ])('says that nobody knows where auth %s', async (_what, answer) => {
    auth.mockImplementation(answer);
    expect(await home('ada', 'session=ada')).toMatchObject({
      text: '<p nonce="ada">unknown</p>',
      cookies: [],
    });
  });

  it('that says that something is away is given as it is', async () => {
    ownServer.mockImplementation(made(503));
    expect(await home('ada', 'session=ada')).toMatchObject({
      status: 503,
      text: '<p nonce="ada">signed-in</p>',
    });
  });

  it.each([
    ['another page', visit(undefined, '/signin')],
    ['a search', visit(undefined, '/?q=runners')],
    ['what is sent', visit(undefined, '/', 'POST')],
  ])('is not what is given for %s', async (_what, request) => {
    expect(await readyHome(request, 'ada')).toBeUndefined();
    expect(ownServer).not.toHaveBeenCalled();
  });
});
