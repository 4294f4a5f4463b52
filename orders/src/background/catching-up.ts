import type { Clock, EventBus, Platform } from '@ticketing/common';

/**
 * So long after something was away this service takes to hear what it missed, in milliseconds: also what another
 * instance had in hand when it died, which comes after the ACK_WAIT of common/src/bus/nats-bus.ts.
 */
export const CATCH_UP = 40_000;

interface CatchingUp extends Pick<Platform, 'connection'> {
  bus: EventBus;
  clock: Clock;
  /** It never takes longer than that, in milliseconds. */
  atMost: number;
  /** Called when it has listened for long enough, after each time that it could not. */
  onDone: () => void;
}

/** Knows whether this service has heard what others told while it, its database or the broker was away. */
export function followCatchingUp({ bus, connection, clock, atMost, onDone }: CatchingUp) {
  let isDone = false;
  let cancel = () => {};

  function begin() {
    isDone = false;
    cancel();
    cancel = clock.after(Math.min(CATCH_UP, atMost), () => {
      isDone = true;
      onDone();
    });
  }
  bus.onConnect(begin);
  connection.on('connected', begin);

  return {
    /** From now on the service listens. */
    begin,
    isDone: () => isDone && bus.connected,
    stop: () => cancel(),
  };
}
