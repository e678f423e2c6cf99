import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { OpenIndex } from '../../src/store/open-index.js';
import type { Verdict } from '../../src/types.js';
import { verifyQuote } from '../../src/verification/verify.js';
import { corpusFolder, embeddingsFolder } from '../support/folders.js';
import { ingestHere } from '../support/ingest.js';

const talks = `The delegations arrived in Tarragona at night. “We will not leave before the harbour is open again,” the minister's envoy
said on Tuesday – and nobody laughed. It wasn't the first time: in 2019 – 2020 the port stood still for eleven weeks.

Advertisement

The talks about bread, salt and the price of herring went on for three days. Who won? Nobody could tell.`;
const config = readConfig({
  SEEDS_DIR: corpusFolder({
    'talks.md': `---\ntitle: Talks in Tarragona\nurl: https://courier.example/talks\n---\n\n${talks}`,
    'copy.md':
      '---\ntitle: A copy\n---\n\nThe talks about bread, salt and the price of herring went on for three days. So we hear.',
    'other.md': 'A heron was seen at the river. It caught a fish, ate it and flew away over the roofs of the old town.',
  }),
  EMBEDDINGS_DIR: embeddingsFolder(),
});
const index = new OpenIndex(join(config.embeddings, 'index'), (file) => expect.unreachable(file));
beforeAll(async () => {
  await ingestHere(config);
});
afterAll(() => index.close());

const verify = (quoted: string) => index.read((state) => verifyQuote(state, quoted));

/** The differences, quoted words between - and stored ones between +. */
function marked(verdict: Verdict | null): string {
  if (verdict?.kind !== 'altered') return String(verdict?.kind);
  return verdict.differences
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'stored' ? `+${text.trim()}+` : `-${text.trim()}-`))
    .join('');
}

describe('word for word', () => {
  test.each([
    'The delegations arrived in Tarragona at night.',
    '"We will not leave before the harbour is open again", the minister’s envoy said on Tuesday — and nobody laughed',
    'in 2019-2020 the port stood still',
    'We will not leave […] the harbour is open again',
    '… arrived in Tarragona at night. “We will not leave...',
    'the delegations arrived',
    'Who won?',
    'Nobody could tell. ',
    '…legations arrived in Tarra…',
  ])('%s', async (quoted) => {
    const verdict = await verify(quoted);
    expect(verdict).toMatchObject({
      kind: 'verbatim',
      quoted,
      citation: { article: { url: expect.anything() as unknown } },
    });
  });

  test('shows the stored words, with the citation and the copies that hold them', async () => {
    const verdict = await verify('the talks about bread, salt [...] went on for three days');
    expect(verdict).toMatchObject({
      kind: 'verbatim',
      words: 'The talks about bread, salt […] went on for three days',
    });
    const titles =
      verdict?.kind === 'verbatim'
        ? [verdict.citation.article, ...verdict.citation.copies].map(({ title }) => title)
        : [];
    expect(titles.sort()).toEqual(['A copy', 'Talks in Tarragona']);
    expect(await verify('and the price of herring went on for three days. Who won')).toMatchObject({
      citation: { article: { title: 'Talks in Tarragona' }, paragraph: 2, copies: [] },
    });
  });

  test('takes a headline, too', async () => {
    expect(await verify('“Talks in Tarragona”')).toMatchObject({
      kind: 'verbatim',
      words: 'Talks in Tarragona',
      citation: { paragraph: 1 },
    });
  });

  test('goes across page furniture, as the bot shows an article without it', async () => {
    expect(await verify('for eleven weeks. The talks about bread')).toMatchObject({ kind: 'verbatim' });
    expect(await verify('for eleven weeks. Advertisement The talks about bread')).toMatchObject({ kind: 'verbatim' });
  });
});

describe('altered', () => {
  test.each([
    ['The delegations arrived in Reus at night.', 'The delegations arrived in -Reus-+Tarragona+at night'],
    ['We will leave before the harbour is open again', 'We will +not+leave before the harbour is open again'],
    ['The talks about bread and the price of herring', 'The talks about bread+, salt+and the price of herring'],
    [
      'The talks about bread, SALT and the price of herring',
      'The talks about bread, -SALT-+salt+and the price of herring',
    ],
    [
      'the port stood still for twelve weeks […] Nobody could tell',
      'the port stood still for -twelve-+eleven+weeks […] Nobody could tell',
    ],
    ['It was the first time', "It -was-+wasn't+the first time"],
    // At the ends, too, what the article has instead; but nothing of another sentence.
    [
      'in 2019 – 2020 the port stood still for nine months',
      'in 2019 – 2020 the port stood still for -nine months-+eleven weeks+',
    ],
    [
      'Negotiations on bread, salt and the price of herring',
      '-Negotiations on-+talks about+bread, salt and the price of herring',
    ],
    ['arrived in Tarragona at night by boat', 'arrived in Tarragona at night-by boat-'],
    ['At noon caught a fish, ate it and flew away', '-At noon-+It+caught a fish, ate it and flew away'],
  ])('%s', async (quoted, expected) => {
    expect(marked(await verify(quoted))).toBe(expected);
  });
});

describe('not in the corpus', () => {
  test.each([
    'The talks failed because nobody had brought any herring to Reus.',
    'A completely different sentence about the weather in another country.',
    'zebra',
    'Who lost the talks about the price?',
    'legations arrived in Tarra',
  ])('%s', async (quoted) => {
    expect(await verify(quoted)).toEqual({ kind: 'absent', quoted });
  });

  test('without a word there is nothing to look for', async () => {
    for (const quoted of ['', '…', '“?!”', '[…]', ' \n']) expect(await verify(quoted)).toBeNull();
  });

  test('parts that stand in two articles are no quote of either', async () => {
    expect((await verify('A heron was seen at the river […] the delegations arrived in Tarragona'))?.kind).not.toBe(
      'verbatim',
    );
    expect((await verify('Nobody could tell […] the delegations arrived in Tarragona'))?.kind).not.toBe('verbatim');
  });
});

test('takes what is all signs, or without an end, for what it is', async () => {
  for (const quoted of [
    '"'.repeat(2_000),
    '('.repeat(2_000),
    `a${' '.repeat(2_000)}b`,
    '\u202e*_~`|'.repeat(300),
    '. '.repeat(1_000),
  ])
    expect((await verify(quoted))?.kind ?? 'nothing').not.toBe('verbatim');
  expect((await verify('שלום עולם '.repeat(200)))?.kind).toBe('absent');
  expect((await verify('the price of herring '.repeat(100)))?.kind).toBe('absent');
});
