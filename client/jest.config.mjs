import preset from '../infra/jest/preset.mjs';

const typescript = '^.+\\.tsx?$';
const [compiler, options] = preset.transform[typescript];

/** The shared preset, with JSX as Next compiles it and the path alias of tsconfig.json. */
export default {
  ...preset,
  transform: {
    [typescript]: [
      compiler,
      { ...options, jsc: { ...options.jsc, transform: { react: { runtime: 'automatic' } } } },
    ],
  },
  // The build has a copy of package.json.
  modulePathIgnorePatterns: ['<rootDir>/.next/'],
  moduleNameMapper: { ...preset.moduleNameMapper, '^@/(.*)$': '<rootDir>/src/$1' },
};
