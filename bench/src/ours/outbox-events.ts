import {
  assembleService,
  createPlatform,
  optimisticConcurrency,
  record,
  type WithOutbox,
} from '@ticketing/common';
import { eventually, newId } from '@ticketing/common/testing';
import express from 'express';
import { type HydratedDocument, type Model, Schema, type Types } from 'mongoose';
import { answerWith } from '../worker.js';

export interface Events {
  mongoUri: string;
  natsUrl: string;
  clusterId: string;
  count: number;
}

interface Ticket extends WithOutbox {
  _id: Types.ObjectId;
  title: string;
}

const title = 'The Long Distance Runners, night 17';
/** How long a measurement may take, in milliseconds. */
const PATIENCE = 60_000;

let opened: ReturnType<typeof open> | undefined;

/** How many events a second go from outboxes to a handler that is heard of, until every outbox is empty. */
answerWith(async ({ count, ...settings }: Events): Promise<number> => {
  opened ??= open(settings);
  const { outbox, tickets, handled } = await opened;
  await tickets.collection.insertMany(Array.from({ length: count }, () => leftBehind(tickets)) as never);
  const before = handled();
  const begun = performance.now();
  await outbox.sweep(true);
  await eventually(() => {
    if (handled() - before < count) throw new Error(`${handled() - before} of ${count} events were handled`);
  }, PATIENCE);
  const took = performance.now() - begun;
  const left = await tickets.countDocuments({ 'outbox.time': { $exists: true } });
  if (left > 0) throw new Error(`${left} outboxes are not empty`);
  return (count * 1000) / took;
});

/** A service that has nothing but an outbox and a handler. */
async function open({ mongoUri, natsUrl, clusterId }: Omit<Events, 'count'>) {
  const platform = createPlatform('bench', {
    PORT: 0,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    MONGO_URI: mongoUri,
    MAX_REQUESTS: 1,
    NATS_URL: natsUrl,
    NATS_CLUSTER_ID: clusterId,
    NATS_CLIENT_ID: 'bench-ours',
    JWT_KEY: 'nobody signs in to this service, so it is no secret',
  });
  const schema = new Schema<Ticket>({ title: String });
  schema.plugin(optimisticConcurrency);
  schema.plugin(platform.outbox.plugin);
  const tickets = platform.outbox.watch(platform.connection.model<Ticket>('Ticket', schema));
  let handled = 0;
  const service = assembleService(platform, {
    createApp: () => express(),
    subscriptions: { 'ticket:created': async () => void handled++ },
  });
  await service.start();
  return { outbox: platform.outbox, tickets, handled: () => handled };
}

/** A ticket as a crash leaves it: saved, and its event not published. */
function leftBehind(tickets: Model<Ticket>) {
  const ticket: HydratedDocument<Ticket> = new tickets({ title });
  const state = { id: String(ticket._id), title, price: 4_200, currency: 'usd', userId: newId() };
  record(ticket, 'ticket:created', { ...state, status: 'available' }, new Date());
  return { ...ticket.toObject(), version: 0 };
}
