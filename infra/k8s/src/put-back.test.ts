import { putBack } from './put-back.fixture.js';

const orders = ['orders', 'orders-20260122T012000Z.archive.gz'];
const stopping = [
  'backups are suspended',
  'the archive is read',
  'the service is stopped',
  'none of it is left',
  'the archive is put back',
];
const catchingUp = ['the log may be read', 'the database catches up'];
const starting = ['the service is started', 'backups go on'];
const others = ['others tell again', 'others tell again', 'others tell again'];

describe('a backup that is put back', () => {
  it('waits for a backup of the service that is being made', () => {
    const { asked } = putBack(orders);
    const before = asked.slice(
      0,
      asked.findIndex((line) => line.includes('gzip -t')),
    );

    expect(before.filter((line) => line.includes('get jobs '))).toHaveLength(2);
  });

  it('has caught up with the log before its service is started', () => {
    const { status, done } = putBack(orders);

    expect({ status, done }).toEqual({
      status: 0,
      done: [...stopping, ...catchingUp, 'it has caught up', ...others, ...starting],
    });
  });

  it('catches up by the pods of the service itself, at the log, and with no probe that would end them', () => {
    const { asked, job } = putBack(orders);

    expect(job).toContain('{"the":"template"}');
    const patch = asked
      .join('\n')
      .match(/patch --local -f - --output json --patch (\{[\s\S]*?\}\]\}\}\}\})/)?.[1];
    expect(JSON.parse(patch ?? '').spec.template.spec).toEqual({
      restartPolicy: 'Never',
      containers: [
        {
          name: 'service',
          startupProbe: null,
          livenessProbe: null,
          command: expect.arrayContaining(['dist/republish.js', '--restored', 'http://nats-streaming:8222']),
        },
      ],
    });
  });

  it('of expiration, which has told nobody anything, only lets the others tell again', () => {
    const { status, done } = putBack(['expiration', 'expiration-20260122T013000Z.archive.gz']);

    expect({ status, done }).toEqual({
      status: 0,
      done: [...stopping, ...others, 'others tell again', ...starting],
    });
  });

  it('is started although another owner cannot tell again now, and says who', () => {
    const { status, done, said } = putBack(orders, { fails: 'exec deployment/payments ' });

    expect(status).toBe(0);
    expect(said).toMatch(/these have to tell of all again .*: payments\n/);
    expect(done.slice(-2)).toEqual(starting);
  });
});

describe('a backup that cannot be put back', () => {
  it.each([
    ['that is not there, or was cut short', 'gzip -t'],
    ['beside one that is made and cannot be waited for', 'get jobs'],
    ['without a way to the volume', 'wait --for=condition=Ready'],
  ])('leaves its service as it is: %s', (_, fails) => {
    const { status, done, said } = putBack(orders, { fails });

    expect(status).toBe(1);
    expect(done).not.toContain('the service is stopped');
    expect(done.at(-1)).toBe('backups go on');
    expect(said).toContain('this run did not touch orders');
  });

  it('goes on with backups where the service cannot be stopped', () => {
    const { status, done, said } = putBack(orders, { fails: 'replicas 0' });

    expect({ status, last: done.at(-1) }).toEqual({ status: 1, last: 'backups go on' });
    expect(said).toContain('this run did not touch orders');
  });

  it.each([{ pod: 'pod/backups' }, { active: 'put-back-tickets' }])(
    'waits for nobody and takes nothing from another that is put back: %j',
    (world) => {
      const { status, asked, said } = putBack(orders, world);

      expect(status).toBe(1);
      expect(said).toMatch(/another put-back is under way.*(pod\/backups|put-back-tickets)\n$/);
      expect(asked.filter((line) => !line.includes(' get '))).toEqual([]);
    },
  );

  it('asks nothing to stand still while the database has no primary', () => {
    expect(putBack(orders, { fails: 'isWritablePrimary' })).toMatchObject({ status: 1, done: [] });
  });

  it('leaves backups suspended that were so before, as by a run that has failed', () => {
    const { status, done } = putBack(orders, { fails: 'gzip -t', suspended: true });

    expect({ status, done }).toEqual({
      status: 1,
      done: ['backups are suspended', 'the archive is read', 'backups are suspended'],
    });
  });

  it.each([
    ['its pods do not go', { fails: 'wait --for=delete' }, stopping.slice(0, -1)],
    ['the archive cannot be read', { fails: 'exec backups -- cat' }, stopping],
    ['the archive cannot be put back', { fails: 'mongorestore' }, stopping],
    [
      'the policies cannot be applied',
      { fails: 'apply -f .*while-restoring' },
      [...stopping, 'the log may be read'],
    ],
    ['the job cannot be made', { fails: 'create -f -' }, [...stopping, ...catchingUp]],
    ['the job cannot be asked for', { fails: 'get job/' }, [...stopping, ...catchingUp]],
    ['the job fails', { job: 'FailureTarget Failed' }, [...stopping, ...catchingUp]],
  ])('leaves its service stopped and its backups suspended where %s', (_, world, expected) => {
    const { status, done, said } = putBack(orders, world);

    expect({ status, done }).toEqual({ status: 1, done: expected });
    expect(said).toContain('orders stays stopped');
  });
});

describe('a backup that is put back, and whose service', () => {
  it.each([
    ['cannot be started', 'replicas 1', 'stays stopped, and its backups suspended'],
    ['has backups that cannot go on', '"suspend":false', 'its backups stay suspended'],
    ['does not become ready', 'rollout status', 'did not become ready'],
  ])('%s is said to be so', (_, fails, expected) => {
    const { status, said } = putBack(orders, { fails });

    expect(status).toBe(1);
    expect(said).toContain(`orders is put back`);
    expect(said).toContain(expected);
  });
});

describe('whatever becomes of it', () => {
  it.each([
    ['', ['backups', 'while-restoring']],
    ['mongorestore', ['backups']],
    ['create -f -', ['backups', 'while-restoring']],
    ['gzip -t', ['backups']],
  ])('what it applied, and nothing else, is deleted, with a failure at "%s"', (fails, expected) => {
    const { asked } = putBack(orders, { fails });
    const files = (verb: string) =>
      asked.flatMap((line) => line.match(new RegExp(`${verb} -f \\S+/([a-z-]+)\\.yaml`))?.[1] ?? []);

    expect(files('apply')).toEqual(expected);
    expect([...new Set(files('delete'))]).toEqual(expected);
  });
});

describe('what is asked for', () => {
  it('without an archive is their names', () => {
    const { status, done, asked } = putBack(['orders']);

    expect({ status, done }).toEqual({ status: 0, done: [] });
    expect(asked.filter((line) => line.includes('while-restoring'))).toEqual([]);
    expect(asked.join('\n')).toContain('exec backups -- find /backups -name orders-*.archive.gz');
  });

  it.each([
    ['no service', []],
    ['an unknown service', ['client']],
    ["another service's archive", ['orders', 'tickets-20260122T011000Z.archive.gz']],
    ['an archive that was cut short', ['orders', 'orders-20260122T012000Z.archive.gz.part']],
  ])('is refused: %s', (_, args) => {
    expect(putBack(args)).toMatchObject({ status: 64, asked: [] });
  });
});
