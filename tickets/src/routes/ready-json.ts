import { createHash } from 'node:crypto';
import type { ReadyAnswer } from '@ticketing/common';
import type { Response } from 'express';

/** A value as it is sent to everybody who asks for that route. */
export function readyJson(route: string, value: unknown, link?: string): ReadyAnswer {
  const body = Buffer.from(JSON.stringify(value));
  return {
    route,
    body,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'private, no-cache',
      ETag: `"${createHash('sha256').update(body).digest('base64url')}"`,
      ...(link && { Link: link }),
    },
  };
}

export const sendPage = (response: Response, { headers, body }: ReadyAnswer) =>
  response.set(headers).send(body);
