import { type Clock, systemClock } from '@ticketing/common';
import { BEGINNING, type Conditions } from './conditions.js';
import type { Instance } from './instance.js';
import { currentTask, newTask, nextKey, runInTask } from './task.js';

/** How much later than asked for a sweep may come: as a multiple of its interval, and in milliseconds at least. */
const LAZINESS = 3;
const LAZINESS_OF_THE_BUSY = 15_000;

/** Nothing but a sweep waits for so many milliseconds. */
const LONG = 60_000;

/** The clock of a service, which is off by some seconds, and whose timers are plans on the timeline. */
export function createSkewedClock(instance: Instance, conditions: Conditions): Clock {
  const { timeline, delays, weather, chance } = conditions;
  const skew = weather.skews[instance.service] ?? 0;
  return {
    now: () => new Date(BEGINNING + timeline.now + skew),
    after(delay, task) {
      const what = `timer of ${delay} ms`;
      const key = nextKey(what);
      // What comes round by itself comes late, as most of it finds nothing to do.
      const isRoutine = delay >= LONG || currentTask()?.delay === delay;
      const latest = Math.max(delay * LAZINESS, LAZINESS_OF_THE_BUSY);
      const late = isRoutine ? chance('lazy', key) * latest : 0;
      const due =
        timeline.now + Math.max(delay, 0) + late + delays('timer', key, `${instance.service}: ${what}`);
      const run = () => runInTask(newTask(key, instance, delay), task);
      return instance.plan({ due, kind: 'timer', key, what, run, isRoutine });
    },
  };
}

/** Shorter pauses of the system's clock are random, so that two who disturb each other do not again. */
const RANDOM_PAUSE = 1_000;

/** What services time by the system's own clock, such as the pause between two attempts to save, is a plan as well. */
export function simulatePauses(): void {
  const after = systemClock.after.bind(systemClock);
  systemClock.after = (delay, task) => {
    const instance = currentTask()?.instance;
    if (!instance) return after(delay, task);
    if (delay >= RANDOM_PAUSE) return instance.clock.after(delay, task);
    let wanted = true;
    void instance.step('pause', 'pause').then(() => wanted && task());
    return () => {
      wanted = false;
    };
  };
}
