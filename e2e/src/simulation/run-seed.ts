import { services } from '@ticketing/local/topology';
import { nameOf } from './action.js';
import { openBrowser } from './browser.js';
import { type Chance, createChance } from './chance.js';
import { type Cluster, type Databases, startCluster } from './cluster.js';
import type { Conditions } from './conditions.js';
import { perform } from './deeds.js';
import { createDelays } from './delays.js';
import { type Ends, noEnds } from './ends.js';
import { createHistory } from './history.js';
import { judgeAtRest } from './judge-at-rest.js';
import { type Market, openMarket } from './market.js';
import { createMishaps } from './mishaps.js';
import { createOutages, type Outage } from './outages.js';
import { createRest } from './rest.js';
import { type Script, writeScript } from './script.js';
import { keyOf, newTask, runInTask } from './task.js';
import { createTimeline } from './timeline.js';
import { keepVigil } from './vigil.js';
import { watchPublished } from './watch.js';
import { forecast } from './weather.js';

export interface RunOptions {
  seed: number;
  /** The names of the only actions and mishaps of the seed's history that are to happen. */
  kept?: readonly string[] | undefined;
}

export interface Outcome {
  /** What is wrong, one sentence each. */
  broken: string[];
  /** The names of the actions and of the mishaps that there were. */
  actions: string[];
  mishaps: string[];
  /** What it has come to. */
  ends: Ends;
  /** The same for two runs in which the same happened. */
  fingerprint: string;
  /** What happened, for people; with every command to a database when `verbose`. */
  history: (verbose: boolean) => string[];
}

/** From the last action until nothing goes wrong any more, in milliseconds. */
const STORM = 10_000;

/** Runs one history on empty databases, to the judgement of what it has left. */
export async function runSeed(
  { seed, kept }: RunOptions,
  databases: Databases,
  begin: (conditions: Conditions) => void,
): Promise<Outcome> {
  const chance = createChance(seed);
  const script = writeScript(chance, (id) => !kept || kept.includes(id));
  const market = openMarket();
  const conditions = createConditions({ chance, kept, outages: script.outages, databases, market });
  const { timeline, mishaps, history } = conditions;
  begin(conditions);
  await Promise.all(Object.values(databases).map((database) => database.clear()));
  const cluster = await startCluster(conditions, databases);
  let broken: string[];
  let ends = noEnds;
  try {
    const done = plan(script, cluster, conditions, market);
    await timeline.runUntil(script.end + STORM);
    mishaps.end();
    ({ broken, ends } = await judgeAtRest(conditions, cluster, databases, market));
    if (!done()) broken.push('somebody still waits for an answer');
  } catch (error) {
    broken = [String(error)];
  } finally {
    await cluster.end();
    timeline.clear();
  }
  return {
    broken: [...market.blunders, ...broken].map(history.withNames),
    actions: script.ids,
    mishaps: mishaps.occurred(),
    ends,
    fingerprint: timeline.fingerprint.toString(36),
    history: history.print,
  };
}

interface Setting {
  chance: Chance;
  kept: readonly string[] | undefined;
  outages: Outage[];
  databases: Databases;
  market: Market;
}

function createConditions({ chance, kept, outages, databases, market }: Setting): Conditions {
  const weather = forecast(chance, services);
  const rest = createRest();
  const timeline = createTimeline(rest);
  const history = createHistory(() => timeline.now);
  const mishaps = createMishaps({ chance, weather, kept, note: history.note });
  return {
    chance,
    weather,
    timeline,
    rest,
    mishaps,
    history,
    delays: createDelays(chance, mishaps),
    outages: createOutages(outages, () => timeline.now),
    published: watchPublished(market),
    async inserted(service, collection) {
      market.blunders.push(...(await keepVigil(databases, service, collection)));
    },
  };
}

/** Puts everybody's actions on the timeline. @returns whether all have come to an end. */
function plan(
  { actions, deployments, outages }: Script,
  cluster: Cluster,
  conditions: Conditions,
  market: Market,
): () => boolean {
  const { timeline, history } = conditions;
  const browsers = new Map<number, ReturnType<typeof openBrowser>>();
  let open = 0;
  for (const action of actions) {
    const browser =
      browsers.get(action.person) ?? openBrowser(nameOf(action.person), cluster, conditions, market);
    browsers.set(action.person, browser);
    const clicks = action.again === undefined ? [0] : [0, action.again];
    for (const [click, later] of clicks.entries()) {
      const due = action.at + later;
      const start = async () => {
        await runInTask(newTask(keyOf(action.id, click)), () => perform(browser, action, market));
        open--;
      };
      open++;
      timeline.plan({ due, label: action.id, run: () => void start() });
    }
  }
  for (const { id, at, service } of deployments) {
    timeline.plan({ due: at, label: id, run: () => cluster.deploy(service, keyOf(id)) });
  }
  for (const { id, what, from, until } of outages) {
    const note = () => history.note(`⚡ ${id} ${what} is away for ${Math.round(until - from)} ms`);
    timeline.plan({ due: from, label: id, run: note });
  }
  return () => open === 0;
}
