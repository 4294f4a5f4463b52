'use client';

import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { toCents } from '@/domain/money';
import { InvalidInput } from '@/forms/form-errors';
import { useWords } from '@/strings/words';
import { stripeAppearance, withProbe } from './stripe-appearance';
import { stripeJs } from './stripe-js';

interface PaymentElement {
  /** The element that Stripe's own frame is put into: card data never touches this page. */
  container: RefObject<HTMLDivElement | null>;
  state: 'loading' | 'ready' | 'failed';
  /** Loads what could not be loaded once more. */
  reload: () => void;
  createPaymentMethod: () => Promise<string>;
}

/** Loads Stripe.js and mounts its Payment Element. The amount is in dollars. */
export function usePaymentElement(publishableKey: string, amount: number): PaymentElement {
  const { payment } = useWords().strings;
  const container = useRef<HTMLDivElement>(null);
  const mounted = useRef<{ stripe: Stripe; elements: StripeElements }>(null);
  const [state, setState] = useState<PaymentElement['state']>('loading');
  const [attempt, setAttempt] = useState(1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt begins anew
  useEffect(() => {
    const end = new AbortController();
    const load = async () => {
      const stripe = await stripeJs(publishableKey);
      if (end.signal.aborted || !container.current) return;
      const elements = mount(stripe, amount, container.current, setState, end.signal);
      mounted.current = { stripe, elements };
    };
    load().catch((error: unknown) => {
      reportError(error);
      if (!end.signal.aborted) setState('failed');
    });
    return () => {
      end.abort();
      mounted.current = null;
    };
  }, [publishableKey, amount, attempt]);

  const reload = () => {
    setState('loading');
    setAttempt((count) => count + 1);
  };

  const refused = (message = payment.notAccepted) => new InvalidInput([{ message }]);
  const createPaymentMethod = async () => {
    if (!mounted.current) throw new InvalidInput([{ message: payment.notReady }]);
    const { stripe, elements } = mounted.current;
    const { error: incomplete } = await elements.submit();
    if (incomplete) throw refused(incomplete.message);
    const { paymentMethod, error } = await stripe.createPaymentMethod({ elements });
    if (error) throw refused(error.message);
    return paymentMethod.id;
  };

  return { container, state, reload, createPaymentMethod };
}

/** A card form for an amount: payments makes the PaymentIntent when it is paid. Gone when the signal is aborted. */
function mount(
  stripe: Stripe,
  amount: number,
  container: HTMLElement,
  setState: (state: PaymentElement['state']) => void,
  ended: AbortSignal,
): StripeElements {
  const night = window.matchMedia('(prefers-color-scheme: dark)');
  const appearance = () => withProbe((compute) => stripeAppearance(compute, night.matches));
  const elements = stripe.elements({
    mode: 'payment',
    amount: toCents(amount),
    currency: 'usd',
    paymentMethodCreation: 'manual',
    allowedPaymentMethodTypes: ['card'],
    appearance: appearance(),
  });
  const element = elements.create('payment', {
    wallets: { applePay: 'never', googlePay: 'never', link: 'never' },
  });
  element.on('ready', () => setState('ready'));
  element.on('loaderror', () => setState('failed'));
  element.mount(container);
  night.addEventListener('change', () => elements.update({ appearance: appearance() }), { signal: ended });
  ended.addEventListener('abort', () => element.destroy());
  return elements;
}
