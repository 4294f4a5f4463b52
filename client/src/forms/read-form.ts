/** As many bytes as the services take in a body. */
const MOST = 32 * 1024;

/** Longer than any of ours, or no form at all, or only the beginning of one. */
export type FormFault = 'too long' | 'malformed';

/** The form that was sent, or why it cannot be read. */
export async function readForm(request: Request): Promise<FormData | FormFault> {
  if (Number(request.headers.get('content-length')) > MOST) return 'too long';
  const body = await readMost(request.body);
  // Its type has the boundary between the fields.
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  if (!body) return 'too long';
  try {
    return await new Response(body, { headers }).formData();
  } catch {
    return 'malformed';
  }
}

/** Counts what comes, as whoever sends it in pieces need not say how long it will be. */
async function readMost(stream: ReadableStream<Uint8Array> | null): Promise<Blob | undefined> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = stream?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    length += next.value.length;
    if (length > MOST) {
      await reader?.cancel();
      return undefined;
    }
    pieces.push(new Uint8Array(next.value));
  }
  return new Blob(pieces);
}
