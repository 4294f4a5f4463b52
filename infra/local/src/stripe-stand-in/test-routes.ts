import express, { type RequestHandler, Router } from 'express';
import type { Parts } from './app.js';
import { authenticate, authenticationPage, returnAddress, waitingIntent } from './authentication.js';
import type { Books } from './books.js';
import { invalidRequest } from './errors.js';
import { newId } from './ids.js';
import { present, takeSnapshot } from './present.js';

/** What Stripe has no counterpart of: the bank's page, and what tests steer and check by. */
export function testRoutes({ books, switches, webhooks }: Parts): Router {
  const router = Router();
  router.use(express.json(), express.urlencoded({ extended: false }));

  router.get('/payment_intents/:id/authentication', (req, res) => {
    waitingIntent(books.ledger, req.params.id);
    res.type('html').send(authenticationPage);
  });
  router.post('/payment_intents/:id/authentication', finishAuthentication(books));

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

const finishAuthentication =
  (books: Books): RequestHandler<{ id: string }> =>
  (req, res) => {
    const { outcome: word } = req.body ?? {};
    if (word !== 'complete' && word !== 'fail') {
      throw invalidRequest('Invalid outcome: must be one of complete or fail', { param: 'outcome' });
    }
    const passed = word === 'complete';
    const waiting = waitingIntent(books.ledger, req.params.id);
    const outcome = authenticate(books.ledger, waiting.id, passed, books.seconds());
    books.commit({ requestId: newId('req'), outcome, expand: [] });

    const intent = books.ledger.payment_intent.get(waiting.id) ?? waiting;
    const address = returnAddress(waiting, intent.status === 'succeeded');
    if (address && req.accepts(['json', 'html']) === 'html') return res.redirect(303, address);
    res.set('Access-Control-Allow-Origin', '*').json(present(takeSnapshot(books.ledger, intent)));
  };
