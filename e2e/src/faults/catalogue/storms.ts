import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Fault } from '../fault.js';
import { browse } from '../storms/browsing.js';
import { type Buyer, gather } from '../storms/crowd.js';
import { describeTimes } from '../storms/figures.js';
import type { Outcome, Storm } from '../storms/main.js';

/** How long a look at what is on sale may take in the meantime, in milliseconds. */
const USABLE = 5_000;

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

const storm = (name: string, of: Without<Storm, 'jwtKey'>): Fault => ({
  name: `storm: ${name}`,
  lasts: 0,
  async inject(laboratory) {
    const jwtKey = laboratory.jwtKey();
    const [visitor] = gather(1, jwtKey) as [Buyer];
    const browsing = browse(visitor);
    const { error, remark } = await make({ ...of, jwtKey } as Storm);
    const { times, failed } = await browsing.end();
    if (error) throw new Error(error);
    const looks = `${times.length} looks at what is on sale meanwhile: ${describeTimes(times)}`;
    if (failed > 0 || Math.max(...times) > USABLE) throw new Error(`${looks}, ${failed} failed`);
    return `${remark}; ${looks}`;
  },
  heal() {},
});

/** In a process of its own, so that nobody else waits for it. */
async function make(of: Storm): Promise<Outcome> {
  const child = fork(fileURLToPath(new URL('../storms/main.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.send(of);
  const ended = once(child, 'exit').then((): [Outcome] => [{ error: 'the crowd has crashed' }]);
  const [outcome] = (await Promise.race([once(child, 'message'), ended])) as [Outcome];
  await ended;
  process.off('exit', end);
  return outcome;
}

/** Nobody is to lose a ticket because so many others are served first. */
const lasting = (fault: Fault): Fault => ({ ...fault, reservationSeconds: 60 });

/** The same of thousands, and nothing else is to stand in the way. */
const large = (fault: Fault): Fault => ({ ...fault, reservationSeconds: 900, direct: true });

export const storms: Fault[] = [
  lasting({ ...storm('300 buyers of one ticket', { kind: 'one ticket', buyers: 300 }), short: true }),
  large(storm('10000 buyers of one ticket', { kind: 'one ticket', buyers: 10_000 })),
  large(storm('5000 buyers of 500 tickets', { kind: 'many tickets', buyers: 5_000, tickets: 500 })),
];
