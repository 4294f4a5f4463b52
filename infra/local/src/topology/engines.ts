import type { ProcessSpec } from '../process-spec.js';
import { argumentsForTornLog, isStuckByFullDisk, removeUnbegunFiles, roomIn } from './broker-disk.js';
import { basics, type Ground } from './ground.js';
import { answersOk, isRedisReady, isReplicaSetReady } from './readiness.js';

export const clusterId = 'ticketing';

/** A single-node replica set, as transactions and change streams need one. */
export function mongo(ground: Ground, name: string): ProcessSpec {
  const port = ground.port(name);
  const dataFolder = ground.data(name);
  return {
    ...basics(ground, name),
    command: [
      ground.engines.mongod,
      ...['--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket', '--dbpath', dataFolder],
      ...['--replSet', 'rs0', '--oplogSize', '128', '--wiredTigerCacheSizeGB', '0.25'],
      // A journal of 8 MB instead of three files of 100 saves 1.5 GB of disk over five servers.
      ...['--wiredTigerEngineConfigString', 'log=(file_max=8MB,prealloc=false)'],
      ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    ],
    needs: [],
    isReady: () => isReplicaSetReady(port),
    dataFolder,
  };
}

export function natsStreaming(ground: Ground): ProcessSpec {
  const name = 'nats-streaming';
  const monitoringPort = ground.port(`${name}-monitoring`);
  const dataFolder = ground.data(name);
  return {
    ...basics(ground, name),
    command: [
      ground.engines['nats-streaming-server'],
      ...[
        '-a',
        '127.0.0.1',
        '-p',
        String(ground.port(name)),
        '-m',
        String(monitoringPort),
        '-cid',
        clusterId,
      ],
      ...['-st', 'FILE', '-dir', dataFolder],
      // Past a limit the server drops the oldest messages in silence, or refuses channels: 0 is no limit.
      ...['-mc', '0', '-msu', '0', '-mm', '0', '-mb', '0', '-ma', '0s'],
      // A killed service is noticed in 15 s instead of minutes; until then the messages it had stay with it.
      ...['-hbi', '5s', '-hbt', '5s', '-hbf', '2'],
    ],
    beforeStart: async () => removeUnbegunFiles(dataFolder),
    furtherArguments: () => argumentsForTornLog(ground.log(name)),
    isStuck: () => isStuckByFullDisk(ground.log(name), () => roomIn(dataFolder)),
    needs: [],
    isReady: () => answersOk(monitoringPort, '/streaming/serverz'),
    dataFolder,
    monitoringPort,
  };
}

export function redis(ground: Ground): ProcessSpec {
  const name = 'redis';
  const port = ground.port(name);
  const dataFolder = ground.data(name);
  return {
    ...basics(ground, name),
    command: [
      ground.engines['redis-server'],
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', dataFolder],
      ...['--appendonly', 'yes', '--appendfsync', 'everysec'],
    ],
    needs: [],
    isReady: () => isRedisReady(port),
    dataFolder,
  };
}
