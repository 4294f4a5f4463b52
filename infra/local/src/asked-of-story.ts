import { parseArgs } from 'node:util';

const usage = `Usage: npm run story -- ORDER_ID                                  of what npm start runs
       npm run story -- ORDER_ID --kubernetes [--context NAME]    of a cluster, by kubectl`;

export interface AskedOfStory {
  orderId: string;
  /** What npm start runs is asked if it is left out. */
  kubernetes?: { context?: string | undefined };
}

/** @throws with the usage. */
export function askedOfStory(args: string[]): AskedOfStory {
  const { orderIds, kubernetes, context } = parsed(args);
  const [orderId = '', ...rest] = orderIds;
  const isForNothing = context !== undefined && !kubernetes;
  if (!/^[0-9a-f]{24}$/.test(orderId) || rest.length > 0 || isForNothing) throw new Error(usage);
  return { orderId, ...(kubernetes && { kubernetes: { context } }) };
}

function parsed(args: string[]) {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { kubernetes: { type: 'boolean', default: false }, context: { type: 'string' } },
    });
    return { orderIds: positionals, ...values };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`);
  }
}
