import { saying, useSupervisor } from './supervisor.fixture.js';

const { journal, script, seen, supervise } = useSupervisor();

describe('start', () => {
  it('starts a process only once what it needs is ready, and resolves when all are', async () => {
    const supervisor = supervise([
      script('app', saying('app'), { needs: ['engine'] }),
      script('engine', saying('engine')),
    ]);
    await supervisor.start();

    expect(await journal()).toEqual(['engine begins', 'app begins']);
    expect(seen.running.map(({ name }) => name).sort()).toEqual(['app', 'engine']);
  });

  it('tells what it still waits for', async () => {
    const supervisor = supervise([
      script('app', saying('app'), { needs: ['engine'] }),
      script('engine', saying('engine')),
    ]);
    const waits: string[][] = [];
    await supervisor.start((waitingFor) => waits.push(waitingFor));

    expect(waits).toEqual([['app']]);
  });

  it('gives up on a process that keeps ending before it is ready, with the end of its log', async () => {
    const supervisor = supervise([
      script('engine', 'console.log("FATAL bad file"); process.exit(14)', { dataFolder: '/data/engine' }),
    ]);

    await expect(supervisor.start()).rejects.toThrow(
      /engine does not start: it ended before it was ready \(exit code 14\)[\s\S]*\/data\/engine[\s\S]*FATAL bad file/,
    );
  });

  it('says once why a process ends that was tried again and again', async () => {
    const supervisor = supervise([
      script('engine', 'console.log("bad file at " + Date.now()); process.exit(14)'),
    ]);
    const failure = await supervisor.start().catch((error: Error) => error.message);

    expect(seen.told).toHaveLength(2);
    expect(String(failure).match(/bad file/g)).toHaveLength(1);
  });

  it('gives up on a program that does not exist', async () => {
    const supervisor = supervise([{ ...script('engine', ''), command: ['/no/such/engine'] }]);

    await expect(supervisor.start()).rejects.toThrow('ENOENT');
  });

  it('gives up on a process that is never ready', async () => {
    const supervisor = supervise([{ ...script('engine', saying('engine')), isReady: async () => false }], {
      patience: 300,
    });

    await expect(supervisor.start()).rejects.toThrow('it was not ready within 0.3 s');
  });
});
