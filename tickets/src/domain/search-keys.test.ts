import { NEVER, searchKeys } from './search-keys.js';
import { listed, type Ticket } from './ticket.js';

const now = new Date('2030-01-01T12:00:00Z');
const ticket: Ticket = listed('seller', { title: 'Tosca', price: 2000 });

describe('searchKeys', () => {
  it('finds a ticket by its title, its venue and its city', () => {
    const keys = searchKeys({ ...ticket, venue: 'Théâtre', city: 'Saint-Étienne' }, now);
    expect(keys).toMatchObject({ words: ['tosca', 'theatre', 'saint', 'etienne'], city: 'saint etienne' });
  });

  it.each([
    ['without a date', {}, NEVER, undefined, true],
    ['before its event', { startsAt: new Date('2030-01-01T12:00:01Z') }, undefined, '2030-01-01', true],
    ['as its event begins', { startsAt: now }, now, '2030-01-01', undefined],
    ['that is sold', { status: 'sold' as const }, NEVER, undefined, undefined],
  ])('lists a ticket %s', (_when, more, until, day, isListed) => {
    const keys = searchKeys({ ...ticket, ...more, timeZone: 'UTC' }, now);
    expect(keys).toMatchObject({ until: until ?? keys.until, day, listed: isListed });
  });

  it.each([
    ['Asia/Tokyo', '2031-01-01'],
    ['Europe/Berlin', '2030-12-31'],
    ['Pacific/Kiritimati', '2031-01-01'],
    ['America/Los_Angeles', '2030-12-31'],
  ])('dates an event in %s by the calendar there', (timeZone, day) => {
    const startsAt = new Date('2030-12-31T20:00:00Z');
    expect(searchKeys({ ...ticket, startsAt, timeZone }, now).day).toBe(day);
  });
});
