/** What was answered 2xx, and must be true for ever after. Prices are in dollars, as they were answered. */
export type Fact =
  | { kind: 'signed up'; by: string; userId: string }
  | { kind: 'listed'; by: string; ticketId: string; userId: string }
  | { kind: 'edited'; by: string; ticketId: string; version: number; title: string; price: number }
  | { kind: 'withdrawn'; by: string; ticketId: string }
  | { kind: 'ordered'; by: string; orderId: string; ticketId: string; userId: string; price: number }
  | { kind: 'paid'; by: string; orderId: string; chargeId: string }
  | { kind: 'cancelled'; by: string; orderId: string };

/** What people know, from what they were answered. */
export interface Market {
  /** The ids of the tickets that are listed, by their numbers. */
  tickets: Map<number, string>;
  /** The id of each person's last order of a ticket; 'unclear' for one that was not answered. */
  orders: Map<string, string>;
  facts: Fact[];
  /** Answers that nobody should ever get. */
  blunders: string[];
}

export const openMarket = (): Market => ({ tickets: new Map(), orders: new Map(), facts: [], blunders: [] });
