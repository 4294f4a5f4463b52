import {
  type Answer,
  type ApiDescription,
  dollarsSchema,
  healthOperations,
  idempotencyKeySchema,
  idSchema,
  limited,
  momentSchema,
  ticketCategories,
  ticketStatuses,
} from '@ticketing/common';
import { z } from 'zod';
import { sorts } from './models/search-tickets.js';

const ticket = z.strictObject({
  id: idSchema,
  title: z.string(),
  price: dollarsSchema,
  currency: z.literal('usd'),
  userId: idSchema.meta({ description: 'The seller' }),
  seller: z
    .strictObject({ name: z.string().optional(), since: momentSchema })
    .optional()
    .meta({ description: 'Where one ticket is asked for, and its seller is known' }),
  version: z.int().nonnegative(),
  status: z.enum(ticketStatuses),
  orderId: idSchema.optional().meta({ description: 'The order that holds the lock, or that bought it' }),
  reservedUntil: momentSchema.optional().meta({ description: 'When the lock ends at the latest' }),
  venue: z.string().optional(),
  city: z.string().optional(),
  startsAt: momentSchema.optional(),
  timeZone: z
    .string()
    .optional()
    .meta({ description: 'The IANA name of the zone in which startsAt is meant' }),
  category: z.enum(ticketCategories).optional(),
  seat: z.string().optional(),
  facePrice: dollarsSchema.optional().meta({ description: 'What is printed on the ticket' }),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});

const listing = z.object({
  title: z.string().min(1).max(200),
  price: z.number().min(0.5).max(999_999.99).meta({ description: 'US dollars, at most two decimals' }),
  venue: z.string().min(1).max(200).nullish(),
  city: z.string().min(1).max(100).nullish(),
  seat: z.string().min(1).max(200).nullish(),
  facePrice: z.number().min(0).max(999_999.99).nullish(),
  category: z.enum(ticketCategories).nullish(),
  startsAt: z
    .string()
    .nullish()
    .meta({ description: 'ISO 8601 with its offset, in the future; together with timeZone or not at all' }),
  timeZone: z.string().nullish(),
});

const search = z.object({
  q: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Words, each a prefix of one in title, venue or city' }),
  sort: z.enum(sorts).optional(),
  city: z.string().min(1).max(100).optional(),
  category: z.enum(ticketCategories).optional(),
  from: z.iso.date().optional().meta({ description: 'The first date of the event, where it takes place' }),
  to: z.iso.date().optional().meta({ description: 'The last date of the event, where it takes place' }),
  minPrice: z.coerce.number<number>().optional(),
  maxPrice: z.coerce.number<number>().optional(),
  limit: z.coerce.number<number>().int().min(1).max(100).optional(),
  cursor: z.string().optional().meta({ description: 'From the Link header of the page before' }),
});

const one = (description: string): Answer => ({ description, body: ticket });
const many = (description: string): Answer => ({ description, body: z.array(ticket) });

/** What tickets answers. The tests hold every route and every answer against it. */
export const api: ApiDescription = {
  service: 'tickets',
  description: 'Listings, and the lock that lets one buyer at a time pay',
  operations: [
    ...healthOperations,
    {
      method: 'get',
      path: '/api/tickets',
      summary: 'What is on sale',
      query: search,
      answers: {
        200: {
          ...many('A page of tickets'),
          headers: { Link: 'The next page, with rel="next", if there is one' },
        },
        304: { description: 'The page is the one of If-None-Match' },
      },
    },
    {
      method: 'get',
      path: '/api/tickets/cities',
      summary: 'Where something is on sale',
      answers: { 200: { description: 'The names of cities, by the alphabet', body: z.array(z.string()) } },
    },
    {
      method: 'get',
      path: '/api/tickets/mine',
      summary: 'What the signed-in seller has listed, newest first',
      signedIn: true,
      answers: { 200: many('At most 500 tickets, in every state') },
    },
    {
      method: 'get',
      path: '/api/tickets/:id',
      summary: 'A ticket, in whatever state it is',
      answers: { 200: one('The ticket') },
    },
    {
      method: 'get',
      path: '/api/tickets/:id/events',
      summary: 'A ticket at once and after each change, as server-sent events',
      answers: {
        200: { description: 'A stream of tickets', body: z.string(), type: 'text/event-stream' },
      },
    },
    {
      method: 'post',
      path: '/api/tickets',
      summary: 'Put a ticket on sale; the same Idempotency-Key gets the same ticket, and one',
      signedIn: true,
      headers: z.object({ 'Idempotency-Key': idempotencyKeySchema.optional() }),
      body: listing,
      answers: { ...limited, 201: one('The ticket') },
    },
    {
      method: 'put',
      path: '/api/tickets/:id',
      summary: 'Change a ticket that is on sale and not locked; null removes a detail',
      signedIn: true,
      body: listing,
      answers: { ...limited, 200: one('The ticket') },
    },
    {
      method: 'delete',
      path: '/api/tickets/:id',
      summary: 'Take a ticket from sale',
      signedIn: true,
      answers: { ...limited, 204: { description: 'It is not on sale' } },
    },
  ],
};
