import { reachOf } from './reach.js';

describe('how far a loss reaches', () => {
  it.each(['payments', 'mongo-payments'])('is what needs %s', (name) => {
    expect(reachOf(name)).toMatchObject({ seamless: false, refusing: ['/api/payments'] });
  });

  it('is nowhere for what no request needs', () => {
    expect(reachOf('redis')).toEqual({ seamless: true, refusing: [] });
  });

  it.each(['gateway', 'nats-streaming'])('is anywhere for %s', (name) => {
    expect(reachOf(name)).toEqual({ seamless: false, refusing: undefined });
  });

  it.each(['reviews', 'mongo-reviews', 'toString'])('has to be said: it is not of %s', (name) => {
    expect(() => reachOf(name)).toThrow(`it is not said what needs ${name}`);
  });
});
