declare module 'mongoose-update-if-current/lib/version-occ-plugin.js' {
  export function versionOCCPlugin(schema: import('mongoose').Schema): void;
}
