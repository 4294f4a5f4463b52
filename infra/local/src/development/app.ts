import { join } from 'node:path';
import type { OpenApiDocument } from '@ticketing/common';
import express, { type Express } from 'express';
import type { LiveFeed } from './live-feed.js';
import type { Mailbox } from './mailbox.js';

export interface DevelopmentOptions {
  feed: LiveFeed;
  mailbox: Pick<Mailbox, 'letters'>;
  /** The description of the API, for tools and for the page that shows it. */
  openApi: OpenApiDocument;
  /** The folder of the pages. */
  pages: string;
}

/** Milliseconds: whoever stands between takes a connection on which nothing comes for dead, the gateway after 9.5 s. */
const HEARTBEAT = 5_000;

/** Nothing but what this process itself serves: no page can be made to load, send or frame anything else. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a mail's HTML may do: look as it says. Its links open beside the page, which learns nothing of it. */
const ofMails = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "frame-ancestors 'self'",
].join('; ');

/** Pages for whoever works on the marketplace. They show everything, and so exist under `npm start` alone. */
export function createDevelopmentApp({ feed, mailbox, openApi, pages }: DevelopmentOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set({
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    });
    next();
  });
  app.get('/dev/events', (_request, response) => response.sendFile(join(pages, 'events.html')));
  app.get('/dev/events/stream', (_request, response) => {
    response.type('text/event-stream').flushHeaders();
    const leave = feed.watch((news) => response.write(`data: ${JSON.stringify(news)}\n\n`));
    const heart = setInterval(() => response.write(':\n\n'), HEARTBEAT);
    response.on('close', () => {
      clearInterval(heart);
      leave();
    });
  });
  app.get('/dev/mail', (_request, response) => {
    response.set('Content-Security-Policy', `${policy}; frame-src 'self'`);
    response.sendFile(join(pages, 'mail.html'));
  });
  app.get('/dev/mail/letters', ({ query: { to } }, response) => {
    const isAsked = ({ to: readers }: { to: string[] }) => typeof to !== 'string' || readers.includes(to);
    response.json(mailbox.letters().filter(isAsked));
  });
  app.get('/dev/mail/letters/:id', ({ params }, response, next) => {
    const letter = mailbox.letters().find(({ id }) => id === params.id);
    if (!letter?.html) return next();
    response.set('Content-Security-Policy', ofMails).type('html').send(letter.html);
  });
  app.get('/api/docs', (_request, response) => response.sendFile(join(pages, 'api.html')));
  app.get('/api/docs/openapi.json', (_request, response) => {
    response.json(openApi);
  });
  app.use('/dev/files', express.static(pages, { index: false }));
  app.use((_request, response) => {
    response.status(404).json({ errors: [{ message: 'Not found' }] });
  });
  return app;
}
