import { loadConfig } from './config';

describe('loadConfig', () => {
  it('reads the address of the ingress', () => {
    expect(loadConfig({ NODE_ENV: 'test', INGRESS_URL: 'http://127.0.0.1:3000' })).toEqual({
      ingressUrl: 'http://127.0.0.1:3000',
    });
  });

  it.each([undefined, '', 'not an address'])('refuses %j and names the variable', (INGRESS_URL) => {
    expect(() => loadConfig({ NODE_ENV: 'test', INGRESS_URL })).toThrow('INGRESS_URL');
  });
});
