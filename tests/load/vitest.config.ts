import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `npm run load`: how the bot bears a crowd. Takes minutes and wants a quiet machine, so it is no part of `npm test`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/load/*.load.ts'],
    globalSetup: ['tests/support/prepare-model.ts'],
    pool: 'forks',
    testTimeout: 300_000,
  },
});
