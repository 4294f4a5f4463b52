/** What the services answer, as JSON. Prices are dollars with at most two decimals; times are ISO 8601. */

export interface User {
  id: string;
  email: string;
}

export interface Credentials {
  email: string;
  password: string;
}

export type TicketStatus = 'available' | 'reserved' | 'sold' | 'withdrawn';

export interface Ticket {
  id: string;
  title: string;
  price: number;
  userId: string;
  version: number;
  status: TicketStatus;
  orderId?: string;
  createdAt: string;
  updatedAt: string;
}

export interface TicketDraft {
  title: string;
  /** Text when it was no amount of money: the service says what is wrong with it, together with the other fields. */
  price: number | string;
}

export type TicketSort = 'newest' | 'price' | '-price';

export interface TicketQuery {
  q?: string;
  sort?: TicketSort;
  cursor?: string;
}

export interface TicketPage {
  tickets: Ticket[];
  nextCursor?: string;
}

export type OrderStatus = 'created' | 'awaiting:payment' | 'complete' | 'cancelled';

export type CancelReason = 'cancelled-by-buyer' | 'expired' | 'refused' | 'payment-failed';

export interface Order {
  id: string;
  status: OrderStatus;
  reason?: CancelReason;
  expiresAt: string;
  userId: string;
  version: number;
  createdAt: string;
  ticket: { id: string; title: string; price: number };
}

export interface Charge {
  id: string;
  orderId: string;
  amount: number;
  status: 'created' | 'completed' | 'failed' | 'refunded';
  message?: string;
}

export interface PaymentConfig {
  publishableKey: string;
  /** A stand-in plays Stripe: only its test cards work, and no real form may be shown. */
  standIn: boolean;
}

export interface PaymentRequest {
  orderId: string;
  paymentMethodId: string;
}
