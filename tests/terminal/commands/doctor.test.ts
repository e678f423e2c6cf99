import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verbatim } from '../../support/cli.js';
import { openDiscord } from '../../support/discord/session.js';
import { corpusFolder, embeddingsFolder, temporaryFolder, writeFiles } from '../../support/folders.js';
import { rotted } from '../../store/rotted.js';

interface Report {
  readonly ok: boolean;
  readonly checks: readonly { readonly id: string; readonly state: string; readonly message: string }[];
}

const heron = { 'heron.txt': 'Herons return\n\nA grey heron was seen at the harbour of Tarragona.' };
const states = ({ checks }: Report) => Object.fromEntries(checks.map(({ id, state }) => [id, state]));

describe('verbatim doctor', () => {
  test('without a token: says what is sound, what is missing and what was not looked at; exit code 0', async () => {
    const env = { SEEDS_DIR: corpusFolder(heron), EMBEDDINGS_DIR: embeddingsFolder() };
    const first = await verbatim(['doctor'], { env });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('✓ corpus: 1 file in');
    expect(first.stdout).toContain('✓ model: all-MiniLM-L6-v2 fp32 can be loaded');
    expect(first.stdout).toContain('! index: There is no index yet.\n    → npx verbatim index builds it now');
    expect(first.stdout).toContain('– discord: No DISCORD_TOKEN is set');
    expect(first.stdout.trimEnd()).toMatch(/Nothing is broken; warnings: 1; not checked: 1$/);

    await verbatim(['index'], { env });
    const second = await verbatim(['doctor', '--json'], { env });
    expect(states(JSON.parse(second.stdout) as Report)).toEqual({
      configuration: 'ok',
      corpus: 'ok',
      storage: 'ok',
      model: 'ok',
      index: 'ok',
      community: 'ok',
      discord: 'unchecked',
    });
    const other = await verbatim(['doctor', '--json'], { env: { ...env, EMBEDDING_PRECISION: 'int8' } });
    expect(states(JSON.parse(other.stdout) as Report)).toMatchObject({ index: 'warning', model: 'ok' });

    // As a failing disk does: no time of the file tells of it.
    rotted(join(env.EMBEDDINGS_DIR, 'index'), (bytes) => bytes.fill(0, bytes.length - 9));
    const third = await verbatim(['doctor'], { env });
    expect(third.code).toBe(1);
    expect(third.stdout).toMatch(/✗ index: The index .* is damaged/);
    const mended = await verbatim(['index', '--json'], { env });
    expect(JSON.parse(mended.stdout)).toMatchObject({
      rebuiltBecause: expect.stringContaining('not what was written') as string,
    });
  });

  test('with a token it asks Discord; the token is never printed; exit code 1 where something failed', async () => {
    const discord = await openDiscord();
    const token = 'MTIz.a-secret.token';
    const folder = temporaryFolder();
    writeFiles(folder, { file: '' });
    const env = {
      SEEDS_DIR: `${folder}/none`,
      EMBEDDINGS_DIR: `${folder}/file/below`,
      DISCORD_API_URL: discord.url,
      DISCORD_TOKEN: token,
    };
    const [text, json] = await Promise.all([verbatim(['doctor'], { env }), verbatim(['doctor', '--json'], { env })]);
    for (const { code, stdout, stderr } of [text, json]) {
      expect(code).toBe(1);
      expect(stdout + stderr).not.toContain(token);
    }
    expect(text.stdout).toContain('✗ discord.token: Discord refused the token.');
    expect(text.stdout).toContain('✗ storage:');
    const report = JSON.parse(json.stdout) as Report;
    expect(report.ok).toBe(false);
    expect(states(report)).toMatchObject({ corpus: 'failed', storage: 'failed', model: 'failed' });
  });

  test('names every problem of the configuration, and what it therefore could not look at', async () => {
    const env = { WATCH: 'perhaps', QUESTIONS_PER_MINUTE: '0', DISCORD_TOKEN: 'MTIz.a-secret.token' };
    const { code, stdout, stderr } = await verbatim(['doctor'], { env });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('✗ configuration: The configuration has 2 problems:');
    expect(stdout).toContain('- WATCH ("perhaps") is neither true nor false');
    expect(stdout).toContain('– discord: not looked at');
    expect(stdout).not.toContain('secret');
  });

  test('a model that would have to be downloaded is not', async () => {
    const env = {
      EMBEDDING_MODEL: 'Xenova/multilingual-e5-small',
      SEEDS_DIR: corpusFolder(heron),
      EMBEDDINGS_DIR: temporaryFolder(),
    };
    const { code, stdout } = await verbatim(['doctor', '--json'], { env });
    expect(code).toBe(0);
    expect(states(JSON.parse(stdout) as Report)).toMatchObject({ model: 'unchecked', index: 'warning' });
  });
});
