import * as fc from 'fast-check';
import { safeRedirect, signInHref, signUpHref } from './safe-redirect';

describe('safeRedirect', () => {
  it.each(['/', '/orders', '/tickets/1/edit', '/?q=a%20b&sort=price', '/tickets/1#buy', '/a//b'])(
    'goes to %s',
    (path) => {
      expect(safeRedirect(path)).toBe(path);
    },
  );

  it.each([
    ['nothing', undefined],
    ['several', ['/orders', '//evil.example']],
    ['another site', 'https://evil.example/'],
    ['another site without a scheme', '//evil.example'],
    ['another site with a backslash', '/\\evil.example'],
    ['another site behind a tab', '/\t/evil.example'],
    ['another site behind a dot', '/.//evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['a relative path', 'orders'],
    ['an empty path', ''],
    ['an address that cannot be', '//['],
    ['the page for signing in itself', '/signin?next=%2Fsignin'],
    ['the page for signing up', '/signup'],
    ['the page that asks for a link', '/forgotten-password?done=1'],
    ['the page for a new password', '/reset-password?token=x'],
    ['the page that confirms an address', '/verify-email?token=x'],
    ['the page that changes an address', '/change-email?token=x'],
  ])('goes home for %s', (_what, next) => {
    expect(safeRedirect(next)).toBe('/');
  });

  it('never leaves this site, whatever it is given', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      '\t',
      '\n',
      '%2f',
      '//',
      'evil.example',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const target = safeRedirect(`/${pieces.join('')}`);
        expect(new URL(target, 'https://ticketing.dev').origin).toBe('https://ticketing.dev');
      }),
    );
  });
});

describe('signInHref and signUpHref', () => {
  it('remember where to come back to', () => {
    expect(signInHref('/?q=a&sort=price')).toBe('/signin?next=%2F%3Fq%3Da%26sort%3Dprice');
    expect(signUpHref('/tickets/1')).toBe('/signup?next=%2Ftickets%2F1');
  });

  it('are plain when there is nothing to remember', () => {
    expect(signInHref('/')).toBe('/signin');
    expect(signInHref('/signup?next=%2Forders')).toBe('/signin');
    expect(signInHref('/reset-password?token=x')).toBe('/signin');
  });
});
