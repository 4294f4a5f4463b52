import type { Refund } from '@/api/types';
import type { Strings } from '@/strings/strings';

/** Why money is given back, as a sentence. */
export function refundReason({ reason }: Refund, { order }: Strings): string {
  const reasons: Record<string, string> = order.refundReasons;
  return (Object.hasOwn(reasons, reason) ? reasons[reason] : undefined) ?? order.refundReasons.unknown;
}
