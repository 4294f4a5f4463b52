import { setTimeout as sleep } from 'node:timers/promises';
import { invalidRequest } from './errors.js';

const FAULTS = ['none', 'error-before-acting', 'error-after-acting', 'silence-after-acting'] as const;
export type Fault = (typeof FAULTS)[number];

/** What a test can turn on, as the README's table describes. */
export interface SwitchSettings {
  delayMs: number;
  answerDelayMs: number;
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
  fault: 'none',
  faultTimes: null,
  endpoint: null,
  holdWebhooks: false,
  duplicateWebhooks: false,
  reorderWebhooks: false,
};

const isDuration = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isBoolean = (value: unknown) => typeof value === 'boolean';

export class Switches {
  settings = ALL_OFF;
  private readonly isValid: Record<keyof SwitchSettings, (value: unknown) => boolean>;

  constructor(
    endpoints: readonly string[],
    private readonly stopping: AbortSignal,
  ) {
    this.isValid = {
      delayMs: isDuration,
      answerDelayMs: isDuration,
      fault: (value) => FAULTS.includes(value as Fault),
      faultTimes: (value) => value === null || isDuration(value),
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
  }

  reset(): void {
    this.settings = ALL_OFF;
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

  private concerns(endpoint: string): boolean {
    return this.settings.endpoint === null || this.settings.endpoint === endpoint;
  }
}
