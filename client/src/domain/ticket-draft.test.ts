import type { Ticket } from '@/api/types';
import { en } from '@/strings/en';
import type { Words } from '@/strings/strings';
import { draftOf, faultsOf, typedOf } from './ticket-draft';

const words: Words = { language: 'en', locale: 'en-US', strings: en };
const now = Date.parse('2026-11-21T08:00:00.000Z');
const whole = {
  title: ' Swan Lake ',
  category: 'theatre',
  venue: 'State Opera',
  city: 'Vienna',
  startsAt: '2026-12-04T19:00',
  timeZone: 'Europe/Vienna',
  seat: 'Row F',
  price: '92',
  facePrice: '110.5',
};

describe('faultsOf', () => {
  it('finds nothing wrong with a ticket of which all is said, or only what has to be', () => {
    expect(faultsOf(whole, words, now)).toEqual({});
    expect(faultsOf({ title: 'Swan Lake', price: '$92' }, words, now)).toEqual({});
  });

  it.each([
    ['title', { title: '  ' }],
    ['title', { title: 'x'.repeat(201) }],
    ['city', { city: 'x'.repeat(101) }],
    ['price', { price: '' }],
    ['price', { price: 'ten' }],
    ['price', { price: '1.999' }],
    ['price', { price: '0.49' }],
    ['price', { price: '1000000' }],
    ['facePrice', { facePrice: 'ten' }],
    ['facePrice', { facePrice: '1000000' }],
    ['timeZone', { timeZone: '' }],
    ['startsAt', { startsAt: '2026-11-20T19:00' }],
  ])('finds the fault of %s', (field, changes) => {
    expect(Object.keys(faultsOf({ ...whole, ...changes }, words, now))).toEqual([field]);
  });
});

describe('draftOf', () => {
  it('is what the service takes', () => {
    expect(draftOf(whole, 'en-US')).toEqual({
      ...whole,
      title: 'Swan Lake',
      startsAt: '2026-12-04T18:00:00.000Z',
      price: 92,
      facePrice: 110.5,
    });
  });

  it('takes back what is empty', () => {
    const { title, price, ...others } = draftOf({ title: 'Swan Lake', price: '92', city: ' ' }, 'en-US');
    expect(Object.values(others).every((value) => value === null)).toBe(true);
  });

  it('comes from what the form shows of a ticket, in any locale', () => {
    const ticket = { ...draftOf(whole, 'en-US'), id: 't1' } as Ticket;
    expect(draftOf(typedOf(ticket, 'de-DE'), 'de-DE')).toEqual(draftOf(whole, 'en-US'));
  });
});
