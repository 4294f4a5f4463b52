import { CommandFailed, command } from './command.js';
import { settingsOrExit, tell } from './foreground.js';
import { groundOfRun } from './running-system.js';
import { secondFactorOff } from './topology/index.js';

const settings = settingsOrExit();
// What is under way ends with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** `npm run second-factor-off -- ADDRESS`: see docs/operations.md before. */
try {
  const [address, ...rest] = process.argv.slice(2);
  if (!address || rest.length > 0) throw new Error('Usage: npm run second-factor-off -- ADDRESS');
  const { command: program, env } = secondFactorOff(groundOfRun(settings));
  const [node, ...script] = program;
  tell((await command(node, [...script, address], { env })).trimEnd());
} catch (error) {
  process.stderr.write(error instanceof CommandFailed ? error.output : `${(error as Error).message}\n`);
  process.exitCode = 1;
}
