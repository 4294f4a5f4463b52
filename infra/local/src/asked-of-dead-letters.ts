import { type Listener, listeners } from './topology/index.js';

const usage = `Usage: npm run dead-letters                        what has been put aside, of all services
       npm run dead-letters -- show SERVICE/ID…      all of it
       npm run dead-letters -- replay SERVICE/ID…    hand it to its service once more
       npm run dead-letters -- replay SERVICE        the same for all that the service has put aside
       npm run dead-letters -- discard SERVICE/ID…   forget it`;

const verbs = ['list', 'show', 'replay', 'discard'];

/** Which services are to be asked, each with its arguments for dist/dead-letters.js. @throws with the usage. */
export function askedOfDeadLetters([verb = 'list', ...given]: string[]): [Listener, string[]][] {
  const names = given.map((one) => one.split('/')[0]);
  const isUnknown = names.some((name) => !listeners.some((listener) => listener === name));
  if (!verbs.includes(verb) || isUnknown) throw new Error(usage);
  if (verb === 'list') {
    return listeners
      .filter((name) => given.length === 0 || names.includes(name))
      .map((name) => [name, [verb]]);
  }
  const isWhole = given.some((one) => !one.includes('/'));
  if (given.length === 0 || (isWhole && verb !== 'replay')) throw new Error(usage);
  const idsOf = (name: Listener) => given.filter((one) => one.startsWith(`${name}/`));
  return listeners
    .filter((name) => names.includes(name))
    .map((name) => [name, [verb, ...(given.includes(name) ? ['--all'] : idsOf(name))]]);
}
