import { securityHeaders } from './security-headers';

const policy = (environment: string) =>
  securityHeaders(environment).find(({ key }) => key === 'Content-Security-Policy')?.value;

describe('securityHeaders', () => {
  it('let nobody frame the site, and no script be made of text', () => {
    expect(policy('production')).toContain("frame-ancestors 'none'");
    expect(policy('production')).not.toContain('unsafe-eval');
  });

  it("let React's development build make scripts of text", () => {
    expect(policy('development')).toContain("'unsafe-eval'");
  });

  it.each([
    ['script-src', 'https://js.stripe.com'],
    ['script-src', 'https://*.js.stripe.com'],
    ['frame-src', 'https://js.stripe.com'],
    ['frame-src', 'https://*.js.stripe.com'],
    ['frame-src', 'https://hooks.stripe.com'],
    ['connect-src', 'https://api.stripe.com'],
  ])('give Stripe the %s of %s', (directive, source) => {
    const sources = policy('production')
      ?.split('; ')
      .find((rule) => rule.startsWith(directive));
    expect(sources?.split(' ')).toContain(source);
  });
});
