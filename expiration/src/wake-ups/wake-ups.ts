/** A timer for which the service asks to be woken. `id` is its order's. */
export interface WakeUp {
  id: string;
  expiresAt: Date;
}

/**
 * Wakes the service when a timer runs out: usually at once, perhaps twice, perhaps never. That is enough, as the
 * timers themselves are in MongoDB, where firing is decided and a sweep finds what nobody woke up for.
 */
export interface WakeUps {
  /** Begins to call `wake` as timers run out. Does not wait for the queue to be there. */
  start(wake: () => Promise<void>): Promise<void>;
  /** Whether the queue is there; without it nothing wakes. */
  readonly connected: boolean;
  /** Asks to be woken. Never rejects, and takes seconds at most, also while the queue is away. */
  schedule(timers: WakeUp[]): Promise<void>;
  /** Lets the wake-ups that are under way finish, for seconds at most. */
  stop(): Promise<void>;
}
