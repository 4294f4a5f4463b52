import { services } from '@ticketing/local/topology';
import type { Options } from './options.js';

const images = [...services, 'client', 'stripe-stand-in'];

/** The overlay with the images of that registry and tag, as a kustomization.yaml (JSON is YAML). */
export const kustomizationOf = (overlay: string, { registry, tag }: Pick<Options, 'registry' | 'tag'>) =>
  JSON.stringify({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [overlay],
    images: images.map((name) => ({
      name: `ticketing/${name}`,
      ...(registry !== undefined && { newName: `${registry}/${name}` }),
      newTag: tag,
    })),
  });
