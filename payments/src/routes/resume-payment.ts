import { notAuthorized, notFound, requireSignIn, signedIn } from '@ticketing/common';
import { Router } from 'express';
import type { Charges } from '../models/charges.js';
import type { ResumePayment } from '../settlement/resume-payment.js';
import { answerInTime } from './payment-answers.js';

interface Dependencies {
  charges: Charges;
  resumePayment: ResumePayment;
}

/**
 * POST /api/payments/:id/resume: the buyer is back from authenticating, or has opened the page again. Answered like
 * the request that began the attempt.
 */
export const resumePaymentRoute = ({ charges, resumePayment }: Dependencies) =>
  Router().post('/api/payments/:id/resume', requireSignIn, async (request, response) => {
    const charge = await charges.find(request.params.id);
    if (!charge) throw notFound('No such payment');
    if (charge.userId !== signedIn(request).id) throw notAuthorized();
    await answerInTime(response, resumePayment(charge));
  });
