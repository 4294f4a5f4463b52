import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Report, Unreachable } from './engine.js';

const connectSeconds = 5;
const stallSeconds = 30;

export interface Download {
  url: string;
  file: string;
  /** What the maker publishes for it, in hex. */
  sha256: string;
  report: Report;
}

/** Saves a file of a maker, telling its progress in MB, and rejects unless it is the very file that the maker published. */
export async function download({ url, file, sha256, report }: Download): Promise<void> {
  const { response, watchdog } = await open(url);
  const total = Number(response.headers.get('content-length')) || undefined;
  const hash = createHash('sha256');
  let received = 0;
  let reported = 0;

  async function* measure(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      watchdog.refresh();
      hash.update(chunk);
      received += chunk.length;
      if (received === total || received - reported > 1_000_000) {
        reported = received;
        report(`${new URL(url).host}: ${progress(received, total)}`);
      }
      yield chunk;
    }
  }

  try {
    if (!response.body) throw new Error(`${url} has no content`);
    await pipeline(Readable.fromWeb(response.body), measure, createWriteStream(file));
  } finally {
    clearTimeout(watchdog);
  }
  if (hash.digest('hex') !== sha256)
    throw new Error(`${url} does not have the checksum that its maker published`);
}

/** The checksum of `file` in a maker's list, whose lines are `<sha256>  <file>`. */
export async function publishedChecksum(listUrl: string, file: string): Promise<string> {
  const { response, watchdog } = await open(listUrl);
  try {
    const line = (await response.text()).split('\n').find((line) => line.trim().endsWith(file));
    const sha256 = line?.trim().split(/\s+/)[0];
    if (!sha256) throw new Error(`${listUrl} does not list ${file}`);
    return sha256;
  } finally {
    clearTimeout(watchdog);
  }
}

/** Rejects with Unreachable when nothing answers at the address in a few seconds. */
export async function probe(url: string): Promise<void> {
  const { response, watchdog } = await open(url, { method: 'HEAD', anyStatus: true });
  clearTimeout(watchdog);
  await response.body?.cancel();
}

interface Opened {
  response: Response;
  /** Ends the transfer when it is not refreshed. */
  watchdog: NodeJS.Timeout;
}

async function open(url: string, { method = 'GET', anyStatus = false } = {}): Promise<Opened> {
  const connecting = new AbortController();
  const patience = setTimeout(() => connecting.abort(), connectSeconds * 1000);
  const stalled = new AbortController();
  const signal = AbortSignal.any([connecting.signal, stalled.signal]);
  try {
    const response = await fetch(url, { method, signal });
    if (!response.ok && !anyStatus) throw new Error(`${url} answers ${response.status}`);
    const watchdog = setTimeout(
      () => stalled.abort(new Error(`${url} sent nothing for ${stallSeconds} s`)),
      stallSeconds * 1000,
    );
    return { response, watchdog };
  } catch (error) {
    throw connecting.signal.aborted
      ? new Unreachable(new URL(url).host, `no answer within ${connectSeconds} s`)
      : asUnreachable(error, url);
  } finally {
    clearTimeout(patience);
  }
}

/** fetch hides why a connection failed in the cause of a TypeError. */
function asUnreachable(error: unknown, url: string): unknown {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code ? new Unreachable(new URL(url).host, cause.code) : error;
}

function progress(received: number, total: number | undefined): string {
  const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
  return total ? `${megabytes(received)} of ${megabytes(total)} MB` : `${megabytes(received)} MB`;
}
