import type { News, Notice, Role } from '../domain/notices.js';
import type { Letter } from './letter.js';

/** A link's address, from its path. */
type HrefOf = (path: string) => string;
type Write = (facts: { title: string; money: string; until: string }) => Omit<Letter, 'link'>;

const letters: Record<News, Record<Role, Write>> = {
  reserved: {
    buyer: ({ title, money, until }) => ({
      subject: `Reserved for you: ${title}`,
      paragraphs: [`“${title}” is yours if you pay ${money} by ${until}. Until then nobody else can buy it.`],
    }),
    seller: ({ title, money, until }) => ({
      subject: `Somebody is buying “${title}”`,
      paragraphs: [
        `Your ticket is locked for a buyer, who has until ${until} to pay ${money}. There is nothing to do.`,
      ],
    }),
  },
  sold: {
    buyer: ({ title, money }) => ({
      subject: `It is yours: ${title}`,
      paragraphs: [`You have paid ${money} for “${title}”. Your receipt is with your order.`],
    }),
    seller: ({ title, money }) => ({
      subject: `Sold: ${title}`,
      paragraphs: [`Your ticket “${title}” is sold for ${money}.`],
    }),
  },
  expired: {
    buyer: ({ title }) => ({
      subject: `Your reservation has ended: ${title}`,
      paragraphs: [
        `The time to pay for “${title}” is over, and it is on sale again. You have not been charged; a payment that still comes through is given back in full.`,
      ],
    }),
    seller: ({ title }) => ({
      subject: `On sale again: ${title}`,
      paragraphs: [`The buyer of “${title}” did not pay in time. It is on sale again.`],
    }),
  },
  refunded: {
    buyer: ({ title, money }) => ({
      subject: `Refunded: ${money}`,
      paragraphs: [
        `We have given back the ${money} that you paid for “${title}”. Banks take some days to show it.`,
      ],
    }),
    seller: ({ title, money }) => ({
      subject: `A sale was refunded: ${title}`,
      paragraphs: [`The ${money} that were paid for “${title}” have been given back to its buyer.`],
    }),
  },
};

/** What a notice says; undefined when it is no news any more, as of a reservation whose time is up. */
export function noticeLetter(notice: Notice, hrefOf: HrefOf, now: Date): Letter | undefined {
  const { news, role, orderId, ticketId, title = 'a ticket', until } = notice;
  if (until !== undefined && new Date(until) <= now) return undefined;
  const money = moneyFormat(notice.currency).format(notice.amount / 100);
  const facts = { title, money, until: until === undefined ? '' : momentOf(until) };
  const path = role === 'seller' && ticketId ? `/tickets/${ticketId}` : `/orders/${orderId}`;
  const label = role === 'seller' ? 'Your ticket' : 'Your order';
  return { ...letters[news][role](facts), link: { href: hrefOf(path), label } };
}

// Kept, as to make one takes some fifty times as long as to use it; and made when first used, as nobody needs one to start.
const moneyFormats = new Map<string, Intl.NumberFormat>();
let momentFormat: Intl.DateTimeFormat | undefined;

function moneyFormat(currency: string): Intl.NumberFormat {
  const format =
    moneyFormats.get(currency) ?? new Intl.NumberFormat('en-US', { style: 'currency', currency });
  moneyFormats.set(currency, format);
  return format;
}

/** An account has no time zone. */
function momentOf(moment: string): string {
  momentFormat ??= new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${momentFormat.format(new Date(moment))} UTC`;
}
