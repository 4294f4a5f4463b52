import { faultsOf, type TypedTicket } from '@/domain/ticket-draft';
import type { Words } from '@/strings/strings';
import { InvalidInput } from './form-errors';

/** @throws {InvalidInput} when something is wrong with what is typed, with each fault at its field. */
export function refuseFaults(typed: TypedTicket, words: Words): void {
  const faults = Object.entries(faultsOf(typed, words, Date.now()));
  if (faults.length > 0) throw new InvalidInput(faults.map(([field, message]) => ({ field, message })));
}
