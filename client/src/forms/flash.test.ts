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

  it.each([
    ['one text', { title: 'x'.repeat(10_000) }],
    ['two texts', { title: 'x'.repeat(5_000), venue: 'y'.repeat(4_000) }],
    ['few letters that take many bytes', { title: '\ud83c\udfad'.repeat(900) }],
  ])('comes back with its key and all that is short, without %s too long for a cookie', (_what, long) => {
    const short = { key: 'b3f1c2d4', city: 'Oslo', price: 'ten' };
    const state = { ...failed(''), values: { ...long, ...short } };
    const cookie = flash('sell', state);
    expect(cookie.length).toBeLessThan(4_096);
    expect(readFlash('sell', contentOf(cookie))).toEqual({ ...state, values: short });
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
