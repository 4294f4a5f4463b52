import { isDuplicateKey, type Platform } from '@ticketing/common';
import { Schema } from 'mongoose';

/** Stripe repeats an event for three days by itself, and for thirty by hand: https://docs.stripe.com/webhooks#retries. In seconds. */
const KEPT = 31 * 24 * 60 * 60;

/** Which of Stripe's events have been handled. Written after the handling, so that a crash in between loses none. */
export function createWebhookEvents({ connection, clock }: Pick<Platform, 'connection' | 'clock'>) {
  const schema = new Schema<{ _id: string; handledAt: Date }>(
    { _id: { type: String }, handledAt: { type: Date, required: true } },
    { versionKey: false, id: false },
  );
  schema.index({ handledAt: 1 }, { expireAfterSeconds: KEPT });
  const model = connection.model('WebhookEvent', schema, 'webhook_events');

  return {
    isHandled: async (eventId: string): Promise<boolean> => (await model.exists({ _id: eventId })) !== null,

    async markHandled(eventId: string): Promise<void> {
      try {
        await model.create({ _id: eventId, handledAt: clock.now() });
      } catch (error) {
        // Its repetition was handled at the same time, which changes nothing.
        if (!isDuplicateKey(error)) throw error;
      }
    },
  };
}

export type WebhookEvents = ReturnType<typeof createWebhookEvents>;
