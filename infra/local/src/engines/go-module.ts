import { basename, join } from 'node:path';
import { command } from '../command.js';
import type { Source } from './engine.js';

/** Leaves out what only debuggers read, which takes a tenth of the time. */
const flags = ['-ldflags=-s -w', '-gcflags=all=-dwarf=false'];

/** A program's own source, at that version, built here: needs Go alone. */
export function goModule(path: string, version: string): Source {
  return {
    name: 'the Go module',
    async obtain(folder, report) {
      report('building it with go install (about a minute)');
      await command('go', ['install', ...flags, `${path}@${version}`], {
        env: { GOBIN: folder, CGO_ENABLED: '0' },
      });
      return join(folder, basename(path.replace(/\/v\d+$/, '')));
    },
  };
}
