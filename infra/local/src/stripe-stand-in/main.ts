import { createStandIn } from './create-stand-in.js';

const { PORT, HOST, STAND_IN_DATA, STRIPE_KEY, STRIPE_WEBHOOK_SECRET, WEBHOOK_URL } = process.env;

function webhook() {
  if (!WEBHOOK_URL) return undefined;
  if (!STRIPE_WEBHOOK_SECRET) throw new Error('WEBHOOK_URL needs STRIPE_WEBHOOK_SECRET to sign with');
  return { url: WEBHOOK_URL, secret: STRIPE_WEBHOOK_SECRET };
}

async function main(): Promise<void> {
  const standIn = createStandIn({
    port: Number(PORT ?? 0),
    host: HOST,
    dataDirectory: STAND_IN_DATA,
    stripeKey: STRIPE_KEY,
    webhook: webhook(),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void standIn.stop());
  const { url } = await standIn.start();
  console.log(`Stripe stand-in at ${url}`);
}

// What keeps it from starting is said in one line, for people.
await main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
