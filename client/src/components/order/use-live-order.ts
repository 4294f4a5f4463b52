'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { ApiError } from '@/api/api-error';
import { api } from '@/api/browser';
import { idempotencyKey } from '@/api/idempotency-key';
import { loadOrder, type OrderAnswer } from '@/api/load-order';
import { patiently } from '@/api/patiently';
import type { Charge, Order, PaymentAnswer, PaymentConfig } from '@/api/types';
import { useSecondsLeft } from '@/components/use-seconds-left';
import { type OrderPhase, orderPhase, pollInterval } from '@/domain/order-phase';
import { authenticate } from '@/payment-form/authenticate';
import { useWords } from '@/strings/words';
import { usePolling } from '../live/use-polling';
import { useReturnFromBank } from './use-return-from-bank';

export interface OrderSnapshot {
  order: Order;
  /** Every attempt to pay it, the newest first. */
  charges: Charge[];
}

export interface LiveOrder extends OrderSnapshot {
  phase: OrderPhase;
  secondsLeft: number;
  /** The last question went unanswered: what is shown may be old. */
  stale: boolean;
  pay: (paymentMethodId: string, config: PaymentConfig) => Promise<void>;
  /** Goes on with an attempt that waits for the bank. */
  confirm: (chargeId: string, config: PaymentConfig) => Promise<void>;
  cancel: () => Promise<void>;
}

/** An order that follows what really happens to it, in this tab or elsewhere. */
export function useLiveOrder(
  initial: OrderSnapshot,
  { askedAt, renderedAt }: { askedAt: number; renderedAt: number },
): LiveOrder {
  const [{ order, charges }, setSnapshot] = useState(initial);
  const { strings } = useWords();
  const paying = useRef(false);
  const { stale, ask } = useOrderQuestions(order.id, (next) =>
    setSnapshot((current) => ({
      order: next.order,
      // The form that pays is about to say what became of its own charge.
      charges: (paying.current ? undefined : next.charges) ?? current.charges,
    })),
  );
  const secondsLeft = useSecondsLeft(order.expiresAt, renderedAt);
  const looking = useReturnFromBank(initial.charges, ask);
  const known = orderPhase(order, charges, secondsLeft);
  const phase = looking && known === 'authenticating' ? 'confirming' : known;
  usePolling(ask, pollInterval(phase, charges), askedAt);

  const seeThrough = async (payment: () => Promise<PaymentAnswer>, config: PaymentConfig) => {
    paying.current = true;
    try {
      const answer = await patiently(payment);
      if (answer.status !== 'requires_action') return;
      await authenticate(config, answer, strings);
      await patiently(() => api.payments.resume(answer.id));
    } finally {
      paying.current = false;
      await ask();
    }
  };
  const pay = (paymentMethodId: string, config: PaymentConfig) => {
    // One for all attempts of this click.
    const key = idempotencyKey();
    return seeThrough(() => api.payments.pay({ orderId: order.id, paymentMethodId }, key), config);
  };
  const confirm = (chargeId: string, config: PaymentConfig) =>
    seeThrough(() => api.payments.resume(chargeId), config);
  const cancel = async () => {
    await api.orders.cancel(order.id);
    await ask();
  };
  return { order, charges, phase, secondsLeft, stale, pay, confirm, cancel };
}

/** Asks what has become of an order. Only the answer to the latest question counts. */
function useOrderQuestions(orderId: string, onAnswer: (answer: OrderAnswer) => void) {
  const router = useRouter();
  const [stale, setStale] = useState(false);
  const latest = useRef(0);

  const ask = async (signal?: AbortSignal) => {
    latest.current += 1;
    const question = latest.current;
    try {
      const answer = await loadOrder(api, orderId, signal);
      if (question !== latest.current) return;
      setStale(false);
      onAnswer(answer);
    } catch (error) {
      if (signal?.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      // Signed out in another tab: the server knows where to send the visitor.
      if (error.status === 401) router.refresh();
      else setStale(true);
    }
  };
  return { stale, ask };
}
