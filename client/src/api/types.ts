import type { Category, EventFacts } from '@/domain/event';

/** What the services answer, as JSON. Prices are dollars with at most two decimals; times are ISO 8601. */

export interface User {
  id: string;
  email: string;
}

/** What there is to say of one's own account. */
export interface Profile extends User {
  /** What others are shown. */
  name?: string;
  /** Whether what is sent to the address is known to reach them. */
  verified: boolean;
  createdAt: string;
  /** Absent where signing in asks for the password alone. */
  secondFactor?: { since: string; recoveryCodes: number };
}

export interface Credentials {
  email: string;
  password: string;
}

/** What an authenticator app needs of a second factor that is to be confirmed. */
export interface SecondFactorSetup {
  secret: string;
  /** `otpauth://…` */
  address: string;
  /** The address as a QR code: an SVG. */
  qr: string;
}

/** Where somebody is signed in. */
export interface SignIn {
  id: string;
  /** What the browser called itself; empty when it said nothing. */
  agent: string;
  createdAt: string;
  seenAt: string;
  /** It is the one that asks. */
  current: boolean;
}

export type TicketStatus = 'available' | 'reserved' | 'sold' | 'withdrawn';

export interface Ticket extends EventFacts {
  id: string;
  price: number;
  userId: string;
  /** Absent for a moment after an account is opened. */
  seller?: { name?: string; since: string };
  version: number;
  status: TicketStatus;
  orderId?: string;
  /** While it is locked: until when at most. */
  reservedUntil?: string;
  createdAt: string;
  updatedAt: string;
}

type Fact = Exclude<keyof EventFacts, 'title'>;

/** A fact that is null is taken back. */
export type TicketDraft = { [Name in Fact]?: EventFacts[Name] | string | null } & {
  title: string;
  /** Text when it was no amount of money: the service says what is wrong with it, together with the other fields. */
  price: number | string;
};

export type TicketSort = 'newest' | 'soonest' | 'price' | '-price';

export interface TicketQuery {
  q?: string;
  city?: string;
  category?: Category;
  /** First and last day, as `2026-11-28` in the event's own zone. */
  from?: string;
  to?: string;
  /** Dollars. */
  minPrice?: number;
  maxPrice?: number;
  sort?: TicketSort;
  cursor?: string;
}

export interface TicketPage {
  tickets: Ticket[];
  nextCursor?: string;
}

type OrderStatus = 'created' | 'awaiting:payment' | 'complete' | 'cancelled';

type CancelReason = 'cancelled-by-buyer' | 'expired' | 'refused' | 'payment-failed';

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

/** What may be shown of a card: its brand as Stripe names it, such as `visa`, and the end of its number. */
export interface Card {
  brand: string;
  last4: string;
}

export interface Refund {
  status: 'pending' | 'succeeded';
  /** One of those that `refundReason` has words for. */
  reason: string;
  amount: number;
  /** When the money was given back. */
  at?: string;
}

/** An attempt to pay an order. */
export interface Charge {
  id: string;
  orderId: string;
  amount: number;
  /** `requires_action`: the buyer has to confirm it with the bank first. */
  status: 'created' | 'requires_action' | 'completed' | 'failed' | 'refunded';
  createdAt: string;
  message?: string;
  paidAt?: string;
  receiptNumber?: string;
  card?: Card;
  failure?: { code: string; message: string };
  refund?: Refund;
}

/** What comes of paying, or of going on with it: the money is taken, or the bank has to be asked first. */
export type PaymentAnswer = { id: string; status: 'completed' } | RequiredAction;

export interface RequiredAction {
  id: string;
  status: 'requires_action';
  /** What Stripe.js confirms the payment with. */
  clientSecret: string;
  /** The page to confirm it on, where Stripe.js does not do it. */
  authenticationUrl?: string;
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
