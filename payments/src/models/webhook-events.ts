import { isDuplicateKey, type Platform } from '@ticketing/common';
import { Schema } from 'mongoose';
import type { Notice } from '../gateway/payment-gateway.js';

/** Stripe repeats an event for three days by itself, and for thirty by hand: https://docs.stripe.com/webhooks#retries. In seconds. */
const KEPT = 31 * 24 * 60 * 60;

/** One of Stripe's events by its id, what it told, and of which payment. */
interface WebhookEvent {
  _id: string;
  kind: Notice['kind'];
  intentId: string;
  handledAt: Date;
}

/**
 * Which of Stripe's events have been handled, but for those that only said once more that something is paid. Written after
 * the handling, so that a crash in between loses none.
 */
export function createWebhookEvents({ connection, clock }: Pick<Platform, 'connection' | 'clock'>) {
  const schema = new Schema<WebhookEvent>(
    {
      _id: { type: String },
      kind: { type: String, required: true },
      intentId: { type: String, required: true },
      handledAt: { type: Date, required: true },
    },
    { versionKey: false, id: false },
  );
  schema.index({ handledAt: 1 }, { expireAfterSeconds: KEPT });
  const model = connection.model('WebhookEvent', schema, 'webhook_events');

  return {
    isHandled: async (eventId: string): Promise<boolean> => (await model.exists({ _id: eventId })) !== null,

    async markHandled({ eventId, kind, intentId }: Notice): Promise<void> {
      try {
        await model.create({ _id: eventId, kind, intentId, handledAt: clock.now() });
      } catch (error) {
        // Its repetition was handled at the same time, which changes nothing.
        if (!isDuplicateKey(error)) throw error;
      }
    },
  };
}

export type WebhookEvents = ReturnType<typeof createWebhookEvents>;
