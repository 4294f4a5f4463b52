import type { Histogram } from 'prom-client';
import type { PaymentGateway } from './payment-gateway.js';

/** By the call and by what came of it: an outcome's kind, or whether the call failed. */
export type StripeCalls = Histogram<'operation' | 'outcome'>;

/** The gateway with each call measured. The list of payments is left out: its reader sets the pace. */
export function measuredGateway(gateway: PaymentGateway, calls: StripeCalls): PaymentGateway {
  /** For calls that never reject: what they know is their outcome. */
  const byKind =
    <Args extends unknown[], T extends { kind: string }>(
      operation: string,
      call: (...args: Args) => Promise<T>,
    ) =>
    async (...args: Args): Promise<T> => {
      const stop = calls.startTimer({ operation });
      const answer = await call(...args);
      stop({ outcome: answer.kind });
      return answer;
    };

  /** For calls that reject when they fail. */
  const byEnd =
    <Args extends unknown[], T>(operation: string, call: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const stop = calls.startTimer({ operation });
      try {
        const answer = await call(...args);
        stop({ outcome: 'answered' });
        return answer;
      } catch (error) {
        stop({ outcome: 'failed' });
        throw error;
      }
    };

  return {
    ...gateway,
    pay: byKind('pay', gateway.pay),
    find: byKind('find', gateway.find),
    cancel: byKind('cancel', gateway.cancel),
    refund: byEnd('refund', gateway.refund),
    findRefund: byEnd('find-refund', gateway.findRefund),
    payment: byEnd('payment', gateway.payment),
  };
}
