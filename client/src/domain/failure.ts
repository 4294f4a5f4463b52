/** What can be done about a failed payment, by its code, where the message does not say it already. */
const hints: Record<string, string> = {
  authentication_required: 'Pay again, and confirm it when your bank asks you to.',
  card_declined: 'Use another card, or ask your bank for the reason.',
  expired_card: 'Check the expiry date, or use another card.',
  incorrect_cvc: 'Check the CVC: three digits on the back, or four on the front of an American Express card.',
  incorrect_number: 'Check the card number.',
  insufficient_funds: 'Use another card, or add money to this account first.',
  processing_error: 'If it happens again, use another card.',
};

/** What the buyer is told of a failed payment: what the service says, and what can be done about it. */
export function explainFailure({ message, code }: { message: string; code?: string }): string[] {
  const hint = code !== undefined && Object.hasOwn(hints, code) ? hints[code] : undefined;
  return hint === undefined ? [message] : [message, hint];
}
