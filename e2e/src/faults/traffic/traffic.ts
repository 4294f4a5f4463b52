import type { Chance } from '../../simulation/chance.js';
import type { Person } from '../../world/person.js';
import type { Recorder } from './exchange.js';
import { openMarket } from './market.js';
import { arrive, buy, look, sell } from './stories.js';
import { drawFor, type Story } from './story.js';

export interface TrafficOptions {
  people: Person[];
  recorder: Recorder;
  chance: Chance;
  /** Stories begun each second; each is a few requests. */
  rate: number;
}

export interface Traffic {
  /** Ends it, after the stories that are under way. */
  stop(): Promise<void>;
}

/** One of them each time, by chance. */
const stories: [share: number, Story][] = [
  [0.3, sell],
  [0.5, buy],
  [0.18, look],
  [0.02, arrive],
];

/**
 * People who sell, buy and look, at a steady pace that does not slacken while answers are late: chance decides who
 * does what, and how it goes on.
 */
export function startTraffic({ people, recorder, chance, rate }: TrafficOptions): Traffic {
  const market = openMarket();
  const underWay = new Set<Promise<void>>();
  let going = true;
  let number = 0;

  function begin(): void {
    const draw = drawFor(chance, number++);
    const person = people[Math.floor(draw('person') * people.length)] as Person;
    const told = choose(draw('story'))({ person, draw, market, recorder, goesOn: () => going });
    const story = told.finally(() => underWay.delete(story));
    underWay.add(story);
  }

  const timer = setInterval(begin, 1000 / rate);
  return {
    async stop() {
      clearInterval(timer);
      going = false;
      await Promise.all(underWay);
    },
  };
}

function choose(unit: number): Story {
  let left = unit;
  for (const [share, story] of stories) {
    left -= share;
    if (left < 0) return story;
  }
  return look;
}
