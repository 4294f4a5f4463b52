import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const NOTHING = ["'none'"];

/** What is answered is data: where somebody has it shown as a page, it loads nothing, sends nothing and is in no frame. */
export const protect = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': NOTHING,
      'base-uri': NOTHING,
      'form-action': NOTHING,
      'frame-ancestors': NOTHING,
    },
  },
  xFrameOptions: { action: 'deny' },
});

/** The same headers, for answers that do not come by an app. */
export const protection: Readonly<Record<string, string>> = headersBy(protect);

/** The headers that a middleware sets, whatever the request is. */
function headersBy(middleware: RequestHandler): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  middleware(request as Parameters<RequestHandler>[0], response as Parameters<RequestHandler>[1], () => {});
  return response.getHeaders() as Record<string, string>;
}
