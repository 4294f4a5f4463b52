import { isAlive, saying, until, useSupervisor } from './supervisor.fixture.js';

const { journal, pidOf, script, seen, supervise } = useSupervisor();

describe('stop', () => {
  it('ends a process once what needs it has ended', async () => {
    const supervisor = supervise([
      script('engine', saying('engine')),
      script('app', saying('app'), { needs: ['engine'] }),
    ]);
    await supervisor.start();
    await supervisor.stop();

    expect((await journal()).slice(2)).toEqual(['app ends', 'engine ends']);
    expect(seen.running).toEqual([]);
  });

  it('ends a process that does not listen, after a grace', async () => {
    const supervisor = supervise([script('app', `${saying('app')} process.on('SIGTERM', () => {})`)]);
    await supervisor.start();
    const pid = pidOf('app');
    await supervisor.stop();

    expect(isAlive(pid)).toBe(false);
  });

  it('ends everything by the deadline, however deep the chain', async () => {
    const stubborn = (name: string) => `${saying(name)} process.on('SIGTERM', () => {})`;
    const supervisor = supervise(
      [script('engine', stubborn('engine')), script('app', stubborn('app'), { needs: ['engine'] })],
      {
        grace: 60_000,
        deadline: 200,
      },
    );
    await supervisor.start();
    await supervisor.stop();

    expect(seen.running).toEqual([]);
  });

  it('ends the pause of a process that is to be started again, and does not start it', async () => {
    const supervisor = supervise([script('app', saying('app'))], { shortestPause: 60_000 });
    await supervisor.start();
    process.kill(pidOf('app'), 'SIGKILL');
    await until(() => seen.told.length > 0);
    await supervisor.stop();

    expect(await journal()).toEqual(['app begins']);
  });

  it('ends a start that is under way', async () => {
    const neverReady = { ...script('engine', saying('engine')), isReady: async () => false };
    const supervisor = supervise([neverReady, script('app', saying('app'), { needs: ['engine'] })]);
    const started = supervisor.start().catch((error: Error) => error.message);
    await until(async () => (await journal()).includes('engine begins'));
    await supervisor.stop();

    expect(await started).toContain('it was told to stop');
    expect(await journal()).toEqual(['engine begins', 'engine ends']);
  });
});

describe('kill', () => {
  it('ends everything at once', async () => {
    const supervisor = supervise([script('app', `${saying('app')} process.on('SIGTERM', () => {})`)], {
      shortestPause: 60_000,
    });
    await supervisor.start();
    const pid = pidOf('app');
    supervisor.kill();

    await until(() => !isAlive(pid));
  });
});
