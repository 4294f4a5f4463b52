import { Agent, request } from 'node:http';

/** What takes signed events to whoever wants to know of them. */
export interface WebhookPost {
  /** Resolves to whether the event was taken; never rejects. */
  send(payload: string, signature: string): Promise<boolean>;
  stop(): void;
}

const ANSWER_WITHIN_MS = 10_000;

/** Sends events over HTTP, as Stripe does. */
export function createHttpPost(url: string): WebhookPost {
  const agent = new Agent({ keepAlive: true });
  return {
    send(payload, signature) {
      const headers = {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': Buffer.byteLength(payload),
        'Stripe-Signature': signature,
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      };
      return new Promise((resolve) => {
        const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
          const { statusCode = 0 } = answer.resume();
          answer.on('close', () => resolve(answer.complete && statusCode >= 200 && statusCode < 300));
        });
        sent.setTimeout(ANSWER_WITHIN_MS, () => sent.destroy());
        sent.on('error', () => resolve(false));
        sent.end(payload);
      });
    },
    stop: () => agent.destroy(),
  };
}
