import {
  type ApiDescription,
  cancelReasons,
  dollarsSchema,
  errorSchema,
  healthOperations,
  idSchema,
  limited,
  momentSchema,
  orderStatuses,
} from '@ticketing/common';
import { z } from 'zod';

const order = z.strictObject({
  id: idSchema,
  status: z.enum(orderStatuses),
  reason: z.enum(cancelReasons).optional().meta({ description: 'Why it is cancelled' }),
  expiresAt: momentSchema.meta({ description: 'Until when it can be paid' }),
  userId: idSchema.meta({ description: 'The buyer' }),
  version: z.int().nonnegative(),
  createdAt: momentSchema,
  ticket: z.strictObject({
    id: idSchema,
    title: z.string(),
    price: dollarsSchema,
    currency: z.literal('usd'),
  }),
});

/** What orders answers. The tests hold every route and every answer against it. */
export const api: ApiDescription = {
  service: 'orders',
  description: 'Who gets a ticket, for how long, and how it ends',
  operations: [
    ...healthOperations,
    {
      method: 'get',
      path: '/api/orders',
      summary: 'The signed-in buyer’s own orders, newest first',
      signedIn: true,
      answers: { 200: { description: 'At most 500 orders', body: z.array(order) } },
    },
    {
      method: 'get',
      path: '/api/orders/:id',
      summary: 'An order of the signed-in buyer',
      signedIn: true,
      answers: { 200: { description: 'The order', body: order } },
    },
    {
      method: 'post',
      path: '/api/orders',
      summary: 'Lock a ticket for the signed-in buyer',
      signedIn: true,
      body: z.object({ ticketId: idSchema }),
      answers: {
        ...limited,
        201: { description: 'The order', body: order },
        404: { description: 'No such ticket', body: errorSchema },
      },
    },
    {
      method: 'delete',
      path: '/api/orders/:id',
      summary: 'Let go of the ticket',
      signedIn: true,
      answers: { ...limited, 204: { description: 'The order is cancelled' } },
    },
  ],
};
