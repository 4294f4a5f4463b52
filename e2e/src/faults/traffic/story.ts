import type { Chance } from '../../simulation/chance.js';
import type { Person } from '../../world/person.js';
import type { Exchange, Question, Recorder } from './exchange.js';
import type { Market } from './market.js';

/** What one story has: who does it, and what chance has in store for it. */
export interface Scene {
  person: Person;
  /** A draw of this story: the same for the same seed, number and question. */
  draw: (about: string) => number;
  market: Market;
  recorder: Recorder;
  /** False from when the traffic is to end: nobody tries again then. */
  goesOn: () => boolean;
}

export type Story = (scene: Scene) => Promise<void>;

/** How often somebody tries again what got no answer or 503, and how often what is still on its way to a service. */
const TRIES = 4;
const EARLY_TRIES = 40;
const EARLY_PAUSE = 100;

/** Asks as a patient client does: again when there was no answer or the service is away, and when it was too early. */
export async function insist(scene: Scene, question: Question): Promise<Exchange> {
  let [tries, early] = [0, 0];
  for (;;) {
    const exchange = await scene.recorder.ask(scene.person, question);
    const { status, retryAfter } = exchange;
    const isAway = status === 0 || status === 503;
    const isEarly = status === 404 || (status === 400 && retryAfter !== undefined);
    const again = (isAway && ++tries < TRIES) || (isEarly && ++early < EARLY_TRIES);
    if (!again || !scene.goesOn()) return exchange;
    await pause(isAway ? (retryAfter ?? 1) * 1000 : EARLY_PAUSE);
  }
}

export const drawFor =
  (chance: Chance, number: number) =>
  (about: string): number =>
    chance(number, about);

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
