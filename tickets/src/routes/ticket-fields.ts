import { amountField, type Clock, priceField, textField, ticketCategories, toCents } from '@ticketing/common';
import { body, type ValidationChain } from 'express-validator';
import { detailNames, type EventDetails } from '../domain/event-details.js';
import type { Listing } from '../domain/ticket.js';

/** What a seller says of a ticket: a title and a price, and as much of the event as there is to say. */
export const ticketFields = (clock: Clock): ValidationChain[] => [
  textField('title', 200),
  priceField(),
  ...[
    textField('venue', 200),
    textField('city', 100),
    textField('seat', 200),
    amountField('facePrice'),
    body('category', `category must be one of ${ticketCategories.join(', ')}`)
      .custom((value) => typeof value === 'string')
      .bail()
      .isIn([...ticketCategories]),
    startField(clock),
    zoneField(),
  ].map((chain) => chain.optional({ values: 'null' })),
  body('timeZone')
    .custom((zone, { req }) => isGiven(zone) === isGiven(req.body.startsAt))
    .withMessage('startsAt and timeZone must be given together'),
];

/**
 * What a valid body says. A detail that is not in it is not in the result either, and stays as it is in an edit; one
 * that is null is undefined, which removes it.
 */
export function listingOf(body: Record<string, unknown>): Listing {
  // A moment and its zone come and go together.
  const said = 'startsAt' in body || 'timeZone' in body ? { startsAt: null, timeZone: null, ...body } : body;
  const names = detailNames.filter((name) => name in said);
  const details = Object.fromEntries(
    names.map((name) => [name, detailOf(name, said[name as keyof typeof said])]),
  );
  return { title: said.title as string, price: toCents(said.price) as number, ...details };
}

function detailOf(name: keyof EventDetails, value: unknown) {
  if (value === null) return undefined;
  if (name === 'facePrice') return toCents(value);
  return name === 'startsAt' ? new Date(value as string) : value;
}

const isGiven = (value: unknown) => value !== undefined && value !== null;

/** The offset is what makes it a moment. */
const OFFSET = /T.+(Z|[+-]\d{2}:\d{2})$/;

const startField = (clock: Clock) =>
  body('startsAt', 'startsAt must be an ISO 8601 date and time with its offset')
    .custom((value) => typeof value === 'string')
    .bail()
    .isISO8601({ strict: true, strictSeparator: true })
    .matches(OFFSET)
    .bail()
    .custom((value) => new Date(value) > clock.now())
    .withMessage('startsAt must be in the future');

const zoneField = () => body('timeZone', 'timeZone must be the IANA name of a time zone').custom(isZone);

/** Newer engines take offsets too, which know nothing of summer time. */
function isZone(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[A-Za-z]/.test(value)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}
