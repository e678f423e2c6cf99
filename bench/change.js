import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../dist/config.js';
import { ingest } from '../dist/ingest/ingest.js';
import { run } from './child.js';
import { articles } from './corpus.js';
import { rounded } from './figures.js';
import { configOf, largeIndex } from './large-index.js';
import { folder } from './machine.js';
import { standIn } from './stand-in.js';

const files = 10_000;

/** Bringing an index up to date where little changed, and the start over a current one. */
export async function change({ full }) {
  const place = join(folder, 'change');
  const env = { EMBEDDINGS_DIR: place, SEEDS_DIR: join(place, 'seeds') };
  const config = readConfig({ ...process.env, ...env });
  if (!existsSync(config.seeds)) {
    mkdirSync(config.seeds, { recursive: true });
    let n = 0;
    for (const { title, text } of articles(files, 'trecqa'))
      writeFileSync(join(config.seeds, `${n++}.txt`), `Title: ${title ?? n}\n\n${text}\n`);
  }
  await ingest(await standIn(config));

  const index = async () => {
    const ran = await run('dist/cli.js', ['index', '--json'], { env });
    return { ...ran, embedded: JSON.parse(ran.output).embedded };
  };
  const bare = await run('dist/cli.js', ['--version']);
  // Files written so shortly before they are indexed that they could have been written again unnoticed are read once more.
  await index();
  const unchanged = await index();
  writeFileSync(join(config.seeds, '7.txt'), `Title: A change\n\nSomething else was reported at ${Date.now()}.\n`);
  const changed = await index();
  const rows = [
    row('nothing but --version', bare, ''),
    row(`unchanged, ${files} articles`, unchanged, '< 1 s'),
    row(`one changed of ${files}`, changed, '< 2 s, its own passages'),
  ];
  const size = full ? 100_000 : 10_000;
  await largeIndex(size);
  const { embeddings, seeds } = configOf(size);
  const large = { EMBEDDINGS_DIR: embeddings, SEEDS_DIR: seeds };
  // The question is repeated before it is answered, and the index looked at afterwards.
  const asked = { env: large, input: 'When was the summit held?\n', first: /^> .*\n./s };
  const started = await run('dist/main.js', [], asked);
  return [
    ...rows,
    row(`npm start to the first answer, ${size} passages`, { ...started, seconds: started.firstOutput }, '< 3 s'),
  ];
}

function row(what, { seconds, cpuSeconds, embedded = '' }, target) {
  return { what, seconds: rounded(seconds), cpuSeconds: rounded(cpuSeconds), embedded, target };
}
