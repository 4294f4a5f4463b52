interface Exception {
  why: string;
  check: string;
  /** Of all objects, when it is left out. */
  object?: RegExp;
  /** In all variants, when it is left out. */
  variant?: RegExp;
}

const dev = /^overlays\/dev$/;

/** What kube-score complains of, and we do on purpose. */
const exceptions: Exception[] = [
  {
    why: 'Every image has a version that is never given to another, so there is nothing to ask a registry for again.',
    check: 'container-image-pull-policy',
  },
  {
    why: 'Spread constraints do the same, and also count the pods of one version alone.',
    check: 'deployment-has-host-podantiaffinity',
  },
  { why: 'Spread constraints again.', check: 'statefulset-has-host-podantiaffinity' },
  {
    why: 'A database that is alone is there or not: whether it takes connections says both. Members of a set say more.',
    check: 'pod-probes-identical',
    object: /mongo-/,
    variant: /^(?!overlays\/(production|ci-replicated)$|components\/mongo-replica-set$)/,
  },
  {
    why: 'Names of pods are for members. One alone has an address that stays, as src/addresses-that-stay.test.ts says.',
    check: 'statefulset-has-servicename',
    object: /mongo-|nats-streaming|redis|stripe-stand-in|mailpit/,
  },
  {
    why: 'A file is all that the client answers by itself: its pages are made of what the services say.',
    check: 'pod-probes-identical',
    object: /\/client$/,
  },
  {
    why: 'Every path that the local gateway knows is answered by somebody else, so both ask for its port.',
    check: 'pod-probes-identical',
    object: /\/local-gateway$/,
  },
  {
    why: 'For working on it, where nobody minds that it is replaced.',
    check: 'deployment-replicas',
    object: /\/local-gateway$/,
  },
  {
    why: 'Its pods are made by cert-manager, when it has to answer for a certificate.',
    check: 'networkpolicy-targets-pod',
    object: /acme-solver/,
  },
  {
    why: 'Skaffold copies edited sources into the container.',
    check: 'container-security-context-readonlyrootfilesystem',
    variant: dev,
  },
  {
    why: 'The base has one of each, which is enough to work on: other overlays say how many.',
    check: 'horizontalpodautoscaler-replicas',
    variant: /^overlays\/dev$|^components\//,
  },
];

export const isExcepted = (check: string, object: string, variant: string): boolean =>
  exceptions.some(
    (one) =>
      one.check === check && (one.object?.test(object) ?? true) && (one.variant?.test(variant) ?? true),
  );
