import { isForeign, refuseForm } from './answers';

let incoming: Record<string, string>;
jest.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'ticketing.dev', ...incoming }),
}));

describe('isForeign', () => {
  it.each([
    ['its own origin', { origin: 'https://ticketing.dev' }],
    ['a page of its own', { referer: 'https://ticketing.dev/signin?next=%2Forders' }],
    ['its own origin, whatever else', { origin: 'https://ticketing.dev', 'sec-fetch-site': 'cross-site' }],
    ['the same origin', { 'sec-fetch-site': 'same-origin' }],
    ['nowhere', { 'sec-fetch-site': 'none' }],
    ['no browser', {}],
  ])('lets in what comes from %s', async (_what, headers) => {
    incoming = headers;
    expect(await isForeign()).toBe(false);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port', { origin: 'https://ticketing.dev:8443' }],
    ['a page that hides where it is', { origin: 'null', referer: 'https://ticketing.dev/' }],
    ['a page of another site', { referer: 'https://evil.example/ticketing.dev' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a site beside it', { 'sec-fetch-site': 'same-site' }],
  ])('refuses what comes from %s', async (_what, headers) => {
    incoming = headers;
    expect(await isForeign()).toBe(true);
  });
});

describe('refuseForm', () => {
  it.each([
    ['too long', 413],
    ['malformed', 400],
  ] as const)('answers one that is %s with %i', (fault, status) => {
    expect(refuseForm(fault).status).toBe(status);
  });
});
