import * as fc from 'fast-check';
import { amountText, formatDollars, parseDollars, toCents } from './money';

describe('formatDollars', () => {
  it.each([
    [0.5, '$0.50'],
    [19.99, '$19.99'],
    [1250, '$1,250.00'],
    [999999.99, '$999,999.99'],
  ])('writes %d as %s', (amount, text) => {
    expect(formatDollars(amount, 'en-US')).toBe(text);
  });
});

describe('toCents', () => {
  it('is exact for every price that is written with two decimals', () => {
    const cents = fc.integer({ min: 0, max: 99_999_999 });
    fc.assert(
      fc.property(cents, (amount) => expect(toCents(Number((amount / 100).toFixed(2)))).toBe(amount)),
    );
  });
});

describe('parseDollars', () => {
  it.each([
    ['45', 45],
    ['19.99', 19.99],
    ['$20', 20],
    ['$ 20', 20],
    ['  7.5 ', 7.5],
    ['.5', 0.5],
    ['1,250.50', 1250.5],
    ['0', 0],
  ])('reads %j', (text, amount) => {
    expect(parseDollars(text, 'en-US')).toBe(amount);
  });

  it.each([
    '',
    '$',
    '.',
    'abc',
    '12abc',
    '-5',
    '1e3',
    'Infinity',
    '1,25',
    '1.2.3',
    '1.250',
    '19.999',
    '0x10',
    '٣',
  ])('finds no amount in %j', (text) => {
    expect(parseDollars(text, 'en-US')).toBeUndefined();
  });

  it.each([
    ['48,50', 48.5],
    ['1.250,5 $', 1250.5],
    ['1.250', 1250],
    ['48.50', 48.5],
  ])('reads %j as a German means it', (text, amount) => {
    expect(parseDollars(text, 'de-DE')).toBe(amount);
  });

  it.each([
    ['de-CH', "1'250.50", 1250.5],
    ['de-CH', '1’250.50', 1250.5],
    ['de-CH', '48.50', 48.5],
    ['de-CH', "1'25", undefined],
    ['de-AT', '$ 1.250,50', 1250.5],
    ['de-AT', '1 250,50', 1250.5],
    ['en-IN', '1,00,000', 100_000],
    ['en-IN', '$12,34,567.50', 1_234_567.5],
    ['en-IN', '100,000', 100_000],
    ['en-IN', '1,00', undefined],
    ['en-GB', 'US$1,250.50', 1250.5],
    ['en-ZA', '1\u00a0250,50', 1250.5],
    ['fr-FR', '1\u202f250,50', 1250.5],
    ['fr-FR', '1 250,50 $US', 1250.5],
    ['fr-FR', '1250,50', 1250.5],
    ['fr-FR', '48.50', 48.5],
    ['fr-FR', '1.250', undefined],
    ['fr-FR', '1 25', undefined],
    ['es-ES', '1.250,50', 1250.5],
    ['de-DE', '1,250', undefined],
    ['en-DE', '1,250', 1250],
    ['en-DE', '1.250', 1250],
    ['en-FI', '1,250', 1250],
    ['en-FI', '1.250', undefined],
    ['en-AU', 'USD 48.50', 48.5],
  ])('by the marks of %s, reads %j as %d', (locale, text, amount) => {
    expect(parseDollars(text, locale)).toBe(amount);
  });

  const locales =
    'en-US en-GB en-IN en-ZA en-CA en-AU en-DE de-DE de-AT de-CH fr-FR fr-CA fr-CH es-ES sv-SE'.split(' ');

  it.each(locales)('reads back every price that is shown, or put into a field, in %s', (locale) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (cents) => {
        expect(parseDollars(formatDollars(cents / 100, locale), locale)).toBe(cents / 100);
        expect(parseDollars(amountText(cents / 100, locale), locale)).toBe(cents / 100);
      }),
    );
  });
});
