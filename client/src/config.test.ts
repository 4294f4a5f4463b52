import { loadConfig } from './config';

describe('loadConfig', () => {
  it('reads the address of the ingress, and where this server listens', () => {
    const INGRESS_URL = 'http://127.0.0.1:8080';
    expect(loadConfig({ NODE_ENV: 'test', INGRESS_URL, PORT: '4000' })).toEqual({
      ingressUrl: INGRESS_URL,
      ownUrl: 'http://127.0.0.1:4000',
    });
    expect(loadConfig({ NODE_ENV: 'test', INGRESS_URL }).ownUrl).toBe('http://127.0.0.1:3000');
  });

  it.each([undefined, '', 'not an address'])('refuses %j and names the variable', (INGRESS_URL) => {
    expect(() => loadConfig({ NODE_ENV: 'test', INGRESS_URL })).toThrow('INGRESS_URL');
  });
});
