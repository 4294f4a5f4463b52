import { askedOfDeadLetters } from './asked-of-dead-letters.js';
import { CommandFailed, command } from './command.js';
import { settingsOrExit, tell } from './foreground.js';
import { groundOfRun } from './running-system.js';
import { deadLetters, type Ground, type Listener } from './topology/index.js';

const settings = settingsOrExit();
// What is under way ends with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

try {
  const asked = askedOfDeadLetters(process.argv.slice(2));
  const ground = groundOfRun(settings);
  for (const [name, args] of asked) await perform(ground, name, args);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function perform(ground: Ground, name: Listener, args: string[]): Promise<void> {
  const { command: program, env } = deadLetters(ground, name);
  const [node, ...script] = program;
  try {
    const printed = await command(node, [...script, ...args], { env });
    if (printed) tell(printed.trimEnd());
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    process.stderr.write(error.output);
    process.exitCode = 1;
  }
}
