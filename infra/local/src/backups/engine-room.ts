import { tell } from '../foreground.js';
import { freePorts } from '../ports.js';
import type { Settings } from '../settings.js';
import { createSystem, type System, servicesBuild } from '../system.js';
import type { Ground } from '../topology/index.js';

export interface EngineRoom {
  system: System;
  /** What they stand on, once they are launched. */
  ground(): Ground;
}

/** The databases and the event log, and nothing that works on them. `prepare` runs before they start. */
export async function createEngineRoom(
  settings: Settings,
  prepare: (ground: Ground) => void = () => {},
): Promise<EngineRoom> {
  // Whoever has the gateway's port does not stand in the way of what runs without one.
  const [port] = (await freePorts(1)) as [number];
  let ground: Ground | undefined;
  const system = createSystem(
    { ...settings, port },
    {
      tell,
      builds: [servicesBuild],
      adapt(specs, found) {
        ground = found;
        prepare(found);
        return specs.filter(({ name }) => name.startsWith('mongo-') || name === 'nats-streaming');
      },
    },
  );
  return {
    system,
    ground() {
      if (!ground) throw new Error('The engines are not launched');
      return ground;
    },
  };
}
