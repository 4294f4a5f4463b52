import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentSecurityPolicy, fileHeaders } from './security-headers';

const policy = (environment: string) => contentSecurityPolicy('abc', environment);

describe('contentSecurityPolicy', () => {
  it('lets nobody frame the site, and no script run without the nonce or be made of text', () => {
    expect(policy('production')).toContain("frame-ancestors 'none'");
    expect(policy('production')).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
    expect(policy('production')).not.toMatch(/script-src [^;]*'unsafe/);
  });

  it('lets a page speak to nobody but this site and Stripe', () => {
    const hosts = [...policy('production').matchAll(/\w+:\/\/([^ ;]+)|wss?:/g)].map(([, host]) => host);
    expect(hosts.filter((host) => !host?.endsWith('.stripe.com'))).toEqual([]);
    expect(policy('production')).toMatch(/(^|; )default-src 'self';/);
    expect(policy('production')).not.toMatch(/-src[^;]* (\*|https?:|blob:)( |;|$)/);
  });

  it("lets React's development build make scripts of text", () => {
    expect(policy('development')).toContain("'unsafe-eval'");
  });

  it.each([
    ['script-src', 'https://js.stripe.com'],
    ['script-src', 'https://*.js.stripe.com'],
    ['frame-src', 'https://js.stripe.com'],
    ['frame-src', 'https://*.js.stripe.com'],
    ['frame-src', 'https://hooks.stripe.com'],
    ['connect-src', 'https://api.stripe.com'],
  ])('gives Stripe the %s of %s', (directive, source) => {
    const sources = policy('production')
      .split('; ')
      .find((rule) => rule.startsWith(directive));
    expect(sources?.split(' ')).toContain(source);
  });
});

describe('each file that the proxy leaves out has a policy of its own', () => {
  const source = readFileSync(join(__dirname, 'proxy.ts'), 'utf8').match(/matcher: \[\s*'(.+)'/)?.[1] ?? '';
  const asksProxy = new RegExp(`^${source.replaceAll('\\\\', '\\')}$`);
  /** As Next reads them: https://nextjs.org/docs/app/api-reference/config/next-config-js/headers#path-matching */
  const files = fileHeaders.map(
    ({ source }) =>
      new RegExp(
        `^${source.replaceAll('.', '\\.').replaceAll(':path+', '.+').replaceAll(/:\w+/g, '[^/]+')}$`,
      ),
  );

  it.each([
    '/_next/static/chunks/a.js',
    '/posters/concert/6b03b3936544c06b80b11aa9',
    '/icon.svg',
    '/offline-worker.js',
    '/robots.txt',
    '/sitemap.xml',
  ])('%s', (path) => {
    expect([asksProxy.test(path), files.some((file) => file.test(path))]).toEqual([false, true]);
  });

  it.each([
    '/',
    '/_next/staticx',
    '/_next/static',
    '/posters/x',
    '/posters/x/y/z',
    '/icon.svgx',
    '/robots.txtx',
  ])('and %s that of a page', (path) => {
    expect([asksProxy.test(path), files.some((file) => file.test(path))]).toEqual([true, false]);
  });
});
