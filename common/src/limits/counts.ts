import type { Background } from '../process/service.js';

export interface Count {
  count: number;
  /** Seconds until it begins anew, at least 1. */
  left: number;
}

/** Counts under keys, each of which is forgotten some seconds after its first one. All instances share them. */
export interface Counts extends Background {
  /** Counts one more. `seconds` is heeded by the first alone. */
  add(key: string, seconds: number): Promise<Count>;
  read(key: string): Promise<Count | undefined>;
  /** A count of one that is forgotten in so many seconds, whatever it was before. */
  begin(key: string, seconds: number): Promise<void>;
  forget(...keys: string[]): Promise<void>;
}
