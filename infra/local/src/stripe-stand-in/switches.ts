import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { invalidRequest } from './errors.js';

const FAULTS = ['none', 'error-before-acting', 'error-after-acting', 'silence-after-acting'] as const;
export type Fault = (typeof FAULTS)[number];
const HOLDS = ['none', 'before-acting', 'after-acting'] as const;
type Hold = (typeof HOLDS)[number];

/** What a test can turn on, as the README's table describes. */
export interface SwitchSettings {
  delayMs: number;
  answerDelayMs: number;
  hold: Hold;
  holdTimes: number | null;
  fault: Fault;
  faultTimes: number | null;
  endpoint: string | null;
  holdWebhooks: boolean;
  duplicateWebhooks: boolean;
  reorderWebhooks: boolean;
}

const ALL_OFF: SwitchSettings = {
  delayMs: 0,
  answerDelayMs: 0,
  hold: 'none',
  holdTimes: null,
  fault: 'none',
  faultTimes: null,
  endpoint: null,
  holdWebhooks: false,
  duplicateWebhooks: false,
  reorderWebhooks: false,
};

const isDuration = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isCount = (value: unknown) => value === null || isDuration(value);
const isBoolean = (value: unknown) => typeof value === 'boolean';

export class Switches {
  settings = ALL_OFF;
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly isValid: Record<keyof SwitchSettings, (value: unknown) => boolean>;

  constructor(
    endpoints: readonly string[],
    private readonly stopping: AbortSignal,
  ) {
    this.isValid = {
      delayMs: isDuration,
      answerDelayMs: isDuration,
      hold: (value) => HOLDS.includes(value as Hold),
      holdTimes: isCount,
      fault: (value) => FAULTS.includes(value as Fault),
      faultTimes: isCount,
      endpoint: (value) => value === null || endpoints.includes(value as string),
      holdWebhooks: isBoolean,
      duplicateWebhooks: isBoolean,
      reorderWebhooks: isBoolean,
    };
  }

  set(changes: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(changes)) {
      const isValid = Object.hasOwn(this.isValid, name) && this.isValid[name as keyof SwitchSettings];
      if (!isValid) throw invalidRequest(`There is no switch ${name}`, { param: name });
      if (!isValid(value)) {
        throw invalidRequest(`Switch ${name} cannot be ${JSON.stringify(value)}`, { param: name });
      }
    }
    this.settings = { ...this.settings, ...changes };
    this.changes.emit('change');
  }

  reset(): void {
    this.settings = ALL_OFF;
    this.changes.emit('change');
  }

  /** The fault that this request meets. */
  takeFault(endpoint: string): Fault {
    const { fault, faultTimes } = this.settings;
    if (fault === 'none' || faultTimes === 0 || !this.concerns(endpoint)) return 'none';
    if (faultTimes !== null) this.settings = { ...this.settings, faultTimes: faultTimes - 1 };
    return fault;
  }

  async delay(endpoint: string, which: 'delayMs' | 'answerDelayMs'): Promise<void> {
    const ms = this.settings[which];
    if (ms > 0 && this.concerns(endpoint)) await sleep(ms, undefined, { signal: this.stopping });
  }

  /** Keeps a request waiting at that point, if it is one to be held, until nothing is held there any more. */
  async holdUp(endpoint: string, point: Hold): Promise<void> {
    const { hold, holdTimes } = this.settings;
    if (hold !== point || holdTimes === 0 || !this.concerns(endpoint)) return;
    if (holdTimes !== null) this.settings = { ...this.settings, holdTimes: holdTimes - 1 };
    while (this.settings.hold === point) await once(this.changes, 'change', { signal: this.stopping });
  }

  private concerns(endpoint: string): boolean {
    return this.settings.endpoint === null || this.settings.endpoint === endpoint;
  }
}
