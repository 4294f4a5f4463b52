import { money } from './currencies.js';
import type { IntentRecord } from './records.js';

/** Where the buyer's bank would ask for a code: whoever looks at it says how that went. */
export function authenticationPage(intent: IntentRecord): string {
  return page(
    `Confirm ${amountOf(intent)}`,
    `${intent.description ? `<p>${escapeHtml(intent.description)}</p>\n` : ''}<p>Here the buyer’s bank would ask for a code. This is a test, in which no money moves: say how it went.</p>
<form method="post">
<button name="outcome" value="complete" class="main">Complete</button>
<button name="outcome" value="fail">Fail</button>
</form>`,
  );
}

/** What has become of an intent that waits for no answer, with the way back to the shop if that is known. */
export function outcomePage(intent: IntentRecord, back?: string): string {
  const { title, text } = outcomes[intent.status] ?? undecided;
  return messagePage(title, `The payment of ${amountOf(intent)} ${text}`, back);
}

export function messagePage(title: string, text: string, back?: string): string {
  const link =
    back === undefined ? '' : `\n<p><a href="${escapeHtml(back)}" class="main">Back to the shop</a></p>`;
  return page(title, `<p>${escapeHtml(text)}</p>${link}`);
}

const outcomes: Partial<Record<IntentRecord['status'], { title: string; text: string }>> = {
  succeeded: { title: 'Payment complete', text: 'went through, and nothing is left to confirm.' },
  canceled: { title: 'Payment cancelled', text: 'was cancelled, and nothing was charged.' },
  requires_payment_method: {
    title: 'Payment not complete',
    text: 'did not go through, and nothing was charged.',
  },
};
const undecided = { title: 'Nothing to confirm', text: 'does not wait for a confirmation.' };

const amountOf = ({ amount, currency }: IntentRecord) => money(amount, currency);

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (title: string, content: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · 3-D Secure test page</title>
<style>
:root { color-scheme: light dark; --page: #f4f4f6; --card: #fff; --text: #1c1c22; --quiet: #5b5b66; --line: #8a8a96; --main: #4a3fd6; --on-main: #fff }
@media (prefers-color-scheme: dark) {
:root { --page: #131317; --card: #1f1f26; --text: #f0f0f4; --quiet: #b0b0bc; --line: #777783; --main: #a9a2ff; --on-main: #14122e }
}
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif }
main { width: 100%; max-width: 26rem; padding: 1.5rem; border-radius: 1rem; background: var(--card) }
h1 { margin: 0 0 1rem; font-size: 1.35rem; line-height: 1.25 }
p { margin: 0 0 1rem; overflow-wrap: anywhere }
.quiet { font-size: .875rem; color: var(--quiet); margin-bottom: .5rem }
form { display: grid; gap: .75rem }
button, a { display: block; width: 100%; min-height: 3rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .75rem; background: transparent; color: inherit; font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer }
.main { background: var(--main); border-color: var(--main); color: var(--on-main) }
:focus-visible { outline: 3px solid var(--text); outline-offset: 2px }
main > :last-child { margin-bottom: 0 }
</style>
<main>
<p class="quiet">3-D Secure test page</p>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</html>
`;
