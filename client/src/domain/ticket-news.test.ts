import { en } from '@/strings/en';
import { type SeenTicket, ticketNews } from './ticket-news';

const words = { language: 'en', locale: 'en-US', strings: en } as const;
const seen: SeenTicket = { status: 'available', price: 20, version: 3 };

describe('ticketNews', () => {
  it.each([
    ['a lock', 'stranger', { status: 'reserved' }, 'Someone has just begun to pay for this ticket.'],
    ['a sale', 'stranger', { status: 'sold' }, 'This ticket has just been sold.'],
    ['another price', 'stranger', { price: 25.5 }, 'The price has changed: it is $25.50 now.'],
    ['anything else', 'stranger', {}, 'The seller has just changed this ticket.'],
    ['a sale', 'seller', { status: 'sold' }, 'Your ticket has just been sold.'],
    ['what they did', 'seller', { status: 'withdrawn' }, 'You have withdrawn this ticket.'],
    ['the price they asked', 'seller', { price: 25.5 }, 'You have changed the price: it is $25.50 now.'],
    ['their own lock', 'buyer', { status: 'reserved' }, 'You have begun to pay for this ticket.'],
    ['what they bought', 'buyer', { status: 'sold' }, 'You have bought this ticket.'],
    ['another price', 'buyer', { price: 25.5 }, 'The price has changed: it is $25.50 now.'],
  ] as const)('tells of %s to a %s', (_what, viewer, change, sentence) => {
    expect(ticketNews(seen, { ...seen, ...change, version: 4 }, viewer, words)).toBe(sentence);
  });

  it('says nothing of what is known already, or older', () => {
    expect(ticketNews(seen, { ...seen, status: 'sold' }, 'stranger', words)).toBeUndefined();
    expect(ticketNews(seen, { ...seen, status: 'sold', version: 2 }, 'stranger', words)).toBeUndefined();
  });
});
