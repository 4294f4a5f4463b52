import { currentTraceparent, type SpanEnd, type Tracer } from '@ticketing/common';
import type { Histogram } from 'prom-client';
import type { PaymentGateway } from './payment-gateway.js';

/** By the call and by what came of it: an outcome's kind, or whether the call failed. */
type StripeCalls = Histogram<'operation' | 'outcome'>;

interface Measures {
  calls: StripeCalls;
  tracer: Tracer;
}

/**
 * The gateway with each call measured, and told of as a span. The list of payments is left out: its reader sets the
 * pace.
 */
export function measuredGateway(gateway: PaymentGateway, { calls, tracer }: Measures): PaymentGateway {
  function begin(operation: string) {
    const stop = calls.startTimer({ operation });
    const span = tracer.begin('client', currentTraceparent());
    return (outcome: string, error?: unknown) => {
      stop({ outcome });
      span?.end({ ...callSpan(operation, outcome), error });
    };
  }

  /** For calls that never reject: what they know is their outcome. */
  const byKind =
    <Args extends unknown[], T extends { kind: string }>(
      operation: string,
      call: (...args: Args) => Promise<T>,
    ) =>
    async (...args: Args): Promise<T> => {
      const end = begin(operation);
      const answer = await call(...args);
      end(answer.kind, answer.kind === 'unknown' ? 'unknown' : undefined);
      return answer;
    };

  /** For calls that reject when they fail. */
  const byEnd =
    <Args extends unknown[], T>(operation: string, call: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const end = begin(operation);
      try {
        const answer = await call(...args);
        end('answered');
        return answer;
      } catch (error) {
        end('failed', error);
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

/** With the repetitions that the library makes by itself: one call as we ask for it, not one request by HTTP. */
const callSpan = (operation: string, outcome: string): SpanEnd => ({
  name: `Stripe ${operation}`,
  attributes: { 'peer.service': 'stripe', 'stripe.operation': operation, 'stripe.outcome': outcome },
});
