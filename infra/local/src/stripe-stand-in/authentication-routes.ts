import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { authenticate, returnAddress, waitingIntent } from './authentication.js';
import { authenticationPage, messagePage, outcomePage } from './authentication-page.js';
import type { Books } from './books.js';
import { ApiError, invalidRequest } from './errors.js';
import { newId } from './ids.js';
import { Params } from './params.js';
import { findIntent } from './payment-intents.js';
import { present, takeSnapshot } from './present.js';

type Handler = RequestHandler<{ id: string }>;

/** The page on which a person answers for the buyer; what no longer waits for an answer is told instead. */
export const showAuthentication =
  ({ ledger }: Books): Handler =>
  (req, res) => {
    const returnUrl = givenReturnUrl(req);
    const intent = findIntent(ledger, req.params.id);
    const page =
      intent.status === 'requires_action'
        ? authenticationPage(intent)
        : outcomePage(intent, returnUrl && returnAddress(returnUrl, intent));
    sendPage(res, 200, page);
  };

/** The answer: by the page's form, which leads on to the return address, or in JSON by a test. */
export const finishAuthentication =
  (books: Books): Handler =>
  (req, res) => {
    const returnUrl = givenReturnUrl(req);
    const isForm = prefersPage(req) || returnUrl !== undefined;
    const passed = readOutcome(req);
    const before = findIntent(books.ledger, req.params.id);
    // A second click comes to the same: what was decided stays so.
    if (!isForm || before.status === 'requires_action') decide(books, before.id, passed);

    const intent = findIntent(books.ledger, before.id);
    const address = returnUrl ?? before.next_action?.redirect_to_url?.return_url;
    if (isForm && address) res.redirect(303, returnAddress(address, intent));
    else if (isForm) sendPage(res, 200, outcomePage(intent));
    else res.set('Access-Control-Allow-Origin', '*').json(present(takeSnapshot(books.ledger, intent)));
  };

/** People are told what is wrong on a page too. */
export const refuseOnPage: ErrorRequestHandler = (error, req, res, next) => {
  if (!(error instanceof ApiError) || !prefersPage(req)) return next(error);
  sendPage(res, error.status, messagePage('This cannot be done', error.message));
};

function decide(books: Books, intentId: string, passed: boolean): void {
  const { id } = waitingIntent(books.ledger, intentId);
  const outcome = authenticate(books.ledger, id, passed, books.seconds());
  books.commit({ requestId: newId('req'), outcome, expand: [] });
}

function readOutcome(req: Request<{ id: string }>): boolean {
  const { outcome } = req.body ?? {};
  if (outcome === 'complete' || outcome === 'fail') return outcome === 'complete';
  throw invalidRequest('Invalid outcome: must be one of complete or fail', { param: 'outcome' });
}

/** Where the shop wants its buyer back. The form is posted to the page's own address, so this stays in it. */
function givenReturnUrl(req: Request<{ id: string }>): string | undefined {
  const url = new Params(req.query).url('return_url');
  if (url === undefined || /^https?:$/.test(new URL(url).protocol)) return url;
  throw invalidRequest('The return_url must begin with http:// or https://', {
    code: 'url_invalid',
    param: 'return_url',
  });
}

const prefersPage = (req: Pick<Request, 'accepts'>) => req.accepts(['json', 'html']) === 'html';

function sendPage(res: Response, status: number, page: string): void {
  res
    .status(status)
    .set({
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    })
    .type('html')
    .send(page);
}
