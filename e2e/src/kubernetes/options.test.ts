import { readOptions } from './options.js';

describe('the options of a proof', () => {
  it('are for the images that the nodes have, and for every step, unless they say otherwise', () => {
    expect(readOptions(['--kubeconfig', 'admin.conf'])).toEqual({
      kubeconfig: 'admin.conf',
      tag: 'ci',
      only: ['tests', 'kills', 'update'],
      replicated: false,
      keep: false,
      seed: 1,
      rate: 4,
    });
  });

  it('are for members of databases and broker when they say so', () => {
    expect(readOptions(['--kubeconfig', 'admin.conf', '--replicated'])).toMatchObject({ replicated: true });
  });

  it('take addresses with and without a slash at their end', () => {
    const args = ['--url', 'http://10.0.0.1/', '--registry', 'ghcr.io/owner/'];
    expect(readOptions(['--kubeconfig', 'admin.conf', ...args])).toMatchObject({
      url: 'http://10.0.0.1',
      registry: 'ghcr.io/owner',
    });
  });

  it.each([
    ['no kubeconfig', [], '--kubeconfig is missing'],
    ['a step that there is not', ['--only', 'kills,sales'], '--only sales is wrong'],
    ['no rate', ['--rate', '0'], '--rate 0 is wrong'],
    ['a seed that is no number', ['--seed', 'x'], '--seed x is wrong'],
    ['an option that there is not', ['--force'], "Unknown option '--force'"],
  ])('are refused with %s', (_, args, message) => {
    const kubeconfig = args.length > 0 ? ['--kubeconfig', 'admin.conf'] : [];
    expect(() => readOptions([...kubeconfig, ...args])).toThrow(message);
  });
});
