import { isDuplicateKey, type Platform, type Recall } from '@ticketing/common';
import { type Model, Types } from 'mongoose';
import type { ChargeEvent } from '../domain/charge.js';
import type { ChargeRecord } from './charge-schema.js';

/**
 * By what was told of charges, those are known again that an older backup does not have. They begin anew as attempts
 * without an end: Stripe says what has become of them, which is more than was told.
 */
export const recallCharges = (
  model: Model<ChargeRecord>,
  { clock, logger }: Pick<Platform, 'clock' | 'logger'>,
): Recall<ChargeEvent> => ({
  subjects: ['payment:created', 'payment:refunded', 'payment:failed'],
  async take({ data: { id, orderId, userId, amount, currency } }) {
    const attempt = { orderId, userId, amount, currency, status: 'created', checkAt: clock.now() } as const;
    const createdAt = new Types.ObjectId(id).getTimestamp();
    try {
      await new model({ _id: id, ...attempt, createdAt }).save();
    } catch (error) {
      if (isDuplicateKey(error, '_id')) return;
      if (!isDuplicateKey(error, 'orderId')) throw error;
      logger.error({ chargeId: id, orderId }, 'not recalled: another attempt to pay its order is open');
    }
  },
});
