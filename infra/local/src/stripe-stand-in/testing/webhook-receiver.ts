import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Stripe from 'stripe';

export const WEBHOOK_SECRET = 'whsec_test';

/** The other end of the webhooks: checks each signature, keeps each event, and answers as it is told to. */
export async function openReceiver() {
  const events: Stripe.Event[] = [];
  let look = () => {};
  let refusal: unknown;
  let status = 200;

  const server = createServer(async (req, res) => {
    const signature = req.headers['stripe-signature'] ?? '';
    try {
      events.push(Stripe.webhooks.constructEvent(await text(req), signature, WEBHOOK_SECRET));
    } catch (error) {
      refusal = error;
    }
    res.writeHead(status).end();
    look();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    events,
    types: () => events.map(({ type }) => type),
    answerWith: (code: number) => {
      status = code;
    },
    received: (count: number) =>
      new Promise<Stripe.Event[]>((resolve, reject) => {
        look = () => {
          if (refusal) reject(refusal);
          if (events.length >= count) resolve(events);
        };
        look();
      }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
