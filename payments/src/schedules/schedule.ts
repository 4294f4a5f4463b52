import { type Halt, haltInWords } from './points.js';
import type { Weather } from './stripe-wire.js';

export const cards = {
  'a good card': 'pm_card_visa',
  'a card that is declined': 'pm_card_chargeDeclined',
  'a card that the bank asks about': 'pm_card_authenticationRequired',
  'a card that the bank asks about and then declines':
    'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
} as const;
export type Card = keyof typeof cards;

/** Which of the messages that wait, counted round; `again`: it also comes once more later. */
interface Arrival {
  which: number;
  again: boolean;
}

export type Step =
  | { do: 'pay'; card: Card; key?: 'A' | 'B'; halt?: Halt }
  | { do: 'come back from the bank'; halt?: Halt }
  | { do: 'authenticate'; passes: boolean }
  | { do: 'cancel' | 'expire' | 'crash' | 'forge a webhook' }
  | ({ do: 'tell orders' } & Arrival)
  | ({ do: 'tell payments' | 'send a webhook'; halt?: Halt } & Arrival)
  | { do: 'wait'; seconds: number; halt?: Halt };

/** What becomes of an event on its way to the broker. */
export type Publication = 'published' | 'lost' | 'published, and not acknowledged';

/** One purchase, and everything that goes wrong with it. */
export interface Schedule {
  /** Whether events arrive at once, or when a step says so. */
  mail: 'prompt' | 'slow';
  /** How many of the first two states of the order payments knows at the beginning. */
  known: number;
  /** Whether the webhooks that no step has sent come in the end. */
  webhooks: boolean;
  weather: Weather;
  /** What becomes of the first events that payments publishes. */
  broker: Publication[];
  steps: Step[];
}

function deedInWords(step: Step): string {
  switch (step.do) {
    case 'pay':
      return `the buyer pays with ${step.card}${step.key ? ` under key ${step.key}` : ''}`;
    case 'come back from the bank':
      return 'the buyer comes back from the bank';
    case 'authenticate':
      return `the buyer ${step.passes ? 'passes' : 'fails'} the authentication`;
    case 'cancel':
      return 'the buyer cancels the order';
    case 'expire':
      return 'the order expires';
    case 'crash':
      return 'payments crashes';
    case 'forge a webhook':
      return 'somebody forges a webhook';
    case 'tell orders':
      return `orders gets ${nth(step)} event that waits for it`;
    case 'tell payments':
      return `payments gets ${nth(step)} event that waits for it`;
    case 'send a webhook':
      return `Stripe sends ${nth(step)} webhook that waits`;
    case 'wait':
      return `${step.seconds} seconds pass`;
  }
}

export function stepInWords(step: Step): string {
  const halt = 'halt' in step && step.halt ? `: ${haltInWords(step.halt)}` : '';
  return `${deedInWords(step)}${halt}`;
}

const nth = ({ which, again }: Arrival) =>
  `the ${['first', 'second', 'third', 'fourth'][which]}${again ? ', and once more later,' : ''}`;

/** The schedule as a person reads it, a line for each thing that happens. */
export function inWords({ mail, known, webhooks, weather, broker, steps }: Schedule): string[] {
  const calls = Object.entries(weather).filter(([, faults]) => faults.length > 0);
  return [
    mail === 'prompt'
      ? 'Events arrive at once.'
      : 'Events arrive when a step says so, and the rest in the end.',
    ...(known < 2 ? [`Of the order's first two states payments knows ${known}.`] : []),
    ...(webhooks ? ['Webhooks come in the end.'] : []),
    ...calls.map(([deed, faults]) => `The first calls to Stripe to ${deed} are: ${faults.join(', ')}.`),
    ...(broker.length > 0 ? [`The first events that payments publishes are: ${broker.join('; ')}.`] : []),
    ...steps.map((step, index) => `${index + 1}. ${stepInWords(step)}`),
  ];
}
