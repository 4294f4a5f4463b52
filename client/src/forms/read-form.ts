/** As many bytes as the services take in a body. */
const MOST = 32 * 1024;

/** The form that was sent; undefined when it is longer than any of ours. */
export async function readForm(request: Request): Promise<FormData | undefined> {
  if (Number(request.headers.get('content-length')) > MOST) return undefined;
  const body = await readMost(request.body);
  // Its type has the boundary between the fields.
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return body && new Response(body, { headers }).formData();
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
