'use client';

import type { Stripe, StripeCardElement } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { InvalidInput } from '@/forms/form-errors';
import { stripeStyle } from './stripe-style';

interface StripeCard {
  /** The element that Stripe's own frame is put into: card data never touches this page. */
  container: RefObject<HTMLDivElement | null>;
  state: 'loading' | 'ready' | 'failed';
  createPaymentMethod: () => Promise<string>;
}

const NOT_READY = [{ message: 'The card form is not ready yet. Please try again in a moment.' }];

/** Loads Stripe.js and mounts its card element. */
export function useStripeCard(publishableKey: string): StripeCard {
  const container = useRef<HTMLDivElement>(null);
  const mounted = useRef<{ stripe: Stripe; card: StripeCardElement }>(null);
  const [state, setState] = useState<StripeCard['state']>('loading');

  useEffect(() => {
    let abandoned = false;
    loadStripe(publishableKey).then(
      (stripe) => {
        if (abandoned || !stripe || !container.current) return;
        const card = stripe.elements().create('card', { style: stripeStyle(container.current) });
        card.mount(container.current);
        card.on('ready', () => setState('ready'));
        mounted.current = { stripe, card };
      },
      () => setState('failed'),
    );
    return () => {
      abandoned = true;
      mounted.current?.card.destroy();
      mounted.current = null;
    };
  }, [publishableKey]);

  const createPaymentMethod = async () => {
    if (!mounted.current) throw new InvalidInput(NOT_READY);
    const { stripe, card } = mounted.current;
    const { paymentMethod, error } = await stripe.createPaymentMethod({ type: 'card', card });
    if (error) throw new InvalidInput([{ message: error.message ?? 'The card was not accepted.' }]);
    return paymentMethod.id;
  };

  return { container, state, createPaymentMethod };
}
