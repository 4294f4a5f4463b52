import type { Refund } from '@/api/types';

const reasons: Record<string, string> = {
  'by-operator': 'We have given it back.',
  cancelled: 'The order was cancelled.',
  'cancelled-by-buyer': 'You had cancelled the order.',
  expired: 'The order had expired before it was paid.',
  'not-needed': 'The payment came too late.',
  'payment-failed': 'The order had been given up.',
  refused: 'The ticket could not be reserved.',
};

/** Why money is given back, as a sentence. */
export const refundReason = ({ reason }: Refund): string =>
  (Object.hasOwn(reasons, reason) ? reasons[reason] : undefined) ?? 'The order was not completed.';
