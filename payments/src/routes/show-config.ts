import { Router } from 'express';

export interface CardForm {
  /** Stripe's key for the browser. */
  publishableKey: string;
  /** Whether the local stand-in takes the payments: Stripe.js does not know it, and its cards are test cards. */
  standIn: boolean;
}

/** GET /api/payments/config: which card form a client shows. Anyone may ask. */
export const showConfig = (form: CardForm) =>
  Router().get('/api/payments/config', (_request, response) => {
    response.json(form);
  });
