import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app knows it; many heed no other parameters. `period` in seconds. */
const parameters = { algorithm: 'SHA1', digits: 6, period: 30 };
/** In bytes: RFC 4226, section 4, R6, recommends 160 bits. */
const SECRET = 20;
/** How many steps before and after this one count, as clocks differ and typing takes its time. */
const WINDOW = 1;
/** What an app shows the account under, before its address. */
const ISSUER = 'Ticketing';

/** A new secret, in base32, as people can type it. */
export const newSecret = (): string => new Secret({ size: SECRET }).base32;

/** The `otpauth://` address by which an app takes the secret over. */
export const addressOf = (secret: string, email: string): string =>
  new TOTP({ ...parameters, issuer: ISSUER, label: email, secret }).toString();

/** Which time step a code belongs to; undefined when it is that of none around now. */
export function stepOf(code: string, secret: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const distance = new TOTP({ ...parameters, secret }).validate({ token: code, timestamp, window: WINDOW });
  return distance === null ? undefined : TOTP.counter({ period: parameters.period, timestamp }) + distance;
}
