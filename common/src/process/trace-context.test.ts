import { continueTrace, currentTrace, currentTraceparent, runInTrace } from './trace-context.js';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

describe('continueTrace', () => {
  it('keeps the trace and takes a step of its own', () => {
    const step = continueTrace(traceparent, 'request');
    expect(step).toEqual({
      traceId,
      spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
      sampled: true,
      requestId: 'request',
    });
    expect(step.spanId).not.toBe('b7ad6b7169203331');
  });

  it.each([
    ['nothing', undefined],
    ['text', 'hello'],
    ['a short id', '00-0af7-b7ad6b7169203331-01'],
    ['capitals', traceparent.toUpperCase()],
    ['the id that is no id', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
    ['the version that is no version', `ff-${traceId}-b7ad6b7169203331-01`],
  ])('begins a new trace with %s', (_name, given) => {
    const first = continueTrace(given);
    expect(first.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(given ?? '').not.toContain(first.traceId);
    expect(first.traceId).not.toBe(continueTrace(given).traceId);
  });

  it('gives no two traces or steps the same id', () => {
    const steps = Array.from({ length: 2_000 }, () => continueTrace());
    const ids = steps.flatMap(({ traceId, spanId }) => [traceId.slice(0, 16), traceId.slice(16), spanId]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['as ingress-nginx writes it', traceId],
    ['as Envoy writes it', '0AF76519-16cd-43dd-8448-eb211c80319c'],
  ])('takes a request’s id for that of the trace, %s', (_how, requestId) => {
    expect(continueTrace(undefined, requestId)).toMatchObject({ traceId, requestId });
    expect(continueTrace('hello', requestId).traceId).toBe(traceId);
    expect(continueTrace(`00-${'1'.repeat(32)}-b7ad6b7169203331-01`, requestId).traceId).toBe('1'.repeat(32));
  });

  it.each(['', 'quote-me-1', '0'.repeat(32), `${traceId}0`, '0af765-1916cd43dd8448eb211c80319c'])(
    'begins a new trace with the request’s id %j',
    (requestId) => {
      const { traceId: begun } = continueTrace(undefined, requestId);
      expect(begun).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
      expect(begun).not.toBe(requestId);
    },
  );

  it('reads a later version of the standard, which may say more', () => {
    expect(continueTrace(`cc-${traceId}-b7ad6b7169203331-01-more`).traceId).toBe(traceId);
  });
});

describe('the current trace', () => {
  it('is that of the work that runs, across its pauses, and of nobody else', async () => {
    const [one, other] = [continueTrace(), continueTrace()];
    const look = async () => {
      await new Promise(setImmediate);
      return currentTrace();
    };
    expect(await Promise.all([runInTrace(one, look), look(), runInTrace(other, look)])).toEqual([
      one,
      undefined,
      other,
    ]);
  });

  it('goes on to the next service', () => {
    const step = continueTrace(traceparent);
    expect(runInTrace(step, currentTraceparent)).toBe(`00-${traceId}-${step.spanId}-01`);
  });

  it('begins when there is none, so that whatever goes on can be followed', () => {
    const begun = currentTraceparent();
    expect(begun).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(continueTrace(begun).traceId).not.toBe(continueTrace(currentTraceparent()).traceId);
  });
});
