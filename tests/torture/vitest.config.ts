import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `npm run torture`: damage, kills and hostile input by the hundred, a crowd, and faults of Discord’s. Takes many minutes, so it is no part of `npm test`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: [
      'tests/torture/*.torture.ts',
      // What a stranger or a member may try, which `npm test` tries too.
      'tests/{security,operated,start-child}.test.ts',
      'tests/discord/{hostile,components/forged}.test.ts',
    ],
    globalSetup: ['tests/support/prepare-model.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
    // Counts and outcomes are the point of the run.
    disableConsoleIntercept: true,
  },
});
