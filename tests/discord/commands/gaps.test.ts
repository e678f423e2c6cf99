import { describe, expect, it } from 'vitest';
import { declined } from '../../support/discord/engine.js';
import { clickForged, selectForged } from '../../support/discord/forge.js';
import { show } from '../../support/discord/markdown.js';
import { type Session, createSession, openSession } from '../../support/discord/session.js';
import type { User } from '../../support/discord/shapes.js';

const moderator = { memberPermissions: ['manageGuild'] } as const;

/** Questions that were asked and declined, by Bob unless said otherwise. */
function decline({ community, discord }: Session, questions: readonly (readonly [string, User?, string?])[]): void {
  const { guildId, general, bob } = discord.world;
  for (const [question, by = bob, channel = general.id] of questions) {
    const guild = channel === general.id ? guildId : null;
    const asked = { question, user: by.id, guild, channel, answer: null, index: 'a1b2c3' };
    community.gaps.record({ ...asked, source: 'declined' });
  }
}

const towns = ['Reus', 'Valls', 'Cambrils', 'Salou', 'Falset', 'Tortosa', 'Amposta'];

async function opened(prepare: (session: Session) => void | Promise<void>) {
  const session = await openSession({ config: () => ({ questionsPerMinute: 100 }) });
  await prepare(session);
  const list = await session.discord.slash(session.discord.world.alice, 'gaps', {}, moderator).response();
  return { ...session, list };
}

const withTowns = (session: Session) =>
  decline(
    session,
    towns.map((town) => [`Where is ${town}?`] as const),
  );

describe.concurrent('/gaps', () => {
  it('is not shown to members, and refused to them', async () => {
    const { discord } = await openSession();
    const { world } = discord;
    expect(discord.offered(world.alice)).not.toContain('gaps');
    const seen = await discord.slash(world.alice, 'gaps').response();
    expect(seen.text).toContain('This is for moderators');
    expect(seen.ephemeral).toBe(true);
  });

  it('shows what members asked in vain, as one where it is the same, what most people asked first', async () => {
    const { discord, list } = await opened(async ({ discord, engine }) => {
      const { alice, bob, general } = discord.world;
      engine.onAsk = ({ text }) => Promise.resolve(declined(text));
      const ask = (by: User, question: string) => discord.slash(by, 'ask', { question }).response();
      await ask(bob, 'Who *won* the cup?');
      await ask(bob, 'Where is Reus?');
      await ask(bob, 'where is reus');
      await discord.answerTo(discord.say(general, alice, `${discord.mention} WHERE IS REUS`));
    });
    expect(list.ephemeral).toBe(true);
    const lines = show(list.text).text.split('\n');
    expect(lines[0]).toBe('2 open questions, alike ones as one');
    expect(lines[1]).toBe('Where is Reus?');
    expect(lines[2]).toMatch(/^asked 3× by 2 people · last/);
    expect(lines[3]).toBe('Who *won* the cup?');
    expect(lines[4]).toMatch(/^asked once by one person · last/);
    expect(list.controls).toEqual(['Resolve', 'Resolve', 'Choose which to show', 'Export as CSV']);
    expect(discord.violations).toEqual([]);
  });

  it('is paged, and stays on the page where one is resolved', async () => {
    const { discord, list, community, log } = await opened(withTowns);
    const { alice, guildId } = discord.world;
    expect(list.text).toContain('Page 1 of 2');
    const second = await discord.click(list.message, 'Next', moderator).response();
    expect(second.text).toContain('Page 2 of 2');
    expect(second.controls.filter((name) => name === 'Resolve')).toHaveLength(2);
    const question = /\*\*(Where is \w+\?)\*\*/.exec(second.text)![1]!;
    const left = await discord.click(second.message, 'Resolve', moderator).response();
    expect(left.text).toContain(`Resolved: “${question}”`);
    expect(left.text).toContain('6 open questions');
    const last = await discord.click(left.message, 'Resolve', moderator).response();
    expect(last.text).not.toContain('Page');
    expect(last.controls.filter((name) => name === 'Resolve')).toHaveLength(5);
    expect(community.audit.list(guildId, null, 9)).toMatchObject([
      { who: alice.id, action: 'gap-resolve' },
      { who: alice.id, action: 'gap-resolve' },
    ]);
    expect(log.has('info', /gap-resolve.*a moderator acted/)).toBe(true);
    expect(discord.violations).toEqual([]);
  });

  it('filters by unanswered and not helpful', async () => {
    const { discord, list } = await opened(async (session) => {
      decline(session, [['Where is Reus?']]);
      const { discord } = session;
      const seen = await discord.slash(discord.world.bob, 'ask', { question: 'When did they meet?' }).response();
      await discord.click(seen.message, 'Not helpful', { by: discord.world.bob }).response();
    });
    const only = async (value: string) =>
      (await discord.select(list.message, 'Choose which to show', [value], moderator).response()).text;
    expect(await only('declined')).toMatch(/^\*\*1 open question\*\*\n\*\*Where is Reus\?\*\*/);
    const unhelpful = await only('not-helpful');
    expect(unhelpful).toMatch(/^\*\*1 open question\*\*\n\*\*When did they meet\?\*\*/);
    expect(unhelpful).toContain('1 answer not helpful');
    expect(await only('all')).toContain('2 open questions');
  });

  it('gives them as a CSV file, which no spreadsheet takes for formulas', async () => {
    const { discord, list, community } = await opened((session) =>
      decline(session, [['=HYPERLINK("http://evil.example")'], ['Where, then, is Reus?']]),
    );
    const { alice, guildId, general } = discord.world;
    const seen = await discord.click(list.message, 'Export as CSV', moderator).response();
    expect(seen.ephemeral).toBe(true);
    expect(seen.text).toContain('a row for each time that an open question was asked: 2 rows.');
    const [attachment] = seen.message.attachments;
    expect(attachment!.filename).toMatch(/^gaps-\d{4}-\d\d-\d\d\.csv$/);
    const csv = await (await fetch(attachment!.url)).text();
    const lines = csv.split('\r\n');
    expect(lines[0]).toBe('group,question,reason,channel,asked,narrowed to');
    expect(lines).toHaveLength(4);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")",declined,${general.id},20`);
    expect(csv).toContain('"Where, then, is Reus?"');
    expect(csv).not.toContain(discord.world.bob.id);
    expect(community.audit.list(guildId, null, 9)).toMatchObject([
      { who: alice.id, action: 'gaps-export', detail: 'all' },
    ]);
    expect(discord.violations).toEqual([]);
  });

  it('has the questions of direct messages, where the bot serves one server, without telling where', async () => {
    const { discord, list } = await opened((session) => {
      const { world } = session.discord;
      decline(session, [['Where is Reus?', world.bob, world.directChannel(world.bob).id]]);
    });
    expect(list.text).toContain('Where is Reus?');
    const seen = await discord.click(list.message, 'Export as CSV', moderator).response();
    const csv = await (await fetch(seen.message.attachments[0]!.url)).text();
    expect(csv).toMatch(/Where is Reus\?,declined,,20/);
    expect((await discord.click(list.message, 'Resolve', moderator).response()).text).toContain('no open question');
  });

  it('works after a restart; what another moderator resolved meanwhile is said to be closed', async () => {
    const { discord, list, community, bot } = await opened((session) => decline(session, [['Where is Reus?']]));
    await bot.stop();
    await createSession(discord, { community }).bot.start();
    const { guildId: guild } = discord.world;
    const [{ id } = { id: 0 }] = community.gaps.page({ guilds: [guild], source: null }, 0, 1).groups;
    community.gaps.resolve(id, { user: '1', guild }, [guild]);
    const seen = await discord.click(list.message, 'Resolve', moderator).response();
    expect(seen.text).toContain('not open any more');
    expect(seen.text).toContain('There is no open question');
  });

  it('stays within the limits with questions that are all Markdown', async () => {
    const { discord, list } = await opened((session) =>
      decline(
        session,
        Array.from('abcdef', (letter) => [`${letter} ${'*_~`|[]<>@everyone'.repeat(110)}?`] as const),
      ),
    );
    expect(list.text).toContain('open question');
    expect(show(list.text).other.filter((kind) => kind !== 'timestamp')).toEqual([]);
    expect(discord.violations).toEqual([]);
  });
});

describe.concurrent('the gaps’ buttons', () => {
  it('are refused to members', async () => {
    const { discord, list, community } = await opened(withTowns);
    const { bob, guildId } = discord.world;
    const [{ id } = { id: 0 }] = community.gaps.page({ guilds: [guildId], source: null }, 0, 1).groups;
    for (const action of ['page:all:1', `resolve:${id}:all:1`, 'export:all']) {
      const seen = await clickForged(discord, list.message, `v1:gaps-${action}`, { by: bob }).response();
      expect(seen.text, action).toContain('This is for moderators');
    }
    const chosen = selectForged(discord, list.message, 'v1:gaps-filter', ['all'], { by: bob });
    expect((await chosen.response()).text).toContain('This is for moderators');
    expect(community.gaps.group(id, [guildId])).not.toBeNull();
  });

  it('take nothing forged, and nothing of another server', async () => {
    const { discord, list, community } = await opened(withTowns);
    const foreign = community.gaps.record({
      question: 'Where is Lleida?',
      source: 'declined',
      user: '1',
      guild: '123456789012345678',
      channel: '1',
      answer: null,
      index: 'i',
    });
    for (const action of [
      'page:all:0',
      'page:toString:1',
      'page:all',
      'resolve',
      'resolve:x:all:1',
      'resolve:1:all:-1',
    ])
      expect(
        (await clickForged(discord, list.message, `v1:gaps-${action}`, moderator).followUp()).text,
        action,
      ).toMatch(/not one of this version/);
    const exported = clickForged(discord, list.message, 'v1:gaps-export:..', moderator);
    expect((await exported.response()).text).toContain('not one of this version');
    const other = clickForged(discord, list.message, `v1:gaps-resolve:${foreign}:all:1`, moderator);
    expect((await other.response()).text).toContain('not open any more');
    expect(community.gaps.group(foreign, ['123456789012345678'])).not.toBeNull();
  });
});
