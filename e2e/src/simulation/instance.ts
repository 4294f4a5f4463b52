import type { RequestListener } from 'node:http';
import type { Clock } from '@ticketing/common';
import { createSkewedClock } from './clock.js';
import type { Conditions } from './conditions.js';
import type { DelayKind } from './delays.js';
import { ask, type HttpAnswer, type HttpRequest } from './in-process-http.js';
import { newTask, nextKey, runInTask } from './task.js';

/** How often a service dies before a step of that kind, compared with others: where it hurts, more often. */
const fragility: Partial<Record<DelayKind, number>> = {
  read: 0.3,
  write: 2,
  publish: 3,
  acknowledgement: 3,
  reply: 3,
  'answer of Stripe': 5,
  timer: 0.3,
};

interface Step {
  /** On the timeline, in milliseconds. */
  due: number;
  kind: DelayKind;
  key: string;
  what: string;
  run: () => void;
  isRoutine?: boolean;
}

/** One life of a service, from its start to its death. */
export interface Instance {
  readonly service: string;
  readonly alive: boolean;
  readonly clock: Clock;
  /**
   * Waits for the instance's turn to do something that others can notice. It never comes for an instance that has
   * died, whose work thus stops here. @returns the step's key.
   */
  step(kind: DelayKind, what: string): Promise<string>;
  /** Does something at that time, unless the instance is dead by then or dies instead. @returns what calls it off. */
  plan(step: Step): () => void;
  /** Gives a request to the service's app. Undefined when the instance dies over it. */
  serve(app: RequestListener, key: string, request: HttpRequest): Promise<HttpAnswer | undefined>;
  die(): void;
}

/** @param onDeath gets the key of the step that was the last. */
export function createInstance(
  service: string,
  conditions: Conditions,
  onDeath: (instance: Instance, key: string) => void,
): Instance {
  const { timeline, delays, mishaps, history } = conditions;
  const abandoned = new Set<() => void>();
  let alive = true;

  function end() {
    alive = false;
    for (const abandon of abandoned) abandon();
  }

  const instance: Instance = {
    service,
    get alive() {
      return alive;
    },
    get clock() {
      return clock;
    },
    plan({ due, kind, key, what, run, isRoutine }) {
      const label = `${service} ${what}`;
      const happen = () => {
        if (!mishaps.happens('crash', key, `${service} dies before: ${what}`, fragility[kind])) {
          history.detail(label);
          return run();
        }
        end();
        onDeath(instance, key);
      };
      return timeline.plan({ due, label, owner: instance, run: happen, isRoutine });
    },
    step(kind, what) {
      const key = nextKey(what);
      const due = timeline.now + delays(kind, key, `${service}: ${what}`);
      return new Promise((resolve) => {
        instance.plan({ due, kind, key, what, run: () => resolve(key) });
      });
    },
    serve(app, key, request) {
      const answered = runInTask(newTask(key, instance), async () => {
        const answer = await ask(app, request);
        await instance.step('reply', `answers ${answer.status}`);
        return answer;
      });
      return new Promise((resolve) => {
        const abandon = () => resolve(undefined);
        abandoned.add(abandon);
        void answered.then((answer) => {
          abandoned.delete(abandon);
          resolve(answer);
        });
      });
    },
    die: end,
  };
  const clock = createSkewedClock(instance, conditions);
  return instance;
}
