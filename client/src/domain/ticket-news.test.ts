import { en } from '@/strings/en';
import { type SeenTicket, ticketNews } from './ticket-news';

const words = { language: 'en', locale: 'en-US', strings: en } as const;
const seen: SeenTicket = { status: 'available', price: 20, version: 3 };

describe('ticketNews', () => {
  it.each([
    ['a lock', { status: 'reserved' }, 'Someone has just begun to pay for this ticket.'],
    ['a sale', { status: 'sold' }, 'This ticket has just been sold.'],
    ['another price', { price: 25.5 }, 'The price has changed: it is $25.50 now.'],
    ['anything else', {}, 'The seller has just changed this ticket.'],
  ] as const)('tells of %s', (_what, change, sentence) => {
    expect(ticketNews(seen, { ...seen, ...change, version: 4 }, words)).toBe(sentence);
  });

  it('says nothing of what is known already, or older', () => {
    expect(ticketNews(seen, { ...seen, status: 'sold' }, words)).toBeUndefined();
    expect(ticketNews(seen, { ...seen, status: 'sold', version: 2 }, words)).toBeUndefined();
  });
});
