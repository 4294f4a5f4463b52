import type { BrowserContext, Route } from 'playwright-core';
import { stripe } from './stripe.js';

/** Where Stripe keeps what a page loads from it, and what its frames speak to. */
const STRIPE = /^https:\/\/(js|api|hooks)\.stripe\.com\//;

/** The test payment methods that Stripe would make of these cards. */
const paymentMethods: Record<string, string> = {
  '4242424242424242': 'pm_card_visa',
  '4000002760003184': 'pm_card_authenticationRequired',
};

/**
 * Answers a browser in the place of Stripe's servers: a Stripe.js that is as strict about its options as the real one,
 * with its card form and the bank's question in frames of Stripe's origins. Payments are those of the stand-in.
 */
export async function playStripe(context: BrowserContext): Promise<void> {
  await context.route(STRIPE, async (route) => {
    const url = new URL(route.request().url());
    if (url.pathname.endsWith('/stripe.js')) return send(route, 'text/javascript', `(${stripeJs})()`);
    if (url.pathname === '/payment-element') return send(route, 'text/html', frame(paymentElement));
    if (url.pathname === '/bank') return send(route, 'text/html', frame(bank));
    if (url.pathname === '/v1/payment_methods') {
      const id = paymentMethods[String(route.request().postData())];
      return send(route, 'application/json', JSON.stringify({ id }));
    }
    const { intent, outcome } = Object.fromEntries(url.searchParams);
    const page = `/test/payment_intents/${intent}/authentication`;
    await stripe.authenticate(page, outcome === 'complete' ? 'complete' : 'fail');
    return send(route, 'application/json', '{}');
  });
}

const send = (route: Route, contentType: string, body: string) =>
  route.fulfill({ contentType, body, headers: { 'access-control-allow-origin': '*' } });

const frame = (script: () => void) => `<!doctype html><body><script>(${script})()</script>`;

// What follows runs in the browser: each function is sent there as text, and can use nothing from outside itself.

interface FakeElements {
  frame: HTMLIFrameElement;
}

function stripeJs(): void {
  const elementsOptions = 'mode amount currency paymentMethodCreation allowedPaymentMethodTypes appearance';

  const openFrame = (src: string, title: string) => {
    const iframe = Object.assign(document.createElement('iframe'), { src, title });
    // Of the colour scheme Stripe.js says so too: https://github.com/stripe/react-stripe-js/issues/257
    iframe.style.cssText = 'border: 0; width: 100%; height: 18rem; color-scheme: normal !important';
    return iframe;
  };
  const ask = (iframe: HTMLIFrameElement, question: object): Promise<unknown> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      iframe.contentWindow?.postMessage(question, '*', [port2]);
    });

  const elements = (options: Record<string, unknown>) => {
    for (const name of Object.keys(options)) {
      if (!elementsOptions.split(' ').includes(name)) throw new Error(`IntegrationError: ${name}`);
    }
    if (!Number.isInteger(options.amount)) throw new Error('IntegrationError: amount must be in cents');
    const iframe = openFrame('https://js.stripe.com/payment-element', 'Secure payment input frame');
    const dress = (appearance: unknown) => ask(iframe, { appearance });
    const create = (type: string) => {
      if (type !== 'payment') throw new Error(`IntegrationError: ${type}`);
      const handlers: Record<string, () => void> = {};
      iframe.onload = async () => {
        await dress(options.appearance);
        handlers.ready?.();
      };
      return {
        on: (event: string, handler: () => void) => Object.assign(handlers, { [event]: handler }),
        mount: (container: HTMLElement) => container.append(iframe),
        destroy: () => iframe.remove(),
      };
    };
    const update = ({ appearance }: { appearance: unknown }) => void dress(appearance);
    return { create, update, submit: () => ask(iframe, { submit: true }), frame: iframe };
  };

  const handleNextAction = ({ clientSecret }: { clientSecret: string }) =>
    new Promise((resolve) => {
      const [intent] = clientSecret.split('_secret_');
      const iframe = openFrame(`https://hooks.stripe.com/bank?intent=${intent}`, 'Your bank');
      iframe.style.cssText += '; position: fixed; inset: 0; height: 100%; background: white';
      document.body.append(iframe);
      addEventListener('message', function answered({ source, data }) {
        if (source !== iframe.contentWindow) return;
        removeEventListener('message', answered);
        iframe.remove();
        resolve(data);
      });
    });

  const Stripe = () => ({
    elements,
    createPaymentMethod: (from: { elements: FakeElements }) => ask(from.elements.frame, { create: true }),
    handleNextAction,
  });
  // The release that the library on npm asks for.
  Object.assign(window, { Stripe: Object.assign(Stripe, { version: 'endive' }) });
}

function paymentElement(): void {
  for (const label of ['Card number', 'Expiration date', 'Security code']) {
    const input = document.createElement('input');
    const line = document.createElement('label');
    line.style.cssText = 'display: grid; gap: 6px; margin-bottom: 20px';
    line.append(label, input);
    document.body.append(line);
  }
  const inputs = [...document.querySelectorAll('input')];

  const dress = ({ variables, rules }: Record<string, Record<string, never>>) => {
    document.body.style.cssText = `margin: 4px; font: 600 ${variables?.fontSizeBase} ${variables?.fontFamily}; color: ${variables?.colorText}`;
    for (const input of inputs) {
      Object.assign(input.style, rules?.['.Input'], { font: 'inherit', color: variables?.colorText });
      Object.assign(input.style, {
        background: variables?.colorBackground,
        borderRadius: variables?.borderRadius,
      });
    }
  };
  const create = async () => {
    const body = inputs[0]?.value.replace(/\D/g, '');
    const answer = await fetch('https://api.stripe.com/v1/payment_methods', { method: 'POST', body });
    return { paymentMethod: await answer.json() };
  };
  const submit = () =>
    inputs.some(({ value }) => value === '') ? { error: { message: 'Your card number is incomplete.' } } : {};

  addEventListener('message', async ({ data, ports }) => {
    if (data.appearance) dress(data.appearance);
    ports[0]?.postMessage(data.create ? await create() : submit());
  });
}

function bank(): void {
  for (const outcome of ['Complete', 'Fail']) {
    const button = document.body.appendChild(document.createElement('button'));
    button.textContent = outcome;
    button.onclick = async () => {
      await fetch(`/outcome${location.search}&outcome=${outcome.toLowerCase()}`, { method: 'POST' });
      const error = { message: 'We are unable to authenticate your payment method.' };
      parent.postMessage(outcome === 'Complete' ? { paymentIntent: {} } : { error }, '*');
    };
  }
}
