import { MARK } from '@/design/mark';
import type { Words } from '@/strings/strings';

/** The names of the pages that there are instead of one that cannot be had. */
type Reason = 'failed' | 'noConnection';

/**
 * A page that needs nothing else: neither a script nor the frame of the others. Colours, type and radii repeat design/tokens.css.
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
:root {
  color-scheme: light dark;
  --color-page: light-dark(oklch(0.972 0.006 95), oklch(0.165 0.008 285));
  --color-ink: light-dark(oklch(0.2 0.018 285), oklch(0.957 0.006 95));
  --color-stock: light-dark(oklch(0.885 0.158 98), oklch(0.87 0.15 98));
  --text-base: 1.0625rem;
  --text-base--line-height: 1.5;
  --container-page: 80rem;
  --container-prose: 38rem;
  --radius-field: 0.5rem;
}
body {
  margin: 0;
  background: var(--color-page);
  color: var(--color-ink);
  font: var(--text-base) / var(--text-base--line-height) system-ui, sans-serif;
}
main { max-width: var(--container-page); box-sizing: border-box; padding: 1.25rem 1.25rem 4rem; margin-inline: auto; }
.brand { display: flex; gap: 0.625rem; align-items: center; margin: 0 0 16vh; font-weight: 700; }
.brand path { fill: var(--color-stock); }
h1 { margin: 0; font-size: clamp(2.25rem, 1.6rem + 3vw, 4rem); font-weight: 700; letter-spacing: -0.025em; line-height: 1; }
main > p:not(.brand) { max-width: var(--container-prose); }
@media (width >= 40rem) { main { padding-inline: 2rem; } }
p { margin: 1.5rem 0; }
a {
  display: inline-block;
  box-sizing: border-box;
  min-height: 3rem;
  padding: 0.75rem 1.5rem;
  border-radius: var(--radius-field);
  background: var(--color-ink);
  color: var(--color-page);
  font-weight: 600;
  text-decoration: none;
}
:focus-visible { outline: 2px solid; outline-offset: 3px; }`;
