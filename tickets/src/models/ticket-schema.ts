import { type ClientRequest, type Clock, CURRENCY, ticketStatuses } from '@ticketing/common';
import { Schema } from 'mongoose';
import type { TicketRecord } from './tickets.js';

/** How tickets are stored, and the index of every way in which they are read. */
export function createTicketSchema(clock: Clock): Schema<TicketRecord> {
  const schema = new Schema<TicketRecord>(
    {
      title: { type: String, required: true },
      price: { type: Number, required: true, validate: Number.isSafeInteger },
      currency: { type: String, default: CURRENCY },
      userId: { type: String, required: true },
      status: { type: String, required: true, enum: ticketStatuses },
      orderId: String,
      reservedUntil: Date,
      venue: String,
      city: String,
      startsAt: Date,
      timeZone: String,
      category: String,
      seat: String,
      facePrice: Number,
      request: new Schema<ClientRequest>({ key: String, fingerprint: String }, { _id: false }),
      search: { listed: Boolean, words: [String], city: String, day: String, until: Date },
    },
    { timestamps: { currentTime: () => clock.now() } },
  );
  for (const keys of listKeys()) schema.index({ 'search.listed': 1, ...keys }, onlyListed);
  schema.index({ userId: 1, _id: -1 });
  // One ticket a request of a seller, however often it is repeated.
  schema.index(
    { 'request.key': 1, userId: 1 },
    { unique: true, partialFilterExpression: { 'request.key': { $exists: true } } },
  );
  return schema;
}

/** What is locked, sold, withdrawn or over costs these indexes nothing. */
const onlyListed = { partialFilterExpression: { 'search.listed': true } };

/** One a sort of the list, alone and within a city or a category, and one for the words. */
function listKeys(): Record<string, 1 | -1>[] {
  const sorts = [{ _id: -1 }, { price: 1, _id: 1 }, { 'search.until': 1, _id: 1 }] as const;
  const within = [{}, { 'search.city': 1 }, { category: 1 }] as const;
  return [
    ...within.flatMap((filter) => sorts.map((sort) => ({ ...filter, ...sort }))),
    { 'search.words': 1 },
  ];
}
