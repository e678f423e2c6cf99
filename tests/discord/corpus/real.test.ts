import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { LocalEngine } from '../../../src/local-engine.js';
import { OpenIndex } from '../../../src/store/open-index.js';
import { openSession } from '../../support/discord/session.js';
import { corpusFolder, embeddingsFolder } from '../../support/folders.js';
import { ingestHere } from '../../support/ingest.js';
import { sharedModel } from '../../support/model.js';

const fp32 = sharedModel('fp32');
const seeds = corpusFolder({ 'heron.txt': 'Herons return\n\nA grey heron was seen at the harbour of Tarragona.' });
const config = readConfig({ SEEDS_DIR: seeds, EMBEDDINGS_DIR: embeddingsFolder() });
const index = new OpenIndex(config.index, (file) => expect.unreachable(file));
const engine = new LocalEngine({
  embedder: () => Promise.resolve(fp32()),
  index,
  folder: config.index,
  now: () => new Date('2024-05-01'),
  ingest: (options) => ingestHere(config, options),
});
afterAll(() => engine.close());

const moderator = { memberPermissions: ['manageGuild'] } as const;
const answered = (text: string) => text.includes('answered now');
const done = (what: string) => (text: string) => text.startsWith(`**${what}:**`);
const question = 'When does the night ferry to Palma sail?';

test('over a real index: a gap is answered by an added file, which can be taken out and put back', async () => {
  await engine.reindex();
  const { discord, community } = await openSession({ seeds, options: () => ({ engine }) });
  const { alice, bob, guildId } = discord.world;
  const ask = async () => (await discord.slash(bob, 'ask', { question }).response()).text;
  expect(await ask()).toContain('Nothing quoted');

  const content = 'Ferry to Palma\n\nThe night ferry to Palma sails at eleven.';
  const added = await discord
    .upload('add', { file: { name: 'ferry.txt', content } }, moderator)
    .responseWhere(answered);
  expect(added.text).toContain('**Added:** Ferry to Palma (ferry.txt)');
  expect(added.text).toContain('1 question that went unanswered is answered now.');
  expect(community.gaps.page({ guilds: [guildId], source: null }, 0, 1).total).toBe(0);
  expect(await ask()).toContain('The night ferry to Palma sails at eleven.');

  const { choices } = await discord.autocomplete('remove', 'title', 'ferry', moderator);
  const asked = await discord.slash(alice, 'remove', { title: choices[0]!.value }, moderator).response();
  const removed = await discord.click(asked.message, 'Remove', moderator).responseWhere(done('Removed'));
  expect(removed.text).not.toContain('- ferry.txt');
  expect(await ask()).toContain('Nothing quoted');

  const back = await discord.click(removed.message, 'Put back', moderator).responseWhere(done('Put back'));
  expect(back.text).not.toContain('- ferry.txt');
  expect(await ask()).toContain('sails at eleven');
  expect(readdirSync(join(seeds)).sort()).toEqual(['.verbatim', 'ferry.txt', 'heron.txt']);

  const scanned = { name: 'empty.pdf', content: 'no pdf at all' };
  const refused = await discord
    .upload('add', { file: scanned }, moderator)
    .responseWhere((text) => text.includes('cannot become'));
  expect(refused.text).toContain('cannot become an article');
  expect(readdirSync(join(seeds))).not.toContain('empty.pdf');
  expect(discord.violations).toEqual([]);
}, 60_000);
