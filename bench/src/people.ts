/** Asks as a person does. @returns the body. @throws {Error} for any other status. */
export async function ask(
  url: string,
  { method = 'GET', headers, body, status = 200 }: Question = {},
): Promise<string> {
  const json = body && { body: JSON.stringify(body) };
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(json && { 'content-type': 'application/json' }) },
    ...json,
  });
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${method} ${url} answered ${answer.status}: ${text}`);
  return text;
}

interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: object;
  status?: number;
}
