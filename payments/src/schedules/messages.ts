/** What the buyer was answered to a request to pay. */
export interface Answer {
  status: number;
  key: string | undefined;
  chargeId: string | undefined;
}

/** An event of payments. */
export interface Told {
  eventId: string;
  subject: string;
  chargeId: string;
}

export interface Webhook {
  payload: string;
  signature: string;
}
