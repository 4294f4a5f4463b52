export type EngineName = 'mongod' | 'nats-streaming-server' | 'redis-server' | 'chromium';

/** What checks manifests, alerts, images and workflows. */
export type ToolName = 'kustomize' | 'kubeconform' | 'kube-score' | 'promtool' | 'hadolint' | 'actionlint';

/** Takes one line of progress at a time. */
export type Report = (line: string) => void;

/** One way to get an engine onto this machine. */
export interface Source {
  /** What people are told, such as "MongoDB's download". */
  name: string;
  /** The host that has to answer. After a day on which it did not, it is asked again in its turn; until then, last. */
  host?: string;
  /**
   * Resolves to the executable's path. `folder` is empty and the source's own: an executable left in it moves into
   * the project's cache with everything around it; one elsewhere (a package manager put it there) stays where it is.
   */
  obtain(folder: string, report: Report): Promise<string>;
}

export interface Engine {
  name: EngineName | ToolName;
  /** The environment variable that overrides every other way. */
  variable: string;
  /** Names looked for on PATH, or absolute paths, best first. */
  executables: string[];
  /** What makes it print its version, where that is not `--version`. */
  versionArgument?: string;
  /** The oldest version that the services work with, such as "6.0". */
  atLeast?: string;
  /** The maker's download first, then package registries. */
  sources: Source[];
  /** How a person installs it. */
  install: { macOS: string; Debian: string };
}

/** A host that did not answer in seconds: as good as absent, and worth remembering. */
export class Unreachable extends Error {
  constructor(
    readonly host: string,
    reason: string,
  ) {
    super(`${host} cannot be reached (${reason})`);
  }
}
