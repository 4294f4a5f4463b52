import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from './command.js';
import { inForeground, tell } from './foreground.js';
import { freePorts } from './ports.js';
import { root } from './settings.js';
import { createSystem } from './system.js';

/** How long as much as anybody asks for may take. */
const MINUTES = 60;

/** Runs a program of ours, with this command's own arguments, on a new marketplace that goes away with its data. */
export async function runOnOwnSystem(file: string): Promise<never> {
  const scratch = mkdtempSync(join(tmpdir(), 'ticketing-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const [port] = (await freePorts(1)) as [number];
  const dataDir = join(scratch, 'data');
  const system = createSystem({ port, dataDir }, { tell });
  return inForeground(system, async () => {
    await system.launch();
    await command(process.execPath, ['--import', 'tsx', file, ...process.argv.slice(2)], {
      cwd: root,
      env: { E2E_URL: `http://127.0.0.1:${port}`, E2E_RUN_FILE: join(dataDir, 'run.json'), TMPDIR: scratch },
      minutes: MINUTES,
      shown: true,
    });
    return 0;
  });
}
