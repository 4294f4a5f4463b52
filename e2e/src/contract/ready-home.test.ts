import { request } from 'node:http';
import { eventually } from '@ticketing/common/testing';
import { expectStatus, type Person, people, someone, visitor } from '../world/person.js';
import { system } from '../world/system.js';

// The home page is kept for a second, for members and for all others: what must not be shared is looked at here.

const HTML = { headers: { accept: 'text/html' } };
const nobody = (headers: Record<string, string> = {}) =>
  visitor().get<string>('/', { headers: { ...HTML.headers, ...headers } });

/** The nonce that the policy of an answer allows. */
const nonceOf = ({ headers }: { headers: object }) =>
  /'nonce-([^']+)'/.exec(String((headers as Record<string, string>)['content-security-policy']))?.[1];

/** By the links at the top of a page. */
const whoseIs = (html: string) =>
  html.includes('href="/account"') ? 'a member' : html.includes('href="/signin') ? 'a visitor' : 'nobody';

/** Within so many milliseconds a session that was ended is nobody's: docs/security.md. */
const SOON = 1_000;

describe('the home page of visitors who come in the same moment', () => {
  it('lets each run its scripts by a nonce of their own', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => nobody()));
    const nonces = new Set(answers.map(nonceOf));
    expect(nonces.size).toBe(8);
    for (const answer of answers) {
      const places = `${answer.headers.link} ${answer.data}`;
      const used = [...places.matchAll(/[\s;]nonce="([^"]*)"/g)];
      expect(used.length).toBeGreaterThan(5);
      expect(new Set(used.map(([, nonce]) => nonce))).toEqual(new Set([nonceOf(answer)]));
      expect(answer.data).not.toMatch(/<script(?![^>]* nonce=)/);
    }
  });

  it('speaks to each in their language', async () => {
    const languages = ['en-US', 'de-DE', 'en-US', 'de-AT'];
    const answers = await Promise.all(languages.map((tag) => nobody({ 'accept-language': tag })));
    expect(answers.map(({ data }) => /<html lang="(\w+)"/.exec(data)?.[1])).toEqual(['en', 'de', 'en', 'de']);
  });

  it('is not that of somebody who has signed in, nor theirs that of others', async () => {
    const person: Person = await someone();
    const [before, theirs, after] = await Promise.all([
      nobody(),
      person.http.get<string>('/', HTML),
      nobody(),
    ]);
    expect(whoseIs(theirs.data)).toBe('a member');
    for (const { data, headers } of [before, after]) {
      expect(whoseIs(data)).toBe('a visitor');
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('is shared by members, with nothing of any of them', async () => {
    const members = await people(3);
    const answers = await Promise.all(members.map(({ http }) => http.get<string>('/', HTML)));
    expect(new Set(answers.map(nonceOf)).size).toBe(3);
    for (const { data, headers } of answers) {
      expect(whoseIs(data)).toBe('a member');
      const told = members.flatMap(({ id, email }) => [id, email]).filter((own) => data.includes(own));
      expect(told).toEqual([]);
      expect(headers['cache-control']).toContain('no-store');
    }
  });

  it('is that of visitors for somebody whose session is over', async () => {
    const person = await someone();
    expect(whoseIs((await person.http.get<string>('/', HTML)).data)).toBe('a member');
    expectStatus(await person.http.post('/api/users/signout', {}), 200);
    await eventually(async () => {
      const { data } = await person.http.get<string>('/', HTML);
      expect(whoseIs(data)).toBe('a visitor');
    }, SOON);
  });

  it.each(['/', '/?sort=price', '/signup'])(
    'is no member’s because a visitor says so, at %s',
    async (path) => {
      const headers = { ...HTML.headers, 'x-known-session': 'signed-in' };
      const { data } = await visitor().get<string>(path, { headers });
      expect(whoseIs(data)).toBe('a visitor');
    },
  );

  it('is not made for keeping at the wish of a visitor', async () => {
    const { data, headers } = await nobody({ 'x-ready-page': 'mine', 'x-nonce': 'mine' });
    expect(data).not.toContain('nonce="mine"');
    expect(headers['content-security-policy']).not.toContain('mine');
  });
});

/** Asks the client itself, as no ingress would, and takes whatever comes. */
const intrude = (headers: Record<string, string>, body = '') =>
  new Promise<void>((resolve) => {
    const { port } = system.process('client');
    const asked = request({ port, host: '127.0.0.1', path: '/', headers: { ...HTML.headers, ...headers } });
    asked.on('response', (response) => response.resume().on('close', resolve)).on('error', () => resolve());
    asked.end(body);
  });

/** Longer than a page is kept, in milliseconds. */
const UNTIL_MADE_ANEW = 1_100;

describe('a visitor for whom the home page is made', () => {
  const smuggled = 'GET / HTTP/1.1\r\nAccept: text/html\r\naa: ';

  it.each([
    ['a body', { 'content-length': String(smuggled.length) }, smuggled],
    ['a trailer', { trailer: 'x', 'transfer-encoding': 'chunked' }, ''],
    ['what routers ask with', { 'x-middleware-prefetch': '1', rsc: '1', 'next-router-prefetch': '1' }, ''],
    ['an expectation', { expect: '100-continue' }, ''],
    ['a language that there is not', { 'accept-language': 'en-x-made-up' }, ''],
    ['a session that is none', { cookie: 'language=xx; other=1' }, ''],
  ])('has no say in what others see, by %s', async (_what, headers, body) => {
    const port = String(system.process('client').port);
    for (const aa of ['first', 'GET /signin HTTP/1.1']) {
      await new Promise((resolve) => setTimeout(resolve, UNTIL_MADE_ANEW));
      await intrude({ ...headers, aa }, body);
      const own = visitor();
      const next = await own.get<string>(`http://127.0.0.1:${port}/`, HTML);
      expect([next.status, String(next.headers['content-type'])]).toEqual([200, 'text/html; charset=utf-8']);
      expect(next.data).toMatch(/<html lang="en"[\s\S]*<section aria-labelledby="tickets"[\s\S]*<\/html>/);
    }
  });

  it('and wants no document gets what Next’s own requests get', async () => {
    const answer = await visitor().get('/', { headers: { accept: '*/*', rsc: '1' } });
    expect(answer.headers['content-type']).toBe('text/x-component');
  });
});
