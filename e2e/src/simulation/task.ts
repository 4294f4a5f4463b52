import { AsyncLocalStorage } from 'node:async_hooks';
import { hash } from './chance.js';
import type { Instance } from './instance.js';

/**
 * What is being done and, within a service, by which instance of it: an action of a person, a request, the handling
 * of an event, a timer. `key` names it by how it came about, so it has the same name in every run that has it.
 */
export interface Task {
  key: string;
  instance?: Instance | undefined;
  /** How many steps it has had. */
  steps: number;
  /** Of a timer's task: after how many milliseconds it was to run. */
  delay?: number | undefined;
}

const storage = new AsyncLocalStorage<Task>();

export const newTask = (key: string, instance?: Instance, delay?: number): Task => ({
  key,
  instance,
  delay,
  steps: 0,
});

export const runInTask = <T>(task: Task, work: () => T): T => storage.run(task, work);

export const currentTask = (): Task | undefined => storage.getStore();

/** The name of the next step of the current task. */
export function nextKey(label: string): string {
  const task = storage.getStore();
  if (!task) throw new Error(`${label}: outside of any task`);
  task.steps++;
  return keyOf(task.key, label, task.steps);
}

/** A short name made of others. */
export const keyOf = (...parts: (string | number)[]): string => hash(parts.join(' ')).toString(36);
