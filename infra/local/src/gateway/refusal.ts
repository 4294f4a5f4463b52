import type { IncomingMessage, ServerResponse } from 'node:http';
import { protection } from '@ticketing/common';

const headers = { ...protection, 'cache-control': 'no-store' };
/** The page has its style within it. */
const pagePolicy = `${protection['content-security-policy']};style-src 'unsafe-inline'`;
const JSON_TYPE = 'application/json; charset=utf-8';

const message = 'This part of the site is not available right now. Please try again in a moment.';

/** Answers for an upstream that cannot: the API's error shape under /api, a small page for people elsewhere. */
export function refuse(req: IncomingMessage, res: ServerResponse): void {
  const [own, body] = req.url?.startsWith('/api/')
    ? [{ 'content-type': JSON_TYPE }, JSON.stringify({ errors: [{ message }] })]
    : [{ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy }, page];
  res.writeHead(503, { ...headers, 'retry-after': '1', ...own }).end(body);
}

/** As the services refuse one; the rest of it is not waited for. */
export function refuseBody(res: ServerResponse): void {
  const body = JSON.stringify({ errors: [{ message: 'The body is too large' }] });
  res.writeHead(400, { ...headers, 'content-type': JSON_TYPE, connection: 'close' }).end(body);
}

/** As ingress-nginx does: it is to show what came to a server, cookies and all, and Next.js would fail over it. */
export function refuseTrace(res: ServerResponse): void {
  res.writeHead(405, { ...headers, allow: 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT' }).end();
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
