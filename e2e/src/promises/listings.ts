import type { Document } from 'mongodb';
import type { Fact } from './answers.js';
import { idOf } from './world.js';

/** What a seller was told that a ticket shows. */
type Shown = Fact & { kind: 'listed' | 'edited' };

/**
 * A ticket shows what its seller was told last, whatever has become of it since; or what an edit asked for of which
 * nobody was told how it ended.
 */
export function brokenListings(facts: Fact[], tickets: Document[]): string[] {
  const newest = new Map<string, Shown>();
  for (const fact of facts.filter(isShown)) {
    const known = newest.get(fact.ticketId);
    if (!known || known.version <= fact.version) newest.set(fact.ticketId, fact);
  }
  return tickets.flatMap((ticket) => {
    const told = newest.get(idOf(ticket));
    const mayShow = facts.filter((fact) => fact.kind === 'edit unclear' && fact.ticketId === idOf(ticket));
    if (!told || [told, ...(mayShow as Shown[])].some((fact) => shows(ticket, fact))) return [];
    return [`I5: ${told.by} was told ${told.kind}, but it shows ${ticket.title} at ${ticket.price}`];
  });
}

const isShown = (fact: Fact): fact is Shown => fact.kind === 'listed' || fact.kind === 'edited';

const shows = (ticket: Document, { title, price }: Pick<Shown, 'title' | 'price'>) =>
  ticket.title === title && ticket.price === Math.round(price * 100);
