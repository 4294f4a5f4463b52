import { isAlive, saying, until, useSupervisor } from './supervisor.fixture.js';

const { journal, pidOf, read, script, seen, supervise } = useSupervisor();

/** Ends the process so often, each time once it is ready. */
async function dies(times: number): Promise<void> {
  for (let deaths = 1; deaths <= times; deaths++) {
    process.kill(pidOf('app'), 'SIGKILL');
    await until(() => seen.told.filter((line) => line === 'app is ready again').length === deaths);
  }
}

describe('a process that dies', () => {
  it('is started again, and a line says so', async () => {
    const supervisor = supervise([script('app', saying('app'))]);
    await supervisor.start();
    const [first] = seen.running;
    process.kill(pidOf('app'), 'SIGKILL');
    await until(() => seen.told.includes('app is ready again'));

    expect(seen.told[0]).toBe('app ended (SIGKILL); starting it again in 10 ms');
    expect(pidOf('app')).not.toBe(first?.pid);
    expect(seen.running[0]?.port).toBe(first?.port);
  });

  it('waits longer before each restart, up to a limit', async () => {
    const supervisor = supervise([script('app', saying('app'))]);
    await supervisor.start();
    await dies(5);

    expect(pauses().slice(0, 5)).toEqual([10, 20, 40, 40, 40]);
  });

  it('waits the shortest time again after it was healthy for a while', async () => {
    const supervisor = supervise([script('app', saying('app'))], { healthyAfter: 1 });
    await supervisor.start();
    await dies(3);

    expect(pauses().slice(0, 3)).toEqual([10, 10, 10]);
  });

  it('takes with it what it had started', async () => {
    const grandchild = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(saying('grandchild'))}])`;
    const supervisor = supervise([script('app', `${grandchild}; ${saying('app')}`)]);
    await supervisor.start();
    await until(async () => (await journal()).includes('grandchild begins'));
    const grandchildPid = Number(await read('grandchild.pid'));
    process.kill(pidOf('app'), 'SIGKILL');

    await until(() => !isAlive(grandchildPid));
  });
});

describe('a process that is stuck', () => {
  it('is started again, and a line says so', async () => {
    let stuck = false;
    const app = script('app', saying('app'), {
      isStuck() {
        const was = stuck;
        stuck = false;
        return was;
      },
    });
    await supervise([app], { looksWhetherStuck: 10 }).start();
    const before = pidOf('app');
    stuck = true;
    await until(() => seen.told.includes('app is ready again'));

    expect(seen.told).toEqual(['app is stuck; starting it again', 'app is ready again']);
    expect(pidOf('app')).not.toBe(before);
  });
});

describe('restart', () => {
  it('starts the process again without a pause', async () => {
    const supervisor = supervise([script('app', saying('app'))]);
    await supervisor.start();
    const before = pidOf('app');
    supervisor.restart('app');
    await until(() => seen.told.includes('app is ready again'));

    expect(seen.told).toEqual(['app is ready again']);
    expect(pidOf('app')).not.toBe(before);
  });

  it('cuts the pause of a process that keeps dying short', async () => {
    const supervisor = supervise([script('app', saying('app'))], { shortestPause: 60_000 });
    await supervisor.start();
    process.kill(pidOf('app'), 'SIGKILL');
    await until(() => seen.told.length > 0);
    supervisor.restart('app');

    await until(() => seen.told.includes('app is ready again'));
  });
});

describe('what has to come before a start', () => {
  it('is waited for each time', async () => {
    let gate = Promise.resolve();
    const supervisor = supervise([script('app', saying('app'), { beforeStart: () => gate })]);
    await supervisor.start();
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    supervisor.restart('app');
    // It says that it ends a moment before the supervisor sees that it has.
    await until(() => seen.running.length === 0);
    expect(seen.told).not.toContain('app is ready again');

    open();

    await until(() => seen.told.includes('app is ready again'));
  });

  it('does not hold up the stop', async () => {
    let gate = Promise.resolve();
    const supervisor = supervise([script('app', saying('app'), { beforeStart: () => gate })]);
    await supervisor.start();
    gate = new Promise(() => {});
    supervisor.restart('app');
    await until(() => seen.running.length === 0);

    await supervisor.stop();

    expect(seen.running).toEqual([]);
  });
});

function pauses(): number[] {
  return seen.told.flatMap((line) => line.match(/again in (\d+) ms/)?.[1] ?? []).map(Number);
}
