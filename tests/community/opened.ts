import { join } from 'node:path';
import { afterEach } from 'vitest';
import { COMMUNITY, type Community, openCommunity } from '../../src/community/community.js';
import type { NewAnswer } from '../../src/community/answers.js';
import type { SettingValues } from '../../src/community/settings.js';
import type { Answer, ArticleHead, Hit } from '../../src/types.js';
import { temporaryFolder } from '../support/folders.js';

export const defaults: SettingValues = { askChannels: ['10'], privateByDefault: false, language: 'auto' };
export const DAY = 86_400_000;
const open = new Set<Community>();
afterEach(() => {
  for (const community of open) community.close();
  open.clear();
});

/** A file in a new folder, and a clock that is set by hand. */
export function opened(path = join(temporaryFolder(), COMMUNITY), clock = { now: 1_000 * DAY }) {
  const community = openCommunity(path, { now: () => clock.now, defaults });
  open.add(community);
  /** Closes it and opens it again, as a restart does. */
  const again = () => {
    open.delete(community);
    community.close();
    return opened(path, clock).community;
  };
  return { community, path, clock, again };
}

const article: ArticleHead = { id: 'a.txt', title: 'Talks', source: null, author: null, date: null, url: null };
const quote = {
  text: 'They met in Reus.',
  start: 10,
  end: 27,
  key: { start: 10, end: 27 },
  citation: { article, passage: 'a.txt#2', paragraph: 1, page: null, copies: [] },
  cut: { start: false, end: false },
  before: '',
  after: '',
  headings: [],
};

/** An answer of the engine; declined where `isDeclined`. */
export function engineAnswer(question: string, isDeclined = false): Answer {
  const results = [2, 5].map(
    (n) =>
      ({
        passage: { id: `a.txt#${n}` },
        article: n === 2 ? article : { ...article, id: 'gone.txt' },
        score: 1 / n,
        best: { start: 10 * n, end: 10 * n + 5 },
        key: { start: 10 * n, end: 10 * n + 5 },
      }) as Hit,
  );
  return {
    question,
    confidence: isDeclined ? 'none' : 'strong',
    quote: isDeclined ? null : quote,
    corroboration: [],
    results,
    coverage: { articles: 1, from: null, to: null },
    index: 'index1',
    notice: null,
  };
}

/** An answer to be kept. */
export function newAnswer(over: Partial<NewAnswer> = {}, question = 'Where did they meet?'): NewAnswer {
  return {
    answer: engineAnswer(question),
    hashes: new Map([['a.txt', 'hash']]),
    user: 'ann',
    guild: 'g',
    channel: 'c',
    questionMessage: null,
    private: false,
    ...over,
  };
}
