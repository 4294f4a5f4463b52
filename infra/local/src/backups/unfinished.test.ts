import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beginRestore, endRestore, requireNoRestore } from './unfinished.js';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'data-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

describe('a restore', () => {
  it('keeps everything else from running until its end', () => {
    requireNoRestore(dataDir);
    beginRestore(dataDir, ['orders']);
    expect(() => requireNoRestore(dataDir)).toThrow('was cut short. Run it again: npm run restore');

    endRestore(dataDir);

    requireNoRestore(dataDir);
  });

  it('that was cut short is made good by one of at least as much, and by no other', () => {
    beginRestore(dataDir, ['tickets', 'orders']);
    expect(() => beginRestore(dataDir, ['orders'])).toThrow('had begun to put back tickets, too');

    beginRestore(dataDir, ['tickets', 'orders', 'payments']);

    endRestore(dataDir);
    beginRestore(dataDir, ['orders']);
  });
});
