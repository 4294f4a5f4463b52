import { command } from './command.js';
import { root } from './settings.js';
import { servicesBuild } from './system.js';
import { runTasks } from './tasks.js';

/** How long as much as anybody asks for may take. */
const MINUTES = 24 * 60;

/** Runs a program of ours that is not built, with this command's own arguments; as the services need, that are. */
export async function runFromSource(file: string): Promise<void> {
  // What has been started is ended by the exit of this process.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
  await runTasks([servicesBuild]);
  const args = ['--import', 'tsx', file, ...process.argv.slice(2)];
  await command(process.execPath, args, { cwd: root, minutes: MINUTES, shown: true }).catch(() => {
    process.exitCode = 1;
  });
}
