import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createProcessReader } from '../../src/articles/process.js';
import { heron } from '../ingest/indexing.js';
import { temporaryFolder } from '../support/folders.js';
import { isRunning } from '../support/processes.js';
import { collect } from '../support/read-articles.js';

const real = fileURLToPath(new URL('../../dist/articles/child.js', import.meta.url));

/** A process that does `script` for each file it is asked for, with `told` and `request` at hand, and notes its own id. */
function processOf(script: string): string {
  const entry = join(temporaryFolder(), 'child.mjs');
  const head = `const told = (items, done = true) => process.send({ items, done });
    const article = (title) => ({ kind: 'article', article: { title: title + ' of ' + process.pid } });`;
  writeFileSync(entry, `${head} process.on('message', (request) => { ${script} });`);
  return entry;
}

function reader(entry: string, deadline?: number) {
  const opened = createProcessReader({ entry, ...(deadline === undefined ? {} : { deadline }) });
  onTestFinished(() => opened.close());
  return (name: string, content = heron) => {
    const absolute = join(temporaryFolder(), name);
    writeFileSync(absolute, content);
    return collect(opened.read({ path: name, absolute }));
  };
}

const tooHard = (path: string, cause: string) => ({
  kind: 'skipped',
  path,
  code: 'FILE_TOO_HARD',
  reason: expect.stringContaining(cause) as string,
});
const heart = [{ kind: 'bytes', settled: true }, { kind: 'article' }];

test('the real process reads one file after the other, and a long one piece by piece', async () => {
  const read = reader(real);
  const lines = Array.from({ length: 150 }, (_, n) => JSON.stringify({ id: `${n}`, text: heron }));
  expect(await read('a.txt')).toMatchObject(heart);
  const items = await read('a.jsonl', lines.join('\n'));
  expect(items.flatMap((item) => (item.kind === 'article' ? [item.article.id] : []))).toEqual(
    lines.map((_, n) => `${n}`),
  );
  expect(await read('a.html', '<p>'.repeat(10))).toMatchObject([{ kind: 'bytes' }, { code: 'FILE_NO_TEXT' }]);
});

test('a file that takes forever is named, its process ended, and the next one read', async () => {
  const hangs = `if (request.file.path === 'bad.txt') for (;;); told([{ kind: 'bytes', hash: '1', settled: true }, article('The heron')]);`;
  const read = reader(processOf(hangs), 0.5);
  expect(await read('bad.txt')).toMatchObject([
    { kind: 'bytes', hash: '', settled: true },
    tooHard('bad.txt', 'it took more than 0.5 seconds'),
  ]);
  expect(await read('good.txt')).toMatchObject(heart);
});

test('a file that its reader dies of is tried a second time, then named, and the next one read', async () => {
  const log = join(temporaryFolder(), 'log');
  const note = `import { appendFileSync } from 'node:fs';`;
  const dies = `appendFileSync(${JSON.stringify(log)}, request.file.path);
    if (request.file.path === 'bad.txt') process.abort(); told([{ kind: 'bytes', hash: '1', settled: true }, article('The heron')]);`;
  const entry = processOf(dies);
  writeFileSync(entry, note, { flag: 'a' });
  const read = reader(entry);
  expect(await read('bad.txt')).toMatchObject([{ kind: 'bytes', settled: true }, tooHard('bad.txt', 'SIGABRT')]);
  expect(await read('good.txt')).toMatchObject(heart);
});

test('a file whose reader was killed may be read next time, unlike one that is more than its bounded memory holds', async () => {
  const read = reader(processOf(`process.kill(process.pid, request.file.path === 'big.txt' ? 'SIGABRT' : 'SIGKILL');`));
  const [killed] = await read('killed.txt');
  expect(killed).toEqual({ kind: 'bytes', hash: '', settled: false });
  const [big] = await read('big.txt');
  expect(big).toEqual({ kind: 'bytes', hash: '', settled: true });
});

test('a file whose reader was killed in the middle is told of once more, as one that may be read whole next time', async () => {
  const dies = `if (request.kind === 'more' || request.from > 0) process.kill(process.pid, 'SIGKILL');
    else told([{ kind: 'bytes', hash: '1', settled: true }, article('The heron')], false);`;
  expect(await reader(processOf(dies))('a.jsonl')).toMatchObject([
    ...heart,
    { kind: 'bytes', hash: '', settled: false },
    tooHard('a.jsonl', 'SIGKILL'),
  ]);
});

test('what was told before the reader died is not told twice', async () => {
  const dies = `if (request.kind === 'more') process.abort();
    told([{ kind: 'bytes', hash: '1', settled: true }, article('One')].slice(request.from), request.from > 0);`;
  const items = await reader(processOf(dies))('a.jsonl');
  expect(items).toMatchObject(heart);
});

test('who stops in the middle of a file gets the next one whole', async () => {
  const half = `told([article(request.file?.path ?? 'more')], request.file?.path === 'good.txt');`;
  const opened = createProcessReader({ entry: processOf(half) });
  onTestFinished(() => opened.close());
  for await (const item of opened.read({ path: 'bad.txt', absolute: '' })) if (item.kind === 'article') break;
  const items = await collect(opened.read({ path: 'good.txt', absolute: '' }));
  expect(items).toMatchObject([{ article: { title: expect.stringContaining('good.txt') as string } }]);
});

test('a process that cannot be started is no file’s fault', async () => {
  const items = reader(join(temporaryFolder(), 'none.js'))('a.txt');
  expect(await items).toMatchObject([{ kind: 'bytes' }, tooHard('a.txt', 'ended with code 1')]);
});

test('a reader ends with the process that started it, though it never lets go', async () => {
  const entry = join(temporaryFolder(), 'parent.mjs');
  const watch = new URL('../../dist/articles/end-with-parent.js', import.meta.url).href;
  const child = join(temporaryFolder(), 'endless.mjs');
  writeFileSync(
    child,
    `import { endWithParent } from '${watch}'; endWithParent(); process.send(process.pid, () => { for (;;); });`,
  );
  writeFileSync(
    entry,
    `import { fork } from 'node:child_process';
     fork(${JSON.stringify(child)}).on('message', (pid) => process.send(pid, () => process.kill(process.pid, 'SIGKILL')));`,
  );
  const { fork } = await import('node:child_process');
  const pid = await new Promise<number>((resolve) => fork(entry).on('message', (told) => resolve(told as number)));
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
});
