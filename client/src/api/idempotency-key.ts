const BYTES = 16;

/** A key that no other request has. `crypto.randomUUID` would be missing where the site is visited without TLS. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
