import type { IncomingMessage, ServerResponse } from 'node:http';

/** As the services and the client have them: what is shown loads nothing, and nobody is to frame it. */
const PROTECTION = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
const JSON_TYPE = 'application/json; charset=utf-8';

const message = 'This part of the site is not available right now. Please try again in a moment.';

/** Answers for an upstream that cannot: the API's error shape under /api, a small page for people elsewhere. */
export function refuse(req: IncomingMessage, res: ServerResponse): void {
  const [type, body] = req.url?.startsWith('/api/')
    ? [JSON_TYPE, JSON.stringify({ errors: [{ message }] })]
    : ['text/html; charset=utf-8', page];
  res.writeHead(503, { ...PROTECTION, 'content-type': type, 'retry-after': '1' }).end(body);
}

/** As the services refuse one; the rest of it is not waited for. */
export function refuseBody(res: ServerResponse): void {
  const body = JSON.stringify({ errors: [{ message: 'The body is too large' }] });
  res.writeHead(400, { ...PROTECTION, 'content-type': JSON_TYPE, connection: 'close' }).end(body);
}

/** As ingress-nginx does: it is to show what came to a server, cookies and all, and Next.js would fail over it. */
export function refuseTrace(res: ServerResponse): void {
  res.writeHead(405, { ...PROTECTION, allow: 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT' }).end();
}

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Not available right now</title>
<body style="font-family: system-ui, sans-serif; max-width: 32rem; margin: 20vh auto; padding: 0 1rem">
<h1>Not available right now</h1>
<p>${message}</p>
<div lang="de">
<h2>Gerade nicht erreichbar</h2>
<p>Dieser Teil der Seite ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.</p>
</div>
</html>
`;
