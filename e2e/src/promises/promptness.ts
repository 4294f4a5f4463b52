import type { Document } from 'mongodb';
import type { Fact } from './answers.js';
import { idOf, type World } from './world.js';

/** What people and events may take where nothing goes wrong, in milliseconds. */
const MOMENT = 2_000;

/**
 * What holds besides where nothing goes wrong: nobody waits for the end of a reservation to get what an event brings at
 * once. Elsewhere an event may be late by longer than a reservation lasts, and then its end makes good for it.
 */
export const promptness = (world: World): string[] => [
  ...lateSales(world, world.charges),
  ...expired(world).flatMap(unanswered),
];

/**
 * What holds where one thing is away for a while and nothing else goes wrong: whoever was told to have paid before the end
 * gets the ticket.
 */
export const keptSales = (facts: Fact[], world: World): string[] => {
  const told = new Set(facts.flatMap((fact) => (fact.kind === 'paid' ? fact.chargeId : [])));
  return lateSales(
    world,
    world.charges.filter((charge) => told.has(idOf(charge))),
  );
};

const expired = ({ orders }: World) => orders.filter(({ reason }) => reason === 'expired');

function lateSales(world: World, charges: Document[]): string[] {
  const orders = new Map(expired(world).map((order) => [idOf(order), order]));
  return charges.flatMap(({ orderId, paidAt }) => paidInTime(orders.get(orderId), paidAt));
}

function paidInTime(order: Document | undefined, paidAt: Date | undefined): string[] {
  const left = order && paidAt ? order.expiresAt.getTime() - paidAt.getTime() : 0;
  return order && left > MOMENT ? [`I5: order ${idOf(order)} was paid ${left} ms before it expired`] : [];
}

/** The second version of an order says that its ticket is locked, or that it is not to be had. */
const unanswered = (order: Document): string[] =>
  order.version < 2 ? [`I3: order ${idOf(order)} has expired, and never heard of its ticket`] : [];
