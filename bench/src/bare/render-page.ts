import { createServer } from 'node:http';
import { type DOMNode, domToReact, htmlToDOM } from 'html-react-parser';
import type { ReactNode } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { answerWith } from '../worker.js';
import { listen } from './listen.js';

export interface Page {
  html: string;
}

/** Renders the elements of that page for whoever asks for anything. Answers with its port. */
answerWith(async ({ html }: Page): Promise<number> => {
  const nodes = htmlToDOM(html, { lowerCaseAttributeNames: false });
  const page = domToReact(nodes as DOMNode[]) as ReactNode;
  const server = createServer((_, response) => {
    const stream = renderToPipeableStream(page, {
      onShellReady() {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        stream.pipe(response);
      },
      onError: () => void response.destroy(),
    });
  });
  return listen(server);
});
