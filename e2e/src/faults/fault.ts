import type { Laboratory } from './laboratory/laboratory.js';

/** Something that goes wrong, and is mended. */
export interface Fault {
  name: string;
  /** May return what there is to say about it besides. */
  inject(laboratory: Laboratory): Promise<string> | Promise<void> | void;
  /** Without one, it is the system itself that has to mend it. */
  heal?(laboratory: Laboratory): Promise<void> | void;
  /** How long it goes on before it is healed, in milliseconds; 5,000 unless said otherwise. */
  lasts?: number;
  /** How many there are of each service: one unless said otherwise. */
  instances?: number;
  /** Whether nothing stands between the processes that could be cut, which also takes time. */
  direct?: boolean;
  /** How long a ticket stays locked for a buyer; 8 unless said otherwise. */
  reservationSeconds?: number;
  /** Whether it is the door that fails, so that some requests get no answer at all. */
  atTheDoor?: boolean;
  /** Whether nobody may notice it. */
  seamless?: boolean | undefined;
  /** The paths, with all below them, that may be answered 503 meanwhile; any, unless it is said. */
  refusing?: string[] | undefined;
  /** How long a payment that it left open may be answered "we are checking" once it is over, in milliseconds. */
  echo?: number;
  /** Whether `npm test` runs it too. */
  short?: boolean;
  /** Why it cannot be had on this machine. */
  skip?: string | undefined;
}

/** The second comes while the first goes on; they are healed in the opposite order. */
export const both = (first: Fault, second: Fault): Fault => ({
  name: `${first.name} + ${second.name}`,
  instances: Math.max(first.instances ?? 1, second.instances ?? 1),
  atTheDoor: Boolean(first.atTheDoor || second.atTheDoor),
  seamless: first.seamless && second.seamless,
  refusing: first.refusing && second.refusing && [...first.refusing, ...second.refusing],
  echo: Math.max(first.echo ?? 0, second.echo ?? 0),
  skip: first.skip ?? second.skip,
  lasts: Math.max(first.lasts ?? 0, second.lasts ?? 0) || undefined,
  async inject(laboratory) {
    await first.inject(laboratory);
    await second.inject(laboratory);
  },
  async heal(laboratory) {
    await second.heal?.(laboratory);
    await first.heal?.(laboratory);
  },
});
