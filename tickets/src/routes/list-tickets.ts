import { badRequest, toCents, toDollars, validate } from '@ticketing/common';
import { type Request, Router } from 'express';
import { query } from 'express-validator';
import { type Place, type Sort, searchTickets, sorts } from '../models/search-tickets.js';
import type { Tickets } from '../models/tickets.js';
import { ticketJson } from './ticket-json.js';

const DEFAULT_LIMIT = 20;
const HIGHEST_LIMIT = 100;

/** A parameter that is given at most once: repeated, it would arrive as a list. */
const parameter = (name: string, message: string) =>
  query(name, `${name} must be ${message}`).optional().isString().bail();

const priceParameter = (name: string) =>
  parameter(name, 'a number of dollars with at most two decimals').custom(
    (value: string) => value.trim() !== '' && toCents(Number(value)) !== undefined,
  );

const parameters = [
  parameter('q', 'text of at most 200 characters').isLength({ max: 200 }),
  parameter('sort', `one of ${sorts.join(', ')}`).isIn([...sorts]),
  priceParameter('minPrice'),
  priceParameter('maxPrice'),
  parameter('limit', `between 1 and ${HIGHEST_LIMIT}`)
    .matches(/^\d{1,3}$/)
    .isInt({ min: 1, max: HIGHEST_LIMIT }),
  parameter('cursor', 'one that a Link header gave'),
];

/**
 * GET /api/tickets: what is on sale.
 * ?q= words, each a prefix of one in the title; ?sort=newest|price|-price; ?minPrice= and ?maxPrice= in dollars;
 * ?limit= at most 100 and 20 by default; ?cursor= from the `Link: <…>; rel="next"` of the page before.
 */
export const listTickets = ({ model }: Tickets) =>
  Router().get('/api/tickets', validate(...parameters), async (request, response) => {
    const { q, sort = 'newest', cursor, minPrice, maxPrice, limit } = request.query as Record<string, string>;
    const { tickets, next } = await searchTickets(model, {
      text: q ?? '',
      sort: sort as Sort,
      lowest: minPrice === undefined ? undefined : toCents(Number(minPrice)),
      highest: maxPrice === undefined ? undefined : toCents(Number(maxPrice)),
      limit: limit === undefined ? DEFAULT_LIMIT : Number(limit),
      after: cursor === undefined ? undefined : decodeCursor(cursor),
    });
    if (next) response.links({ next: nextPage(request, next) });
    response.json(tickets.map(ticketJson));
  });

function nextPage(request: Request, place: Place): string {
  const parameters = new URLSearchParams(request.query as Record<string, string>);
  parameters.set('cursor', Buffer.from(`${place.id} ${toDollars(place.price)}`).toString('base64url'));
  return `/api/tickets?${parameters}`;
}

function decodeCursor(cursor: string): Place {
  const [, id, dollars] =
    /^([0-9a-f]{24}) (\d+(?:\.\d+)?)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const price = toCents(Number(dollars));
  if (id === undefined || price === undefined)
    throw badRequest('cursor must be one that a Link header gave', 'cursor');
  return { id, price };
}
