import type { RequestListener } from 'node:http';
import type { Clock } from '@ticketing/common';
import { createSkewedClock } from './clock.js';
import type { Conditions } from './conditions.js';
import type { DelayKind } from './delays.js';
import { ask, type HttpAnswer, type HttpRequest } from './in-process-http.js';
import { keyOf, newTask, nextKey, runInTask } from './task.js';

/** How often a service dies or freezes before a step of that kind, compared with others: where it hurts, more often. */
const fragility: Partial<Record<DelayKind, number>> = {
  read: 0.3,
  write: 2,
  insert: 2,
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

/** One life of one process of a service. */
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
  /** Resolves once all requests are answered. */
  answered(): Promise<void>;
  die(): void;
}

/** @param onDeath gets the key of the step that was the last. */
export function createInstance(
  service: string,
  conditions: Conditions,
  onDeath: (instance: Instance, key: string) => void,
): Instance {
  const { timeline, delays, mishaps, history } = conditions;
  const requests = new Map<() => void, Promise<unknown>>();
  let alive = true;
  let frozenUntil = 0;

  function die() {
    alive = false;
    for (const abandon of requests.keys()) abandon();
  }

  /** What happens instead of a step: true when it may go on. */
  function survives({ key, kind, what }: Step): boolean {
    if (timeline.now < frozenUntil) return false;
    const weight = fragility[kind];
    if (mishaps.happens('crash', key, `${service} dies before: ${what}`, weight)) {
      die();
      onDeath(instance, key);
      return false;
    }
    if (!mishaps.happens('freeze', key, `${service} stands still before: ${what}`, weight)) return true;
    frozenUntil = timeline.now + delays('thaw', key, `${service} stands still`);
    return false;
  }

  function plan(step: Step): () => void {
    const { due, what, run, isRoutine } = step;
    const label = `${service} ${what}`;
    let callOff = () => {};
    const happen = () => {
      if (survives(step)) {
        history.detail(label);
        run();
      } else if (alive) {
        callOff = plan({ ...step, due: frozenUntil, key: keyOf(step.key, 'thawed') });
      }
    };
    callOff = timeline.plan({ due, label, owner: instance, run: happen, isRoutine });
    return () => callOff();
  }

  const instance: Instance = {
    service,
    get alive() {
      return alive;
    },
    get clock() {
      return clock;
    },
    plan,
    step(kind, what) {
      const key = nextKey(what);
      const due = timeline.now + delays(kind, key, `${service}: ${what}`);
      return new Promise((resolve) => {
        plan({ due, kind, key, what, run: () => resolve(key) });
      });
    },
    serve(app, key, request) {
      const answering = runInTask(newTask(key, instance), async () => {
        const answer = await ask(app, request);
        await instance.step('reply', `answers ${answer.status}`);
        return answer;
      });
      return new Promise((resolve) => {
        const abandon = () => resolve(undefined);
        requests.set(abandon, answering);
        void answering.then((answer) => {
          requests.delete(abandon);
          resolve(answer);
        });
      });
    },
    async answered() {
      while (requests.size > 0) await Promise.all(requests.values());
    },
    die,
  };
  const clock = createSkewedClock(instance, conditions);
  return instance;
}
