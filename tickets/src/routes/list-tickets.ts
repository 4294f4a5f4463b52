import { badRequest, type Clock, ticketCategories, toCents, toDollars, validate } from '@ticketing/common';
import { type Request, Router } from 'express';
import { query } from 'express-validator';
import type { ReadyPages } from '../live/ready-pages.js';
import { type PageEnd, type Search, searchTickets, sorts } from '../models/search-tickets.js';
import type { Sellers } from '../models/sellers.js';
import type { Tickets } from '../models/tickets.js';
import { readyJson, sendPage } from './ready-json.js';
import { ticketJson } from './ticket-json.js';

interface Dependencies {
  tickets: Tickets;
  sellers: Sellers;
  pages: ReadyPages;
  clock: Clock;
}

const TICKETS = '/api/tickets';
const DEFAULT_LIMIT = 20;
const HIGHEST_LIMIT = 100;

/** A parameter that is given at most once: repeated, it would arrive as a list. */
const parameter = (name: string, message: string) =>
  query(name, `${name} must be ${message}`).optional().isString().bail();

const priceParameter = (name: string) =>
  parameter(name, 'a number of dollars with at most two decimals').custom(
    (value: string) => value.trim() !== '' && toCents(Number(value)) !== undefined,
  );

const dateParameter = (name: string) =>
  parameter(name, 'a date like 2026-12-31')
    .matches(/^\d{4}-\d{2}-\d{2}$/)
    .bail()
    .isISO8601({ strict: true });

const parameters = [
  parameter('q', 'text of at most 200 characters').isLength({ max: 200 }),
  parameter('sort', `one of ${sorts.join(', ')}`).isIn([...sorts]),
  parameter('city', 'text of at most 100 characters').isLength({ min: 1, max: 100 }),
  parameter('category', `one of ${ticketCategories.join(', ')}`).isIn([...ticketCategories]),
  dateParameter('from'),
  dateParameter('to'),
  priceParameter('minPrice'),
  priceParameter('maxPrice'),
  parameter('limit', `between 1 and ${HIGHEST_LIMIT}`)
    .matches(/^\d{1,3}$/)
    .isInt({ min: 1, max: HIGHEST_LIMIT }),
  parameter('cursor', 'one that a Link header gave'),
];

/**
 * GET /api/tickets: what is on sale.
 * ?q= words, each a prefix of one in the title, the venue or the city; ?city= and ?category=; ?from= and ?to= dates
 * where the event takes place, both included; ?sort=newest|soonest|price|-price; ?minPrice= and ?maxPrice= in dollars;
 * ?limit= at most 100 and 20 by default; ?cursor= from the `Link: <…>; rel="next"` of the page before.
 */
export const listTickets = ({ tickets, sellers, pages, clock }: Dependencies) =>
  Router().get(TICKETS, validate(...parameters), async (request, response) => {
    const page = await pages.make(request.originalUrl, async () => {
      const asked = searchOf(request.query as Record<string, string>);
      const { tickets: found, next } = await searchTickets(tickets.model, { ...asked, now: clock.now() });
      const known = await sellers.find(found.map(({ userId }) => userId));
      const shown = found.map((ticket) => ticketJson(ticket, known.get(ticket.userId)));
      return readyJson(TICKETS, shown, next && `<${nextPage(request, next)}>; rel="next"`);
    });
    sendPage(response, page);
  });

/** What the parameters, which are valid, ask for. */
function searchOf(parameters: Record<string, string>): Omit<Search, 'now'> {
  const { q = '', sort, cursor, city, category, from, to, minPrice, maxPrice, limit } = parameters;
  return {
    text: q,
    sort: (sort ?? 'newest') as Search['sort'],
    city,
    category: category as Search['category'],
    from,
    to,
    lowest: minPrice === undefined ? undefined : toCents(Number(minPrice)),
    highest: maxPrice === undefined ? undefined : toCents(Number(maxPrice)),
    limit: limit === undefined ? DEFAULT_LIMIT : Number(limit),
    after: cursor === undefined ? undefined : decodeCursor(cursor),
  };
}

function nextPage(request: Request, { id, price, until }: PageEnd): string {
  const parameters = new URLSearchParams(request.query as Record<string, string>);
  const cursor = `${id} ${toDollars(price)} ${until.toISOString()}`;
  parameters.set('cursor', Buffer.from(cursor).toString('base64url'));
  return `${TICKETS}?${parameters}`;
}

const CURSOR = /^([0-9a-f]{24}) (\d+(?:\.\d+)?) (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)$/;

function decodeCursor(cursor: string): PageEnd {
  const [, id, dollars, moment = ''] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const price = toCents(Number(dollars));
  const until = new Date(moment);
  if (id === undefined || price === undefined || Number.isNaN(until.getTime()))
    throw badRequest('cursor must be one that a Link header gave', 'cursor');
  return { id, price, until };
}
