import type { IncomingMessage, ServerResponse } from 'node:http';

const message = 'This part of the site is not available right now. Please try again in a moment.';

/** Answers for an upstream that cannot: the API's error shape under /api, a small page for people elsewhere. */
export function refuse(req: IncomingMessage, res: ServerResponse): void {
  const [type, body] = req.url?.startsWith('/api/')
    ? ['application/json; charset=utf-8', JSON.stringify({ errors: [{ message }] })]
    : ['text/html; charset=utf-8', page];
  res.writeHead(503, { 'content-type': type, 'retry-after': '1', 'cache-control': 'no-store' }).end(body);
}

/** As the services refuse one; the rest of it is not waited for. */
export function refuseBody(res: ServerResponse): void {
  const body = JSON.stringify({ errors: [{ message: 'The body is too large' }] });
  const headers = { 'content-type': 'application/json; charset=utf-8', connection: 'close' };
  res.writeHead(400, headers).end(body);
}

/** As ingress-nginx does: it is to show what came to a server, cookies and all, and Next.js would fail over it. */
export function refuseTrace(res: ServerResponse): void {
  res.writeHead(405, { allow: 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT' }).end();
}

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Not available right now</title>
<body style="font-family: system-ui, sans-serif; max-width: 32rem; margin: 20vh auto; padding: 0 1rem">
<h1>Not available right now</h1>
<p>${message}</p>
</html>
`;
