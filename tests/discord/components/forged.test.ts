import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { components } from '../../../src/discord/components/registry.js';
import { keyOf } from '../../../src/retrieval/article-titles.js';
import { corpusFolder } from '../../support/folders.js';
import { clickForged, selectForged } from '../../support/discord/forge.js';
import { openSession } from '../../support/discord/session.js';

/** What a tampered client may put behind an action; `ID` stands for the id of an answer that is not the clicker's. */
const forgeries = [
  '',
  ':',
  ':ID',
  ':ID:0',
  ':ID:99999',
  ':ID:all:1',
  ':1:all:1',
  ':999999999999999999999',
  ':-1:x:y',
  ':__proto__:constructor:1',
  `:${keyOf('../../etc/passwd')}`,
  ":1' OR 1=1 --",
  `:${'a'.repeat(120)}`,
];

/** Forgeries of each action: so many that each form is tried with many, and few enough that the tests don't take long. */
const EACH = 5;
/** Milliseconds: all of them are clicked at once. */
const PATIENCE = 20_000;

async function world() {
  const seeds = corpusFolder({ 'a.txt': 'Kept.' });
  const session = await openSession({ seeds });
  const { discord, community } = session;
  const { alice, general } = discord.world;
  const question = discord.say(general, alice, `${discord.mention} Where?`);
  const answer = await discord.answerTo(question);
  const id = community.answers.toMessage(question.id)!.id;
  const forged = [...components.keys()].flatMap((action, n) =>
    Array.from({ length: EACH }, (_, k) => forgeries[(n * 3 + k * 2) % forgeries.length]!).map((parts) =>
      `v1:${action}${parts.replace('ID', id)}`.slice(0, 100),
    ),
  );
  return { ...session, seeds, answer, id, forged };
}

test('no member gets anywhere with a forged id, nor makes the bot stumble', async () => {
  const { discord, community, engine, log, seeds, answer, id, forged } = await world();
  const { bob } = discord.world;
  community.settings.set({ guild: discord.world.guildId }, 'privateByDefault', true, 'mod');
  const before = community.audit.list(discord.world.guildId, null, 100);
  const moderators = [...components.values()].filter((one) => one.forModerators).map(({ action }) => action);
  await Promise.all(
    forged.map(async (custom) => {
      const { text } = await clickForged(discord, answer, custom, { by: bob }).response(PATIENCE);
      if (moderators.includes(custom.split(':')[1]!) && /^[\w:-]*$/.test(custom))
        expect(text, custom).toContain('This is for moderators');
    }),
  );
  for (const action of components.keys())
    await selectForged(discord, answer, `v1:${action}`, ['1', "' OR 1=1"], { by: bob }).response();
  // What is Alice's is there still, and so is what moderators did; nothing was indexed, nothing removed.
  expect(community.answers.find(id)).not.toBeNull();
  expect(community.audit.list(discord.world.guildId, null, 100)).toEqual(before);
  expect(community.settings.of(discord.world.guildId, null).privateByDefault).toBe(true);
  expect(engine.reindexed).toEqual([]);
  expect(readdirSync(seeds)).toEqual(['a.txt']);
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(discord.violations).toEqual([]);
});

test('a moderator’s forged ids change nothing in the corpus, and make the bot stumble no more', async () => {
  const { discord, engine, log, seeds, answer, forged } = await world();
  const how = { by: discord.world.alice, memberPermissions: ['manageGuild'] } as const;
  // A moderator may delete any answer of the bot's, whatever its button says.
  const clicked = forged.filter((one) => !one.startsWith('v1:delete'));
  await Promise.all(clicked.map((custom) => clickForged(discord, answer, custom, how).response(PATIENCE)));
  expect(engine.reindexed).toEqual([]);
  expect(readdirSync(seeds)).toEqual(['a.txt']);
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(discord.violations).toEqual([]);
});

test('a message that everyone sees is replaced by no component but its own', async () => {
  const { discord, answer, id } = await world();
  const before = structuredClone(answer.components);
  for (const custom of [`v1:sources-page:${id}:1`, `v1:context-page:${id}:1`, 'v1:forget-me-not', 'v1:remove-keep']) {
    const seen = await discord.clickMissing(answer, custom).response();
    expect({ custom, ...seen }).toMatchObject({
      ephemeral: true,
      text: expect.stringContaining('This button or menu') as string,
    });
  }
  expect(answer.components).toEqual(before);
  expect(discord.violations).toEqual([]);
});
