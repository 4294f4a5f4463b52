interface Config {
  ingressUrl: string;
  /** Where this server is asked by itself. */
  ownUrl: string;
}

/** The only reader of the environment. Browsers need no configuration: they ask the page's own origin. */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const { INGRESS_URL: ingressUrl, PORT: port = '3000' } = environment;
  if (!ingressUrl || !URL.canParse(ingressUrl)) {
    throw new Error('INGRESS_URL must be the address of the ingress, such as http://127.0.0.1:3000');
  }
  return { ingressUrl, ownUrl: `http://127.0.0.1:${port}` };
}
