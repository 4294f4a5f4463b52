import { randomBytes } from 'node:crypto';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { system } from './system.js';

export const password = 'correct horse battery';

export const someEmail = () => `${randomBytes(8).toString('hex')}@example.com`;

/** Someone who speaks to the marketplace through the gateway, as a browser would. */
export interface Person {
  email: string;
  id: string;
  /** Of the session, as `name=value`. */
  cookie: string;
  http: AxiosInstance;
}

/** A client that reports every status instead of throwing. */
export const visitor = (headers: Record<string, string> = {}): AxiosInstance =>
  axios.create({ baseURL: system.url, headers, validateStatus: () => true, timeout: 15_000 });

/** Signs somebody new up, with a browser that calls itself so. */
export async function someone(email = someEmail(), agent = 'axios'): Promise<Person> {
  const answer = await visitor({ 'User-Agent': agent }).post('/api/users/signup', { email, password });
  expectStatus(answer, 201);
  const cookie = cookieOf(answer);
  return { email, id: answer.data.id, cookie, http: visitor({ Cookie: cookie }) };
}

/** The same person on another device. */
export async function signInAgain({ email }: Person): Promise<Person> {
  const answer = await visitor().post('/api/users/signin', { email, password });
  expectStatus(answer, 200);
  const cookie = cookieOf(answer);
  return { email, id: answer.data.id, cookie, http: visitor({ Cookie: cookie }) };
}

/** As many new people as asked for, a few at a time: signing up is dear by design. */
export async function people(count: number): Promise<Person[]> {
  const all: Person[] = [];
  while (all.length < count) {
    all.push(
      ...(await Promise.all(Array.from({ length: Math.min(8, count - all.length) }, () => someone()))),
    );
  }
  return all;
}

const cookieOf = (answer: AxiosResponse) =>
  String(answer.headers['set-cookie']?.[0]).split(';', 1)[0] as string;

/** Fails with what was answered, unless that is that status, for that reason. */
export function expectRefusal(answer: AxiosResponse, status: number, reason: string): void {
  expectStatus(answer, status);
  const [{ message = '' } = {}] = answer.data.errors ?? [];
  if (message !== reason) throw new Error(`refused by "${message}" and not by "${reason}"`);
}

/** Fails with what was answered. */
export function expectStatus(answer: AxiosResponse, status: number): void {
  if (answer.status === status) return;
  const { method, url } = answer.config;
  throw new Error(
    `${method} ${url}: expected ${status}, got ${answer.status} ${JSON.stringify(answer.data)}`,
  );
}
