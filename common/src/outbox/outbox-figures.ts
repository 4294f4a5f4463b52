import type { OutboxModel } from './acknowledged.js';

/** As the partial index on outboxes has it. */
const waiting = { 'outbox.time': { $exists: true } };
/** More is not counted: that many say the same as any number above, and cost a tenth of a second to count. */
const MOST = 10_000;

/** How much waits in the outboxes of these models, whichever process left it there: what the operator is told. */
export function createOutboxFigures(models: OutboxModel[]) {
  return {
    /** How many events wait, of at most ten thousand documents of each model. */
    async depth(): Promise<number> {
      const counts = await Promise.all(
        models.map((model) =>
          model.aggregate<{ events: number }>([
            { $match: waiting },
            { $limit: MOST },
            { $group: { _id: null, events: { $sum: { $size: '$outbox' } } } },
          ]),
        ),
      );
      return counts.flat().reduce((sum, { events }) => sum + events, 0);
    },

    /** When the event that waits longest was recorded; undefined when none waits. */
    async oldest(): Promise<Date | undefined> {
      const documents = await Promise.all(
        models.map((model) => model.findOne(waiting, 'outbox.time').sort({ 'outbox.time': 1 }).lean()),
      );
      const times = documents.flatMap((document) => document?.outbox.map(({ time }) => time) ?? []);
      const [first] = times.sort();
      return first === undefined ? undefined : new Date(first);
    },
  };
}

export type OutboxFigures = ReturnType<typeof createOutboxFigures>;
