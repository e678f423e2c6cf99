import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/prepare-model.ts'],
    pool: 'forks',
    // Two at a time: vitest takes one core less than there are, which on a small machine is one, while most tests wait on processes.
    maxWorkers: 2,
    // A slow or busy machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
