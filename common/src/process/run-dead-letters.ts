import { parseArgs } from 'node:util';
import type { DeadLetter } from '../bus/dead-letters.js';
import type { Platform } from './platform.js';
import { runOnDatabase } from './run-on-database.js';
import type { Service } from './service.js';

const usage = `Usage: node dist/dead-letters.js list
       node dist/dead-letters.js show ID…
       node dist/dead-letters.js replay ID… | --all
       node dist/dead-letters.js discard ID…`;

const say = (text: string) => void process.stdout.write(`${text}\n`);

/**
 * A service's dead letters for an operator, as a process that works on the database alone, also while the service runs:
 * what a replayed message changes is published from the outbox by the service. Exits with 1 unless all went well.
 */
export function runDeadLetters(create: () => { service: Service; platform: Platform }): void {
  runOnDatabase(create, async ({ service, platform }) => {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { all: { type: 'boolean', default: false } },
    });
    const [verb = 'list', ...ids] = positionals;
    const perform = verbs[verb as keyof typeof verbs];
    if (!perform || (verb !== 'list' && ids.length === 0 && !(verb === 'replay' && values.all))) {
      throw new Error(usage);
    }
    const letters = await platform.deadLetters.list();
    const chosen = ids.length === 0 ? letters : ids.map((id) => chosenOf(letters, id, platform.name));
    for (const letter of chosen) await perform(letter, { service, platform });
  });
}

interface Surroundings {
  service: Service;
  platform: Platform;
}

const verbs = {
  async list(letter: DeadLetter, { platform }: Surroundings) {
    const { subject, times, createdAt, updatedAt, reason } = letter;
    const often = times === 1 ? 'once' : `${times} times, last ${updatedAt.toISOString()}`;
    say(`${keyOf(letter, platform.name)}  ${subject}  ${createdAt.toISOString()}  ${often}`);
    say(`    ${printable(reason)}`);
  },

  async show(letter: DeadLetter, { platform }: Surroundings) {
    const { _id, body, ...rest } = letter;
    say(JSON.stringify({ id: keyOf(letter, platform.name), ...rest, body: parsed(body) }, null, 2));
  },

  async replay(letter: DeadLetter, { service, platform }: Surroundings) {
    const key = keyOf(letter, platform.name);
    try {
      await service.handle(letter);
    } catch (error) {
      process.exitCode = 1;
      return say(`${key}  still cannot be used: ${printable(String(error))}`);
    }
    await platform.deadLetters.remove(letter._id);
    say(`${key}  replayed`);
  },

  async discard(letter: DeadLetter, { platform }: Surroundings) {
    await platform.deadLetters.remove(letter._id);
    platform.logger.warn({ letter }, 'dead letter discarded');
    say(`${keyOf(letter, platform.name)}  discarded`);
  },
};

/** How people name one: its service and the beginning of the hash of what it says. */
const keyOf = ({ _id }: DeadLetter, service: string) => `${service}/${digestOf(_id).slice(0, 10)}`;

const digestOf = (id: string) => id.split(' ').at(-1) ?? '';

/** By its key, or by the beginning of the hash alone. @throws when there is not exactly one. */
function chosenOf(letters: DeadLetter[], id: string, service: string): DeadLetter {
  const beginning = id.replace(`${service}/`, '');
  const found = letters.filter(({ _id }) => digestOf(_id).startsWith(beginning));
  const [letter] = found;
  if (!letter) throw new Error(`${service} has no dead letter ${id}`);
  if (found.length > 1) throw new Error(`${id} is the beginning of ${found.length}: give more of it`);
  return letter;
}

/** In one line, and without anything that a terminal would obey. */
const printable = (text: string) => JSON.stringify(text).slice(1, -1);

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
