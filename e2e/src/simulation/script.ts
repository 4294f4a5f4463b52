import { type Service, services } from '@ticketing/local/topology';
import { type Action, actionOf, nameOf } from './action.js';
import { type Chance, logUniform } from './chance.js';
import { type Outage, writeOneOutage, writeOutages } from './outages.js';
import { hasOneOutage, isFair } from './weather.js';

/** Of a history. More than half have one or two: most of what can go wrong needs no more, and more of them can be run. */
const MOST_SCENES = 6;
/** How soon a new ticket is wanted, in milliseconds. */
const OPENING = 600;
/** Between two scenes, in milliseconds. */
const SHORTEST_PAUSE = 5;
const LONGEST_PAUSE = 8_000;
/** How long people think before they pay or cancel: some until the lock is about to end, after 15 s. */
const SHORTEST_THOUGHT = 1;
const SETTLED = 1_500;
const LONGEST_THOUGHT = 4_000;
const UNTIL_THE_END = { from: 11_000, to: 19_000, chance: 0.12 };

/** So many buyers cancel while their payment is on its way to Stripe and back: how soon after it, in milliseconds. */
const REGRET = { chance: 0.1, soonest: 5, latest: 400 };
/** So many people sign out in the end: how soon after the last of what they do, in milliseconds. */
const LEAVING = { chance: 0.25, soonest: 1_000, latest: 5_000 };

/** In so many scenes all want the ticket at once and press twice, so that orders meet in one write. */
const RUSH = 0.1;
/** The shortest time that a scene takes, in milliseconds. */
const SHORT = 1;
/** How likely each of two deployments is. */
const DEPLOYMENT = 0.12;
/** In so many scenes it is a new ticket that they are about; else it is the last one again. */
const NEWS = 0.5;

/** A new version of a service takes the place of the old. */
interface Deployment {
  id: string;
  at: number;
  service: Service;
}

export interface Script {
  actions: Action[];
  outages: Outage[];
  deployments: Deployment[];
  /** The names of all of these. */
  ids: string[];
  /** When the last action begins. */
  end: number;
}

/** What is to happen, of which only what is wanted does. */
export function writeScript(chance: Chance, isWanted: (id: string) => boolean): Script {
  const all = writeActions(chance);
  const end = Math.max(...all.map(({ at }) => at));
  const actions = all.filter(({ id }) => isWanted(id));
  const outages = outagesOf(chance, all, end).filter(({ id }) => isWanted(id));
  const isCalm = isFair(chance) || hasOneOutage(chance);
  const deployments = isCalm ? [] : writeDeployments(chance, end).filter(({ id }) => isWanted(id));
  return {
    actions,
    outages,
    deployments,
    end,
    ids: [...actions, ...outages, ...deployments].map(({ id }) => id),
  };
}

function outagesOf(chance: Chance, actions: Action[], end: number): Outage[] {
  if (isFair(chance)) return [];
  if (!hasOneOutage(chance)) return writeOutages(chance, end);
  const payments = actions.filter(({ kind }) => kind === 'pay').map(({ at }) => at);
  return [writeOneOutage(chance, payments, end)];
}

function writeDeployments(chance: Chance, end: number): Deployment[] {
  return ['v0', 'v1']
    .filter((id) => chance('deployment', id) < DEPLOYMENT)
    .map((id) => ({
      id,
      at: chance('deployed', id) * end,
      service: services[Math.floor(chance('service', id) * services.length)] as Service,
    }));
}

/** A few people who get into each other's way, scene after scene. */
function writeActions(chance: Chance): Action[] {
  const people = 2 + Math.floor(chance('people') * 3);
  const scenes = 1 + Math.floor(chance('scenes') ** 2 * MOST_SCENES);
  const actions: Action[] = [];
  let at = 0;
  let ticket = -1;
  let seller = 0;
  for (let scene = 0; scene < scenes; scene++) {
    at += logUniform(chance('pause', scene), SHORTEST_PAUSE, LONGEST_PAUSE);
    if (ticket < 0 || chance('news', scene) < NEWS) {
      ticket++;
      seller = Math.floor(chance('seller', ticket) * people);
      actions.push(actionOf(chance, `l${ticket}`, { kind: 'list', person: seller, ticket, at }));
      at += chance('listed', ticket) * OPENING;
    }
    actions.push(...sceneOf(chance, scene, { at, ticket, seller, people }));
  }
  return [...actions, ...leavingOf(chance, actions, people)];
}

/** Some sign out, once they have done all that they do. */
function leavingOf(chance: Chance, actions: Action[], people: number): Action[] {
  return Array.from({ length: people }, (_, person) => person)
    .filter((person) => chance('leaves', person) < LEAVING.chance)
    .map((person) => {
      const last = Math.max(0, ...actions.filter((one) => one.person === person).map(({ at }) => at));
      const later = logUniform(chance('leaving', person), LEAVING.soonest, LEAVING.latest);
      return actionOf(chance, `z${nameOf(person)[0]}`, {
        kind: 'leave',
        person,
        ticket: 0,
        at: last + later,
      });
    });
}

interface Stage {
  at: number;
  ticket: number;
  seller: number;
  people: number;
}

/** At nearly the same moment, some want the same ticket, its seller changes it, and those who have it pay or do not. */
function sceneOf(chance: Chance, scene: number, { at, ticket, seller, people }: Stage): Action[] {
  const isRush = chance('rush', scene) < RUSH;
  const width = isRush ? SHORT : logUniform(chance('width', scene), SHORT, 1_000);
  const soon = (id: string) => at + chance('when', id) * width;
  const add = (id: string, kind: Action['kind'], person: number, when: number) =>
    actionOf(chance, id, { kind, person, ticket, at: when });
  const actions: Action[] = [];
  const buyers = Array.from({ length: people }, (_, person) => person).filter(
    (person) => person !== seller || chance('greed', scene, person) < 0.1,
  );
  for (const buyer of buyers) {
    const id = (kind: string) => `${kind}${scene}${nameOf(buyer)[0]}`;
    if (isRush || chance('wants', scene, buyer) < 0.75) {
      const order = add(id('o'), 'order', buyer, soon(id('o')));
      actions.push(isRush ? { ...order, again: chance('again', id('o')) * SHORT } : order);
    }
    if (chance('pays', scene, buyer) < 0.8) {
      const regrets = chance('regrets', scene, buyer) < REGRET.chance;
      const when = regrets ? at + SETTLED + thought(chance, 0, id('p')) : thought(chance, at, id('p'));
      actions.push(add(id('p'), 'pay', buyer, when));
      if (regrets) {
        const later = logUniform(chance('regret', id('r')), REGRET.soonest, REGRET.latest);
        actions.push(add(id('r'), 'cancel', buyer, when + later));
      }
    }
    if (chance('pays again', scene, buyer) < 0.2) {
      actions.push(add(id('q'), 'pay', buyer, thought(chance, at, id('q'))));
    }
    if (chance('cancels', scene, buyer) < 0.2) {
      actions.push(add(id('c'), 'cancel', buyer, thought(chance, at, id('c'))));
    }
  }
  if (chance('edits', scene) < 0.35) actions.push(add(`e${scene}`, 'edit', seller, soon(`e${scene}`)));
  if (chance('withdraws', scene) < 0.08)
    actions.push(add(`w${scene}`, 'withdraw', seller, soon(`w${scene}`)));
  return actions;
}

function thought(chance: Chance, at: number, id: string): number {
  const { from, to, chance: often } = UNTIL_THE_END;
  if (chance('until the end', id) < often) return at + from + chance('thought', id) * (to - from);
  // What is away then is to find what is reserved, and not what is still being.
  const shortest = hasOneOutage(chance) ? SETTLED : SHORTEST_THOUGHT;
  return at + logUniform(chance('thought', id), shortest, LONGEST_THOUGHT);
}
