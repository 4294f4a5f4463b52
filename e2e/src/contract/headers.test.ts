import type { AxiosResponse } from 'axios';
import { type Person, password, someEmail, someone, visitor } from '../world/person.js';

// What a web scanner looks for without attacking anything: https://www.zaproxy.org/docs/alerts/ (passive).

let person: Person;
let answers: Record<
  'api' | 'personal' | 'refused' | 'page' | 'account' | 'missing' | 'almost' | 'file',
  AxiosResponse
>;

beforeAll(async () => {
  person = await someone();
  const nobody = visitor();
  answers = {
    api: await nobody.get('/api/tickets'),
    personal: await person.http.get('/api/users/profile'),
    refused: await nobody.get('/api/orders'),
    page: await nobody.get('/'),
    account: await person.http.get('/account'),
    missing: await nobody.get('/no/such/page'),
    // As a page, which it is: that it begins like a file is no reason to let scripts run.
    almost: await nobody.get('/icon.svgx'),
    file: await nobody.get('/icon.svg'),
  };
});

const api = ['api', 'personal', 'refused'] as const;
const pages = ['page', 'account', 'missing', 'almost'] as const;
const all = [...api, ...pages, 'file'] as const;

const header = (of: keyof typeof answers, name: string) => String(answers[of].headers[name] ?? '');

describe.each(all)('the answer %s', (of) => {
  it.each([
    ['x-content-type-options', /^nosniff$/],
    ['x-frame-options', /^DENY$/],
    ['content-security-policy', /frame-ancestors 'none'/],
    ['referrer-policy', /^(no-referrer|strict-origin-when-cross-origin)$/],
    ['cross-origin-opener-policy', /^same-origin$/],
    ['cross-origin-resource-policy', /^same-origin$/],
    ['strict-transport-security', /^max-age=31536000; includeSubDomains$/],
    ['content-type', /^(application\/json; charset=utf-8|text\/html; charset=utf-8|image\/svg\+xml)$/],
  ])('is protected by its %s', (name, wanted) => {
    expect(header(of, name)).toMatch(wanted);
  });

  it('tells neither what it was made by nor lets others read it', () => {
    const names = Object.keys(answers[of].headers);
    const telling = /^(server|x-powered-by|x-aspnet.*|x-generator|access-control-.*)$/;
    expect(names.filter((name) => telling.test(name))).toEqual([]);
  });
});

describe.each(api)('the answer %s of the API', (of) => {
  it.each([
    ['content-security-policy', /^default-src 'none';base-uri 'none';/],
    ['cache-control', of === 'personal' ? /^no-store$/ : /^private, no-cache$/],
  ])('is protected by its %s', (name, wanted) => {
    expect(header(of, name)).toMatch(wanted);
  });
});

describe.each(pages)('the answer %s of the client', (of) => {
  it('lets nothing run but what it brings, and nobody frame it', () => {
    const policy = header(of, 'content-security-policy');
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    for (const rule of [
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
  });

  it('is in no shared cache', () => {
    expect(header(of, 'cache-control')).toMatch(/no-store|private/);
  });
});

describe('a cookie', () => {
  it('of a session is for this site’s requests alone', async () => {
    const answer = await visitor().post('/api/users/signup', { email: someEmail(), password });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^session=[\w=]+; path=\/; expires=[^;]+; samesite=lax; httponly$/),
    ]);
  });

  it('of a language is, too', async () => {
    const answer = await visitor().post('/language', 'language=de&next=/', { maxRedirects: 0 });
    expect(String(answer.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=lax$/i);
  });
});

it.each(['/api/users/signout', '/session/sign-out', '/session/sign-out-everywhere', '/language?language=de'])(
  'an address alone changes nothing: %s',
  async (url) => {
    const answer = await person.http.get(url);
    expect([404, 405]).toContain(answer.status);
    expect(answer.headers['set-cookie']).toBeUndefined();
    const me = await person.http.get('/api/users/currentuser');
    expect(me.data.currentUser).toMatchObject({ id: person.id });
  },
);

describe('another site', () => {
  const foreign = { Origin: 'https://evil.example' };

  it.each([
    ['post', '/api/users/signup'],
    ['post', '/api/users/signin'],
    ['post', '/api/users/signout'],
    ['patch', '/api/users/profile'],
    ['delete', '/api/users/sessions'],
    ['post', '/api/tickets'],
    ['post', '/api/orders'],
    ['post', '/api/payments'],
    ['post', '/session/sign-out'],
    ['post', '/tickets/submit'],
    ['post', '/language'],
  ])('cannot make anybody’s browser %s %s', async (method, url) => {
    const answer = await person.http.request({ method, url, data: 'a=b', headers: foreign });
    expect(answer.status).toBe(403);
  });

  it('may not ask what it may do', async () => {
    const headers = { ...foreign, 'Access-Control-Request-Method': 'POST' };
    const answer = await visitor(headers).options('/api/orders');
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('has ended nobody’s session', async () => {
    expect((await person.http.get('/api/users/currentuser')).data.currentUser).toMatchObject({
      id: person.id,
    });
  });
});
