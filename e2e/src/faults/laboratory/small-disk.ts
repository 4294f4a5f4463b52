import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The engines whose disk can be full. */
export const ON_SMALL_DISKS = ['mongo-orders', 'mongo-tickets', 'mongo-payments', 'nats-streaming'];

/** A disk of its own for one folder, which can be filled to the last byte. */
export interface SmallDisk {
  fill(): void;
  free(): void;
  unmount(): void;
}

/** Whether this process may mount: it takes root, on Linux. */
export const canMount = () => process.platform === 'linux' && process.getuid?.() === 0;

/** Mounts a disk in memory of that many megabytes over the folder. @throws {Error} where that is not allowed. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk {
  mount('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  const filler = join(folder, 'filler');
  return {
    fill() {
      const file = openSync(filler, 'w');
      try {
        // Smaller and smaller pieces, until not even a byte is left.
        for (let piece = 1 << 20; piece >= 1; piece >>= 4) writeUntilFull(file, Buffer.alloc(piece));
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
    // Lazily: whoever still has a file open there loses it with its own end.
    unmount: () => mount('umount', ['-l', folder]),
  };
}

function writeUntilFull(file: number, piece: Buffer): void {
  try {
    for (;;) writeSync(file, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

function mount(program: string, args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}
