import { type Person, someone, visitor } from '../world/person.js';

// The home page is kept for a second for whoever has no session: what must not be shared is looked at here.

const HTML = { headers: { accept: 'text/html' } };
const nobody = (headers: Record<string, string> = {}) =>
  visitor().get<string>('/', { headers: { ...HTML.headers, ...headers } });

/** The nonce that the policy of an answer allows. */
const nonceOf = ({ headers }: { headers: object }) =>
  /'nonce-([^']+)'/.exec(String((headers as Record<string, string>)['content-security-policy']))?.[1];

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
    expect(theirs.data).toContain('href="/account"');
    for (const { data, headers } of [before, after]) {
      expect(data).not.toContain('href="/account"');
      expect(data).toContain('href="/signin');
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('is not made for keeping at the wish of a visitor', async () => {
    const { data, headers } = await nobody({ 'x-ready-page': 'mine', 'x-nonce': 'mine' });
    expect(data).not.toContain('nonce="mine"');
    expect(headers['content-security-policy']).not.toContain('mine');
  });
});
