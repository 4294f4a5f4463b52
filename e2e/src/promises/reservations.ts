import { idOf, type World } from './world.js';

/** What may pass between the moment from which a reservation counts and that at which its order is saved, in milliseconds. */
const MOMENT = 1_000;

/** A lock is for as long as it is set to be: else one that never ends would have no end to be late for. */
export const reservations = ({ orders }: Pick<World, 'orders'>, seconds: number): string[] =>
  orders
    .map((order) => ({ order, lasts: order.expiresAt.getTime() - order.createdAt.getTime() }))
    .filter(({ lasts }) => lasts > seconds * 1000 || lasts < seconds * 1000 - MOMENT)
    .map(({ order, lasts }) => `I3: order ${idOf(order)} is to last ${lasts} ms, and not ${seconds} s`);
