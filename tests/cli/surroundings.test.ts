import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { IndexReport, Status } from '../../src/types.js';
import { rottedVectors } from '../store/rotted.js';
import { type Ended, ended, start, verbatim } from '../support/cli.js';
import { corpusFolder, embeddingsFolder, temporaryFolder } from '../support/folders.js';
import { modelsDir, root } from '../support/paths.js';
import { QUESTION, articles, indexedCorpus, parse } from './indexed-corpus.js';

const { seeds, embeddings, run } = indexedCorpus();

describe('bad surroundings are told, with exit code 1 and nothing lost', () => {
  const ask = ['ask', QUESTION];
  /** A copy of the shared index, to be harmed. */
  function copy(): string {
    const folder = embeddingsFolder();
    cpSync(join(embeddings, 'index'), join(folder, 'index'), { recursive: true });
    return folder;
  }
  const failure = (stderr: RegExp) => ({ code: 1, stdout: '', stderr: expect.stringMatching(stderr) as string });
  /** One message, no stack. */
  const isClear = ({ stderr }: Ended) => expect(stderr).not.toContain('    at ');

  test('no index yet', async () => {
    expect(await verbatim(['status', '--embeddings', temporaryFolder()])).toEqual(
      expect.objectContaining(failure(/^There is no index .*npx verbatim index\n$/)),
    );
  });

  test('no corpus', async () => {
    const missing = join(temporaryFolder(), 'nowhere');
    const result = await verbatim(['--seeds', missing, '--embeddings', copy(), ...ask]);
    expect(result).toMatchObject(failure(/^There is no corpus at .*nowhere\. Create that folder/));
    isClear(result);
  });

  test('an empty corpus', async () => {
    const folder = copy();
    const empty = corpusFolder({ 'nothing.txt': '' });
    const result = await verbatim(['--seeds', empty, '--embeddings', folder, ...ask]);
    expect(result).toMatchObject(failure(/^No article could be read[^]*nothing\.txt is empty/));
    isClear(result);
    expect(parse<Status>(await verbatim(['status', '--json', '--embeddings', folder])).articles).toBe(3);
  });

  test('wrong variables, all at once', async () => {
    const env = { EMBEDDING_PRECISION: 'fp16', WATCH: 'perhaps', HEALTH_PORT: '99999', ASK_CHANNEL_IDS: 'general' };
    const result = await run(ask, { env });
    expect(result).toMatchObject(failure(/4 problems/));
    for (const name of Object.keys(env)) expect(result.stderr).toContain(name);
    isClear(result);
  });

  test('a damaged database: built again, and the question answered', async () => {
    const folder = copy();
    const database = join(folder, 'index', 'verbatim.db');
    const whole = readFileSync(database);
    writeFileSync(database, Buffer.concat([whole.subarray(0, 4_096), Buffer.alloc(whole.length - 4_096, 0xff)]));
    const result = await verbatim(['--seeds', seeds, '--embeddings', folder, ...ask]);
    expect(result).toMatchObject({ code: 0, stdout: expect.stringContaining('almond shells') as string });
    expect(result.stderr).toContain('the index was damaged');
    isClear(result);
  });

  test('a damaged text: never quoted, built again by whoever asks about it or indexes', async () => {
    const folder = copy();
    const database = join(folder, 'index', 'verbatim.db');
    const bytes = readFileSync(database);
    bytes.write('walnut', bytes.indexOf('almond shells'), 'utf8');
    const harm = () => writeFileSync(database, bytes);
    harm();
    const asked = await verbatim(['--seeds', seeds, '--embeddings', folder, ...ask]);
    expect(asked).toMatchObject({ code: 0, stdout: expect.stringContaining('almond shells') as string });
    expect(asked.stderr).toContain('the index was damaged');
    harm();
    const indexed = await verbatim(['--seeds', seeds, '--embeddings', folder, 'index']);
    expect(indexed).toMatchObject({ code: 0, stdout: expect.stringContaining('the index was damaged') as string });
  });

  test('a damaged vector file: built again before anything is asked', async () => {
    const folder = copy();
    const [name] = readdirSync(join(folder, 'index')).filter((file) => file.endsWith('.hnsw'));
    const path = join(folder, 'index', name!);
    const before = readFileSync(path);
    writeFileSync(path, Buffer.from(before).fill(0x55, 200, 300));
    const result = await verbatim(['--seeds', seeds, '--embeddings', folder, ...ask]);
    expect(result).toMatchObject({ code: 0, stdout: expect.stringContaining('almond shells') as string, stderr: '' });
    const [again] = readdirSync(join(folder, 'index')).filter((file) => file.endsWith('.hnsw'));
    expect(readFileSync(join(folder, 'index', again!))).toHaveLength(before.length);
    expect(readFileSync(join(folder, 'index', again!)).subarray(200, 300)).not.toEqual(Buffer.alloc(100, 0x55));
  });

  test('a vector file that rotted without a trace in its times: answered, told, and built again at the next run', async () => {
    const folder = copy();
    await verbatim(['--seeds', seeds, '--embeddings', folder, ...ask]);
    const [name] = readdirSync(join(folder, 'index')).filter((file) => file.endsWith('.hnsw'));
    rottedVectors(join(folder, 'index'), name!, (bytes) => bytes.fill(0x55, 200, 300));
    const first = await verbatim(['--seeds', seeds, '--embeddings', folder, ...ask]);
    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('almond shells') as string });
    expect(first.stderr).toContain(name);
    const second = await verbatim(['--seeds', seeds, '--embeddings', folder, ...ask]);
    expect(second).toMatchObject({ code: 0, stdout: first.stdout, stderr: '' });
  });

  test('a damaged model: written again', async () => {
    const folder = temporaryFolder();
    cpSync(modelsDir, join(folder, 'model'), { recursive: true });
    cpSync(join(embeddings, 'index'), join(folder, 'index'), { recursive: true });
    const path = join(folder, 'model', 'all-MiniLM-L6-v2', 'onnx', 'model.onnx');
    writeFileSync(path, readFileSync(path).fill(0, 1_000, 2_000));
    const result = await verbatim(['--seeds', seeds, '--embeddings', folder, ...ask]);
    expect(result).toMatchObject({ code: 0, stdout: expect.stringContaining('almond shells') as string, stderr: '' });
  });

  test('two processes at once: one indexes, the other says so, and both end well', async () => {
    const folder = embeddingsFolder();
    const args = ['--seeds', seeds, '--embeddings', folder, 'index'];
    const results = await Promise.all([verbatim(args), verbatim(args)]);
    const codes = results.map(({ code }) => code).sort();
    // Where the machine is slow to start one of them, both succeed, one after the other.
    expect([
      [0, 0],
      [0, 1],
    ]).toContainEqual(codes);
    for (const result of results) {
      if (result.code === 1) expect(result).toMatchObject(failure(/^Another process is indexing into/));
      isClear(result);
    }
    expect(parse<Status>(await verbatim(['status', '--json', '--embeddings', folder])).articles).toBe(3);
  });

  const isRoot = process.getuid?.() === 0;
  const NOBODY = 65_534;
  /** Whether another user may run the program where it lies. */
  const othersCanRun =
    isRoot &&
    spawnSync(process.execPath, [join(root, 'dist/cli.js'), '--version'], { uid: NOBODY, gid: NOBODY, cwd: '/' })
      .status === 0;

  test.skipIf(!othersCanRun)('[needs root] a corpus without read permission', async () => {
    const closed = corpusFolder({ 'a.txt': 'A sentence.' });
    chmodSync(closed, 0o000);
    const folder = embeddingsFolder();
    chmodSync(folder, 0o777);
    const result = await verbatim(['--seeds', closed, '--embeddings', folder, ...ask], { user: NOBODY });
    expect(result).toMatchObject(failure(/^The corpus at .* cannot be read \(EACCES/));
    isClear(result);
  });

  test.skipIf(!othersCanRun)(
    '[needs root] a file and a folder without read permission: the rest is indexed',
    async () => {
      const partly = corpusFolder({
        'a.txt': 'The lighthouse is green.',
        'b.txt': 'Closed.',
        'closed/c.txt': 'Closed too.',
      });
      chmodSync(join(partly, 'b.txt'), 0o000);
      chmodSync(join(partly, 'closed'), 0o000);
      const folder = embeddingsFolder();
      chmodSync(folder, 0o777);
      const result = await verbatim(['--seeds', partly, '--embeddings', folder, 'index', '--json'], { user: NOBODY });
      const report = parse<IndexReport>(result);
      expect(report.articles).toBe(1);
      expect(report.skipped.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
        'b.txt FILE_UNREADABLE',
        'closed/ FILE_UNREADABLE',
      ]);
    },
  );

  test.skipIf(!othersCanRun)('[needs root] a place for the index that may not be written to', async () => {
    const ask = ['ask', QUESTION];
    const fresh = await verbatim(['--seeds', seeds, '--embeddings', embeddingsFolder(), ...ask], { user: NOBODY });
    expect(fresh).toMatchObject(failure(/cannot be written .*The previous index, if there was one, is unharmed/));
    isClear(fresh);
    const model = await verbatim(['--seeds', seeds, '--embeddings', temporaryFolder(), ...ask], { user: NOBODY });
    expect(model).toMatchObject(failure(/cannot be written/));
    isClear(model);

    const folder = copy();
    const changed = corpusFolder({ ...articles, 'new.txt': 'Something new.' });
    const update = await verbatim(['--seeds', changed, '--embeddings', folder, ...ask], { user: NOBODY });
    expect(update).toMatchObject(failure(/cannot be written/));
    isClear(update);
    expect(parse<Status>(await verbatim(['status', '--json', '--embeddings', folder])).articles).toBe(3);
  });
});
test('a process that is told to end in the midst of indexing leaves no lock behind', async () => {
  const folder = embeddingsFolder();
  mkdirSync(join(folder, 'index'));
  const child = start(['--seeds', seeds, '--embeddings', folder, 'index']);
  const end = ended(child);
  await new Promise((resolve) => setTimeout(resolve, 400));
  child.kill('SIGTERM');
  await end;
  expect(await verbatim(['--seeds', seeds, '--embeddings', folder, 'index'])).toMatchObject({ code: 0 });
});
