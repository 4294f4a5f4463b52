import { FLASH_COOKIE, flash, readFlash } from './flash';
import { InvalidInput } from './form-errors';
import { failedState } from './form-state';

const failed = (title: string) =>
  failedState(
    { title },
    new InvalidInput([{ field: 'price', message: 'Not a price — “ten”' }]),
    ['title', 'price'],
    {},
  );

const contentOf = (cookie: string) => cookie.slice(FLASH_COOKIE.length + 1, cookie.indexOf(';'));

describe('a form that was sent without JavaScript', () => {
  it('comes back with what was typed and what was wrong with it', () => {
    expect(readFlash('sell', contentOf(flash('sell', failed('Zürich'))))).toEqual(failed('Zürich'));
  });

  it('comes back without what is too long for a cookie', () => {
    const cookie = flash('sell', failed('x'.repeat(10_000)));
    expect(cookie.length).toBeLessThan(4_096);
    expect(readFlash('sell', contentOf(cookie))).toEqual({ ...failed(''), values: {} });
  });

  it.each([undefined, '', 'nonsense', Buffer.from('{"form":"sell"}').toString('base64url')])(
    'is nothing for %j',
    (value) => {
      expect(readFlash('sell', value)).toBeUndefined();
    },
  );

  it("is not another form's", () => {
    expect(readFlash('sign-in', contentOf(flash('sell', failed(''))))).toBeUndefined();
  });
});
