import { cpSync, existsSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { lazyModel, openLocalEngine } from '../../src/app.js';
import { COMMUNITY } from '../../src/community/community.js';
import { readConfig } from '../../src/config.js';
import { newAnswer, opened } from '../community/opened.js';
import { temporaryFolder, writeFiles } from '../support/folders.js';
import { modelsDir } from '../support/paths.js';
import { type Operation, operate } from '../support/writes/refused.js';
import { QUESTION, heronOf } from './damaged-folder.js';

const TEXT = 'A little egret was seen at the mouth of the river. '.repeat(200);
const news = (round: number) =>
  Object.fromEntries(
    Array.from({ length: 12 }, (_, n) => [
      `${n}.txt`,
      `News ${n}\n\nIn round ${round} it counted ${n} ships. `.repeat(9),
    ]),
  );

/** A folder with articles, an index, votes and a backup of these, in which writing is going to fail. */
export interface Place {
  readonly root: string;
  readonly seeds: string;
  readonly embeddings: string;
  readonly answer: string;
  /** Makes all of it as it was at first. */
  reset(): void;
  /** What the index answers to where the heron was seen. */
  heron(): Promise<string | undefined>;
  votes(): number;
}

/** @param root where it is to be. */
export async function writingPlace(root: string): Promise<Place> {
  const template = temporaryFolder();
  const at = (base: string) => ({ seeds: join(base, 'seeds'), embeddings: join(base, 'embeddings') });
  writeFiles(template, { 'seeds/heron.txt': heronOf('Tarragona'), 'seeds/.keep': '', 'embeddings/.keep': '' });
  const first = at(template);
  writeFiles(first.seeds, news(1));
  symlinkSync(modelsDir, join(first.embeddings, 'model'));
  const { community } = opened(join(first.embeddings, COMMUNITY));
  const answer = community.answers.record(newAnswer());
  for (const user of ['ann', 'bob', 'cleo']) community.votes.cast(answer, user, true);
  community.close();
  for (const [what, extra] of [['index'], ['backup', join(template, 'backup')]] as const)
    expect((await operate({ what, ...first, ...(extra === undefined ? {} : { extra }) }, '')).code).toBe('ok');
  expect((await operate({ what: 'remove', ...first, extra: '11.txt' }, '')).code).toBe('ok');

  const { seeds, embeddings } = at(root);
  const config = readConfig({ SEEDS_DIR: seeds, EMBEDDINGS_DIR: embeddings, EMBEDDING_PRECISION: 'int8' });
  const model = lazyModel(config);
  onTestFinished(() => model.close());
  return {
    root,
    seeds,
    embeddings,
    answer,
    reset: () => {
      for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true });
      cpSync(template, root, { recursive: true, verbatimSymlinks: true });
    },
    heron: async () => {
      const engine = openLocalEngine(config, model, (warning) => expect.unreachable(warning));
      try {
        return (await engine.ask({ text: QUESTION })).quote?.text;
      } finally {
        engine.close();
      }
    },
    votes: () => {
      const { community } = opened(join(embeddings, COMMUNITY));
      const { helpful } = community.votes.tally(answer);
      community.close();
      return helpful;
    },
  };
}

/** Something that writes, and what has to be true of it. */
export interface Writing {
  readonly what: string;
  /** How it may fail. */
  readonly codes: readonly string[];
  readonly operation: (place: Place) => Operation;
  readonly prepare?: (place: Place) => void;
  /** Whether all that was there before is there still; `done` tells whether it was reported as done. */
  readonly isSound: (place: Place, done: boolean) => Promise<boolean> | boolean;
}

const held = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null);
const heronStays = async (place: Place) => (await place.heron()) === heronOf('Tarragona');
const votesStay = (place: Place, done: boolean) => [3, ...(done ? [] : [4])].includes(place.votes());

export const writings: readonly Writing[] = [
  {
    what: 'index',
    codes: ['INDEX_NOT_WRITABLE'],
    operation: (place) => ({ ...place, what: 'index' }),
    prepare: ({ seeds }) => writeFiles(seeds, news(2)),
    isSound: heronStays,
  },
  {
    what: 'index, the first',
    codes: ['INDEX_NOT_WRITABLE'],
    operation: (place) => ({ ...place, what: 'index' }),
    prepare: ({ embeddings }) => rmSync(join(embeddings, 'index'), { recursive: true }),
    isSound: async (place, done) => !done || (await heronStays(place)),
  },
  {
    what: 'model',
    codes: ['MODEL_NOT_WRITABLE'],
    operation: (place) => ({ ...place, what: 'model' }),
    prepare: ({ embeddings }) => rmSync(join(embeddings, 'model')),
    isSound: async (place, done) => !done || (await heronStays(place)),
  },
  {
    what: 'add',
    codes: ['CORPUS_NOT_WRITABLE'],
    operation: (place) => ({ ...place, what: 'add', extra: TEXT }),
    isSound: ({ seeds }, done) => [TEXT, ...(done ? [] : [null])].includes(held(join(seeds, 'new.txt'))),
  },
  {
    what: 'remove',
    codes: ['CORPUS_NOT_WRITABLE'],
    operation: (place) => ({ ...place, what: 'remove', extra: 'heron.txt' }),
    isSound: ({ seeds }, done) =>
      held(join(seeds, done ? '.verbatim/removed/heron.txt' : 'heron.txt')) === heronOf('Tarragona') ||
      held(join(seeds, '.verbatim/removed/heron.txt')) === heronOf('Tarragona'),
  },
  {
    what: 'put back',
    codes: ['CORPUS_NOT_WRITABLE'],
    operation: (place) => ({ ...place, what: 'put back', extra: '11.txt' }),
    isSound: ({ seeds }, done) =>
      held(join(seeds, '11.txt')) !== null || (!done && held(join(seeds, '.verbatim/removed/11.txt')) !== null),
  },
  {
    what: 'vote',
    codes: ['COMMUNITY_NOT_WRITABLE'],
    operation: (place) => ({ ...place, what: 'vote', extra: place.answer }),
    isSound: (place, done) => (done ? place.votes() === 4 : [3, 4].includes(place.votes())),
  },
  {
    what: 'setting',
    codes: ['COMMUNITY_NOT_WRITABLE'],
    operation: (place) => ({ ...place, what: 'setting' }),
    isSound: votesStay,
  },
  {
    what: 'first start',
    codes: ['COMMUNITY_NOT_WRITABLE'],
    operation: (place) => ({ ...place, what: 'first start' }),
    prepare: ({ embeddings }) => rmSync(join(embeddings, COMMUNITY)),
    isSound: (place) => place.votes() === 0,
  },
  {
    what: 'backup',
    // Even who reads a database with a write-ahead log writes beside it.
    codes: ['BACKUP_NOT_WRITABLE', 'COMMUNITY_NOT_WRITABLE'],
    operation: (place) => ({ ...place, what: 'backup', extra: join(place.root, 'copy') }),
    isSound: (place, done) =>
      votesStay(place, true) && (!done || existsSync(join(place.root, 'copy', 'manifest.json'))),
  },
  {
    what: 'restore',
    codes: ['COMMUNITY_NOT_WRITABLE'],
    operation: (place) => ({ ...place, what: 'restore', extra: join(place.root, 'backup') }),
    isSound: (place) => votesStay(place, true),
  },
];
