import type { NextRequest } from 'next/server';
import { ApiError } from '@/api/api-error';
import { ingress } from '@/api/ingress';
import { foundationOf, judge, type Verdict } from './preflight';
import { wantsDocument } from './wants-document';

/** Looks whether there will be a page: only for documents, as scripts that are there can show anything. */
export async function lookAhead({ method, headers, nextUrl }: NextRequest): Promise<Verdict> {
  const { pathname } = nextUrl;
  const request = foundationOf(pathname);
  if (!request || method !== 'GET' || !wantsDocument(headers)) return 'as-asked';
  return judge(pathname, await statusOf(ingress(headers).get(request)));
}

async function statusOf(request: Promise<{ status: number }>): Promise<number> {
  try {
    return (await request).status;
  } catch (error) {
    if (error instanceof ApiError) return error.status;
    throw error;
  }
}
