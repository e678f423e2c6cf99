import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
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
/** Articles of one sentence, so that what each file takes shows; and with --full articles as they are, of some passages each. */
const corpora = [
  { name: 'change', set: 'trecqa' },
  { name: 'change-long', set: 'news-half' },
];

/** Bringing an index up to date where little changed, and the start over a current one. */
export async function change({ full }) {
  const bare = await run('dist/cli.js', ['--version']);
  const rows = [row('nothing but --version', bare, '')];
  for (const corpus of full ? corpora : corpora.slice(0, 1)) rows.push(...(await changes(corpus)));
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

/** Indexing where nothing changed, and where one article did. */
async function changes({ name, set }) {
  const place = join(folder, name);
  const env = { EMBEDDINGS_DIR: place, SEEDS_DIR: join(place, 'seeds') };
  const config = readConfig({ ...process.env, ...env });
  if (!existsSync(config.seeds)) {
    mkdirSync(config.seeds, { recursive: true });
    let n = 0;
    for (const { title, text } of articles(files, set))
      writeFileSync(join(config.seeds, `${n++}.txt`), `Title: ${title ?? n}\n\n${text}\n`);
  }
  const { passages } = await ingest(await standIn(config));
  const index = async () => {
    const ran = await run('dist/cli.js', ['index', '--json'], { env });
    return { ...ran, embedded: JSON.parse(ran.output).embedded };
  };
  // Files written so shortly before they are indexed that they could have been written again unnoticed are read once more.
  await index();
  const unchanged = await index();
  const file = join(config.seeds, '7.txt');
  const said = `\n\nSomething else was reported at ${Date.now()}. `;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/\n\n(Something else was reported at \d+\. )?/, said));
  const changed = await index();
  const bytes = readdirSync(config.index).reduce((sum, one) => sum + statSync(join(config.index, one)).size, 0);
  const what = `${files} articles, ${passages} passages, ${Math.round(bytes / 2 ** 20)} MB`;
  return [
    row(`unchanged, ${what}`, unchanged, '< 1 s'),
    row(`one changed of ${what}`, changed, '< 2 s, its own passages'),
  ];
}

function row(what, { seconds, cpuSeconds, embedded = '' }, target) {
  return { what, seconds: rounded(seconds), cpuSeconds: rounded(cpuSeconds), embedded, target };
}
