import express, { Router } from 'express';
import type { Parts } from './app.js';
import { finishAuthentication, refuseOnPage, showAuthentication } from './authentication-routes.js';

/** What Stripe has no counterpart of: the bank's page, and what tests steer and check by. */
export function testRoutes({ books, switches, webhooks }: Parts): Router {
  const router = Router();
  router.use(express.json(), express.urlencoded({ extended: false }));

  router
    .route('/payment_intents/:id/authentication')
    .get(showAuthentication(books))
    .post(finishAuthentication(books))
    .all(refuseOnPage);

  router.get('/switches', (_req, res) => {
    res.json(switches.settings);
  });
  router.post('/switches', (req, res) => {
    switches.set(req.body ?? {});
    webhooks?.wake();
    res.json(switches.settings);
  });
  router.delete('/switches', (_req, res) => {
    switches.reset();
    webhooks?.wake();
    res.json(switches.settings);
  });

  router.get('/ledger', (_req, res) => {
    const { payment_intent, charge, refund, dispute } = books.ledger;
    res.json({
      payment_intents: payment_intent.all(),
      charges: charge.all(),
      refunds: refund.all(),
      disputes: dispute.all(),
      pending_webhooks: webhooks?.pending ?? 0,
    });
  });
  return router;
}
