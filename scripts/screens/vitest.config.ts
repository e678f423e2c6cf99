import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `npm run screens`: draws docs/screens/. No part of `npm test`, as it needs Chromium. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['scripts/screens/draw.ts'],
    globalSetup: ['tests/support/prepare-model.ts'],
    pool: 'forks',
    testTimeout: 300_000,
  },
});
