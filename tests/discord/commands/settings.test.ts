import { describe, expect, it } from 'vitest';
import { createSession, openSession } from '../../support/discord/session.js';
import { textOf } from '../../support/discord/text.js';
import { selectForged, clickForged } from '../../support/discord/forge.js';

const moderator = { memberPermissions: ['manageGuild'] } as const;

/** The panel, opened by a moderator, in a bot that hears all messages. */
async function opened(locale?: string) {
  const session = await openSession({
    discord: { messageContent: true },
    config: ({ world }) => ({ askChannelIds: [world.addChannel('faq').id] }),
  });
  const { discord, community } = session;
  const { alice, guildId } = discord.world;
  const how = { ...moderator, ...(locale !== undefined && { locale }) };
  const panel = await discord.slash(alice, 'settings', {}, how).response();
  return { ...session, panel, settings: community.settings, guild: guildId };
}

describe.concurrent('/settings', () => {
  it('is not shown to members, and refused to them', async () => {
    const { discord } = await openSession();
    const { world } = discord;
    const carol = world.addMember('Carol', { roles: [world.addRole('Moderators', 1n << 5n)] });
    expect(discord.offered(world.alice)).not.toContain('settings');
    expect(discord.offered(carol)).toContain('settings');
    const seen = await discord.slash(world.alice, 'settings').response();
    expect(seen.text).toContain('This is for moderators');
    expect(seen.ephemeral).toBe(true);
  });

  it('shows what is set now, to the moderator only', async () => {
    const { discord, panel } = await opened();
    const faq = [...discord.world.channels.values()].find(({ name }) => name === 'faq')!;
    expect(panel.ephemeral).toBe(true);
    expect(panel.text).toContain(`**Ask channels** · <#${faq.id}>`);
    expect(panel.text).toContain('**Answers to commands** · for everyone in the channel');
    expect(panel.text).toContain('**Language** · each member’s own');
    expect(panel.text).toContain('**Channels with settings of their own** · none');
    expect(discord.violations).toEqual([]);
  });

  it('chooses ask channels: the next message there is a question, without a restart', async () => {
    const { discord, panel, community, guild, log } = await opened();
    const { alice, bob, general } = discord.world;
    const changed = await discord.select(panel.message, 'Choose ask channels', [general.id], moderator).response();
    expect(changed.message.id).toBe(panel.message.id);
    expect(changed.text).toContain(`**Ask channels** · <#${general.id}>`);
    expect(textOf(await discord.answerTo(discord.say(general, bob, 'Where did they meet?')))).toContain('Moscow');
    const none = await discord.select(changed.message, 'Choose ask channels', [], moderator).response();
    expect(none.text).toContain('**Ask channels** · none');
    const [last] = community.audit.list(guild, null, 9);
    expect(last).toMatchObject({ who: alice.id, action: 'setting', detail: 'askChannels: []' });
    expect(log.has('info', new RegExp(`"by":"${alice.id}".*askChannels.*a moderator changed a setting`))).toBe(true);
    expect(discord.violations).toEqual([]);
  });

  it('shows answers to their askers only, where the asker doesn’t say otherwise', async () => {
    const { discord, panel } = await opened();
    const { bob } = discord.world;
    const menu = 'Choose who sees answers';
    expect((await discord.select(panel.message, menu, ['yes'], moderator).response()).text).toContain(
      'for the asker only',
    );
    const ask = async (given = {}) =>
      (await discord.slash(bob, 'ask', { question: 'Where?', ...given }).response()).ephemeral;
    expect(await ask()).toBe(true);
    expect(await ask({ private: false })).toBe(false);
  });

  it('changes the language at once, that of the panel too', async () => {
    const { discord, panel } = await opened();
    const german = await discord.select(panel.message, 'Choose a language', ['de'], moderator).response();
    expect(german.text).toContain('**Sprache** · Deutsch');
    const seen = await discord.slash(discord.world.bob, 'ask', { question: 'Where?' }, { locale: 'fr' }).response();
    expect(seen.controls).toContain('Hilfreich');
    const auto = await discord.select(german.message, 'Sprache wählen', ['auto'], moderator).response();
    expect(auto.text).toContain('each member’s own');
  });

  it('sets one channel apart, and takes that back', async () => {
    const { discord, panel, settings, guild } = await opened();
    const { general, bob } = discord.world;
    const own = await discord.select(panel.message, 'Set one channel apart', [general.id], moderator).response();
    expect(own.text).toContain(`**Settings of <#${general.id}>**`);
    expect(own.controls).not.toContain('Choose ask channels');
    const set = await discord.select(own.message, 'Choose who sees answers', ['yes'], moderator).response();
    expect(settings.stored({ guild, channel: general.id })).toEqual({ privateByDefault: true });
    expect(settings.of(guild, null).privateByDefault).toBe(false);
    expect((await discord.slash(bob, 'ask', { question: 'Where?' }).response()).ephemeral).toBe(true);
    const server = await discord.click(set.message, 'Back to the server', moderator).response();
    expect(server.text).toContain(`**Channels with settings of their own** · <#${general.id}>`);
    const again = await discord.select(server.message, 'Set one channel apart', [general.id], moderator).response();
    await discord.select(again.message, 'Choose who sees answers', ['inherit'], moderator).response();
    expect(settings.stored({ guild, channel: general.id })).toEqual({});
    await discord.select(again.message, 'Choose a language', ['fr'], moderator).response();
    await discord.click(again.message, 'Réinitialiser', moderator).response();
    expect(settings.stored({ guild, channel: general.id })).toEqual({});
    expect(discord.violations).toEqual([]);
  });

  it('says when Discord keeps the words of messages from the bot', async () => {
    const { discord } = await openSession();
    const { alice, general } = discord.world;
    const panel = await discord.slash(alice, 'settings', {}, moderator).response();
    expect(panel.text).not.toContain('Message Content Intent');
    const changed = await discord.select(panel.message, 'Choose ask channels', [general.id], moderator).response();
    expect(changed.text).toContain('Message Content Intent');
  });

  it('stays within the limits where hundreds of channels are set apart', async () => {
    const { discord, community } = await openSession({
      options: ({ world }) => {
        for (let n = 0; n < 300; n++) world.addChannel(`channel-${n}`);
        return {};
      },
    });
    const { world } = discord;
    for (const { id } of world.channels.values())
      community.settings.set({ guild: world.guildId, channel: id }, 'privateByDefault', true, '1');
    const panel = await discord.slash(world.alice, 'settings', {}, moderator).response();
    expect(panel.text).toMatch(/Channels with settings of their own\*\* · (<#\d+>, ){25}…/);
    expect(discord.violations).toEqual([]);
  });

  it('works after a restart, and for every locale', async () => {
    const { discord, panel, bot, community, settings, guild } = await opened('es-ES');
    await bot.stop();
    await createSession(discord, { community }).bot.start();
    const how = { ...moderator, locale: 'es-ES' };
    const set = await discord.select(panel.message, 'Elegir un idioma', ['fr'], how).response();
    expect(set.text).toContain('Réglages de ce serveur');
    expect(settings.of(guild, null).language).toBe('fr');
  });
});

describe.concurrent('the settings’ menus', () => {
  it('are refused to members', async () => {
    const { discord, panel, settings, guild } = await opened();
    for (const action of ['ask', 'private:server', 'language:server', 'channel']) {
      const id = `v1:settings-${action}`;
      const seen = await selectForged(discord, panel.message, id, ['de'], { by: discord.world.bob }).response();
      expect(seen.text, action).toContain('This is for moderators');
    }
    for (const action of ['server', 'reset:server']) {
      const seen = await clickForged(discord, panel.message, `v1:settings-${action}`, {
        by: discord.world.bob,
      }).response();
      expect(seen.text, action).toContain('This is for moderators');
    }
    expect(settings.stored({ guild })).toEqual({});
  });

  it('take no value that they don’t offer, no other server’s channel, and no click for a choice', async () => {
    const { discord, panel, settings, guild } = await opened();
    const { general } = discord.world;
    const forgeries = [
      ['ask', ['123456789012345678']],
      ['ask', [general.id, 'server']],
      ['private:server', ['toString']],
      ['private:123456789012345678', ['yes']],
      ['private', ['yes']],
      ['language:server', ['tlh']],
      ['language:_', ['de']],
      ['channel', ['123456789012345678']],
    ] as const;
    for (const [action, values] of forgeries) {
      const handle = selectForged(discord, panel.message, `v1:settings-${action}`, values, moderator);
      expect((await handle.followUp()).text, action).toContain('not one of this version');
    }
    const clicked = clickForged(discord, panel.message, 'v1:settings-language:server', moderator);
    expect((await clicked.followUp()).text).toContain('not one of this version');
    expect(settings.stored({ guild })).toEqual({});
    expect(settings.channels(guild)).toEqual([]);
  });
});
