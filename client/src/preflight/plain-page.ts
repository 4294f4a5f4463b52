import { MARK } from '@/design/mark';
import type { Words } from '@/strings/strings';

/** The names of the pages that there are instead of one that cannot be had. */
type Reason = 'failed' | 'noConnection';

/**
 * A page that needs nothing else: neither a script nor the frame of the others, with the colours of design/tokens.css.
 * Next can give no page of its own the status that says that a service is away, and none that a browser can keep.
 */
export function plainPage(reason: Reason, { language, strings }: Words, nonce: string): string {
  const { name, tryAgain, [reason]: texts } = strings.site;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title} · ${name}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<p class="brand"><svg viewBox="0 0 32 20" width="32" height="20" aria-hidden="true"><path d="${MARK}"/></svg>${name}</p>
<h1>${texts.title}</h1>
<p>${texts.text}</p>
<a href="">${tryAgain}</a>
</main>
</body>
</html>`;
}

const STYLE = `
:root { color-scheme: light dark; }
body {
  margin: 0;
  background: light-dark(oklch(0.972 0.006 95), oklch(0.165 0.008 285));
  color: light-dark(oklch(0.2 0.018 285), oklch(0.957 0.006 95));
  font: 1.0625rem / 1.5 system-ui, sans-serif;
}
main { max-width: 80rem; box-sizing: border-box; padding: 1.25rem 1.25rem 4rem; margin-inline: auto; }
.brand { display: flex; gap: 0.625rem; align-items: center; margin: 0 0 16vh; font-weight: 700; }
.brand path { fill: light-dark(oklch(0.885 0.158 98), oklch(0.87 0.15 98)); }
h1 { margin: 0; font-size: clamp(2.25rem, 1.6rem + 3vw, 4rem); font-weight: 700; letter-spacing: -0.025em; line-height: 1; }
main > p:not(.brand) { max-width: 38rem; }
@media (width >= 40rem) { main { padding-inline: 2rem; } }
p { margin: 1.5rem 0; }
a {
  display: inline-block;
  box-sizing: border-box;
  min-height: 3rem;
  padding: 0.75rem 1.5rem;
  border-radius: 0.5rem;
  background: light-dark(oklch(0.2 0.018 285), oklch(0.957 0.006 95));
  color: light-dark(oklch(0.972 0.006 95), oklch(0.165 0.008 285));
  font-weight: 600;
  text-decoration: none;
}
:focus-visible { outline: 2px solid; outline-offset: 3px; }`;
