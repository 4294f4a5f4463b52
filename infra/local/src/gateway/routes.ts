import { parse } from 'yaml';

export interface Route {
  /** The path's segments: ['api', 'users']. */
  prefix: string[];
  /** The name of the Kubernetes service behind it. */
  service: string;
}

/** The pages of infra/local/src/development, which no cluster has and so no manifest. */
export const developmentRoutes: Route[] = [
  { prefix: ['api', 'docs'], service: 'development-srv' },
  { prefix: ['dev'], service: 'development-srv' },
];

/** The routes of an Ingress manifest, the longest prefix first. */
export function readRoutes(manifest: string): Route[] {
  const ingress = parse(manifest) as Ingress;
  return ingress.spec.rules
    .flatMap((rule) => rule.http.paths)
    .map(({ path, pathType, backend }) => {
      if (pathType !== 'Prefix') throw new Error(`The gateway knows no pathType ${pathType} (${path})`);
      return { prefix: segments(path), service: backend.service.name };
    })
    .sort((a, b) => b.prefix.length - a.prefix.length);
}

/** Matches whole segments, as Kubernetes' Prefix does: /api/users and /api/users/1 but not /api/usersx. */
export function findRoute(routes: Route[], url: string): Route | undefined {
  const path = segments(url.split('?', 1)[0] ?? '');
  return routes.find(({ prefix }) => prefix.every((segment, i) => segment === path[i]));
}

interface Ingress {
  spec: {
    rules: {
      http: { paths: { path: string; pathType: string; backend: { service: { name: string } } }[] };
    }[];
  };
}

function segments(path: string): string[] {
  return path.split('/').filter(Boolean);
}
