import type { Ticket, TicketDraft } from '@/api/types';
import { fill, type Words } from '@/strings/strings';
import { isCategory } from './event';
import { instantOf, localTimeOf } from './event-time';
import { isTimeZone } from './is-time-zone';
import { amountText, formatDollars, isWholeCents, parseDollars } from './money';

export const ticketFields = [
  'title',
  'category',
  'venue',
  'city',
  'startsAt',
  'timeZone',
  'seat',
  'price',
  'facePrice',
] as const;

export type TicketField = (typeof ticketFields)[number];

/** What the form of a new ticket sends: `key` was made with the form, and tells its repetition from another ticket. */
export const listingFields = [...ticketFields, 'key'] as const;

export type ListingField = (typeof listingFields)[number];

/** What is typed into the form that sells a ticket. The start is what the clocks of the place show. */
export type TypedTicket = Partial<Record<TicketField, string>>;

/** The lengths that the tickets service allows. */
export const lengths = { title: 200, venue: 200, city: 100, seat: 200 } as const;

/** Dollars: what Stripe charges at least and at most. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const LEAST = 0.5;
const MOST = 999_999.99;

type Faults = Partial<Record<TicketField, string>>;

/** What is wrong with what is typed, in words. The service has the last one. */
export function faultsOf(typed: TypedTicket, words: Words, now: number): Faults {
  const { faults } = words.strings.sell;
  const found: Faults = {};
  if (!typed.title?.trim()) found.title = faults.titleMissing;
  for (const [field, max] of Object.entries(lengths) as [keyof typeof lengths, number][]) {
    if ((typed[field]?.trim().length ?? 0) > max) found[field] = fill(faults.tooLong, { max });
  }
  const price = faultOfAmount(typed.price, LEAST, faults.price, words);
  if (price) found.price = price;
  const facePrice = typed.facePrice?.trim() && faultOfAmount(typed.facePrice, 0, faults.facePrice, words);
  if (facePrice) found.facePrice = facePrice;
  return { ...found, ...faultsOfStart(typed, faults, now) };
}

/** What is wrong with an amount of dollars that has to be so much; `none` is said of what is no amount. */
function faultOfAmount(typed = '', least: number, none: string, { locale, strings }: Words) {
  const { priceTooLow, priceTooHigh } = strings.sell.faults;
  const amount = parseDollars(typed, locale);
  if (amount === undefined || !isWholeCents(amount)) return none;
  if (amount < least) return fill(priceTooLow, { amount: formatDollars(least, locale) });
  if (amount > MOST) return fill(priceTooHigh, { amount: formatDollars(MOST, locale) });
}

function faultsOfStart(
  { startsAt, timeZone }: TypedTicket,
  faults: Words['strings']['sell']['faults'],
  now: number,
): Faults {
  if (startsAt && !timeZone) return { timeZone: faults.zoneMissing };
  if (!startsAt || !timeZone) return {};
  const instant = instantOf(startsAt, timeZone);
  if (instant === undefined) return { startsAt: faults.startMissing };
  return Date.parse(instant) <= now ? { startsAt: faults.past } : {};
}

/** What is sent to the service: what is empty is taken back. Of a price that is none it says what is wrong. */
export function draftOf(typed: TypedTicket, locale: string): TicketDraft {
  const text = (field: TicketField) => typed[field]?.trim() || null;
  const amount = (field: TicketField) => parseDollars(typed[field] ?? '', locale) ?? text(field);
  const startsAt = instantOf(typed.startsAt ?? '', typed.timeZone ?? '') ?? null;
  return {
    title: text('title') ?? '',
    price: amount('price') ?? '',
    category: text('category'),
    venue: text('venue'),
    city: text('city'),
    startsAt,
    timeZone: startsAt && text('timeZone'),
    seat: text('seat'),
    facePrice: amount('facePrice'),
  };
}

/** The same of a ticket that is new: there is nothing to take back. */
export function newDraftOf(typed: TypedTicket, locale: string): TicketDraft {
  const given = Object.entries(draftOf(typed, locale)).filter(([, value]) => value !== null);
  return Object.fromEntries(given) as TicketDraft;
}

/** A ticket as the form shows it to be changed. */
export function typedOf(ticket: Ticket, locale: string): TypedTicket {
  const { startsAt, timeZone = 'UTC', facePrice } = ticket;
  return {
    title: ticket.title,
    category: ticket.category ?? '',
    venue: ticket.venue ?? '',
    city: ticket.city ?? '',
    startsAt: startsAt ? localTimeOf(startsAt, timeZone) : '',
    timeZone: startsAt ? timeZone : '',
    seat: ticket.seat ?? '',
    price: amountText(ticket.price, locale),
    facePrice: facePrice === undefined ? '' : amountText(facePrice, locale),
  };
}

/** The ticket that buyers will see, as far as it can be told already. */
export function previewOf(typed: TypedTicket, locale: string) {
  const zone = isTimeZone(typed.timeZone ?? '') ? typed.timeZone : undefined;
  return {
    category: isCategory(typed.category) ? typed.category : undefined,
    venue: typed.venue?.trim(),
    city: typed.city?.trim(),
    seat: typed.seat?.trim(),
    startsAt: instantOf(typed.startsAt ?? '', zone ?? 'UTC'),
    timeZone: zone,
    price: parseDollars(typed.price ?? '', locale),
    facePrice: parseDollars(typed.facePrice ?? '', locale),
  };
}
