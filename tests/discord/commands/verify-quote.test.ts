import { describe, expect, it } from 'vitest';
import { VerbatimError } from '../../../src/errors.js';
import type { Verdict } from '../../../src/types.js';
import { answerIn, stored } from '../../support/discord/corpus.js';
import { article } from '../../support/discord/engine.js';
import { show } from '../../support/discord/markdown.js';
import { openSession } from '../../support/discord/session.js';

const citation = { article: article(), passage: '2024/talks.txt#3', paragraph: 4, page: null, copies: [] };
const verbatim = (words: string, quoted = words): Verdict => ({ kind: 'verbatim', quoted, words, citation });

describe.concurrent('Verify quote', () => {
  it('says to the asker only what is word for word, with the stored words and their citation', async () => {
    const { discord, engine } = await openSession();
    const { general, alice, bob } = discord.world;
    engine.onVerify = (quoted) =>
      Promise.resolve({
        ...verbatim('The *talks* opened.', quoted),
        citation: { ...citation, copies: [article({ title: 'A *copy*' })] },
      } as Verdict);
    const message = discord.say(general, alice, 'He wrote: “the talks opened”');
    const seen = await discord.menu('Verify quote', message, { by: bob }).response();
    expect(seen.ephemeral).toBe(true);
    expect(engine.verified).toEqual(['the talks opened']);
    const shown = show(seen.text);
    expect(shown.text).toContain(
      'Word for word in the articles here:\nThe *talks* opened.\nTalks open in Moscow · The Courier',
    );
    expect(shown.text).toContain('also in A *copy*');
    expect(shown.links).toEqual([
      { label: 'Talks open in Moscow', url: expect.stringMatching(/#:~:text=The%20%2Atalks%2A%20opened$/) as string },
    ]);
    expect(discord.violations).toEqual([]);
  });

  it('marks what was altered', async () => {
    const { discord, engine } = await openSession();
    const { general, alice } = discord.world;
    engine.onVerify = (quoted) =>
      Promise.resolve({
        kind: 'altered',
        quoted,
        differences: [
          { kind: 'same', text: 'The talks opened in ' },
          { kind: 'quoted', text: 'Reus_ ' },
          { kind: 'stored', text: 'Moscow* ' },
          { kind: 'same', text: 'on Tuesday' },
        ],
        citation,
      });
    const message = discord.say(general, alice, '> The talks opened in Reus_ on Tuesday');
    const seen = await discord.menu('Verify quote', message).response();
    expect(seen.text).toContain('> The talks opened in ~~Reus\\_~~ **Moscow\\*** on Tuesday\n[Talks open in Moscow]');
    expect(seen.text).toContain('**Altered.**');
    expect(discord.violations).toEqual([]);
  });

  it('says what is not in the corpus', async () => {
    const { discord } = await openSession();
    const message = discord.say(discord.world.general, discord.world.alice, 'Nobody *ever* said this.');
    const seen = await discord.menu('Verify quote', message).response();
    expect(show(seen.text).text).toContain('all of it was compared.');
    expect(show(seen.text).text).toContain('Not in the articles here: “Nobody ever said this.”');
  });

  it('judges each of several quotes, up to a limit that it tells of', async () => {
    const { discord, engine } = await openSession();
    engine.onVerify = (quoted) =>
      Promise.resolve(quoted.startsWith('one') ? verbatim('One of them, stored.') : { kind: 'absent', quoted });
    const content = `“one of them” „zwei von ihnen dort“ «trois de ceux-ci» "four of the lot"\n> five of them\n— someone\n“six of them”\n> seven\n> of them`;
    const message = discord.say(discord.world.general, discord.world.alice, content);
    const seen = await discord.menu('Verify quote', message).response();
    expect(engine.verified).toEqual([
      'one of them',
      'zwei von ihnen dort',
      'trois de ceux-ci',
      'four of the lot',
      'five of them',
    ]);
    expect(seen.text).toContain('2 more quotes in this message were not looked at.');
    expect(seen.text.match(/Not in the articles here/g)).toHaveLength(4);
  });

  it('takes the block quote of the bot’s own answer, in Components V2, as it stands in the article', async () => {
    const { discord, engine } = await openSession();
    const words = 'The *talks* “opened” in Moscow_ on 1. May.';
    const talks = stored([['They had _arrived_ at night.', words, 'They will go on.']]);
    engine.articles.push(talks);
    engine.onAsk = ({ text }) => Promise.resolve(answerIn(text, words, talks));
    const answer = await discord.answerTo(
      discord.say(discord.world.general, discord.world.alice, `${discord.mention} Where?`),
    );
    await discord.menu('Verify quote', answer).response();
    expect(engine.verified).toEqual([talks.article.text]);
  });

  it('says so where the bot’s own message quotes nothing, and where there are no words at all', async () => {
    const { discord, engine } = await openSession();
    const { general, alice } = discord.world;
    const status = await discord.slash(alice, 'status').response();
    const own = await discord.menu('Verify quote', status.message).response();
    expect(own.text).toBe('I quote nothing in this message, so there is nothing to verify.');
    const file = discord.say(general, alice, '', { files: [{ name: 'a.png', content: 'x' }] });
    expect((await discord.menu('Verify quote', file).response()).text).toBe(
      'There are no words in this message to verify.',
    );
    const emoji = discord.say(general, alice, '<:smile:5> **…** <@1> 👍');
    expect((await discord.menu('Verify quote', emoji).response()).text).toContain('no words');
    expect(engine.verified).toEqual([]);
  });

  it('reads embeds and forwarded messages', async () => {
    const { discord, engine } = await openSession();
    const { general, alice, bob } = discord.world;
    const embedded = discord.say(general, alice, 'https://x.example/a');
    discord.unfurl(embedded, [{ title: 'A title', description: 'It says “the talks opened early” there.' }]);
    await discord.menu('Verify quote', embedded).response();
    const said = discord.say(general, bob, 'He wrote: “the talks opened late”');
    const forward = discord.say(general, alice, '', { forward: said });
    await discord.menu('Verify quote', forward).response();
    expect(engine.verified).toEqual(['the talks opened early', 'the talks opened late']);
  });

  it('stays within the limits, shows no Markdown and pings nobody, whatever is quoted', async () => {
    const { discord, engine } = await openSession();
    const { general, alice } = discord.world;
    const hostile = `@everyone <@&1> ${'*_~`|[]<>\u202e'.repeat(30)} שלום https://evil.example/a_b discord.gg/x # `
      .repeat(8)
      .slice(0, 1_990);
    const kinds: ((quoted: string) => Verdict)[] = [
      (quoted) => ({ kind: 'absent', quoted }),
      (quoted) =>
        ({
          ...verbatim(hostile, quoted),
          citation: { ...citation, article: article({ title: hostile, source: hostile }) },
        }) as Verdict,
      (quoted) => ({
        kind: 'altered',
        quoted,
        citation,
        differences: hostile
          .split(' ')
          .map((text, i) => ({ kind: (['same', 'stored', 'quoted'] as const)[i % 3]!, text: `${text} ` })),
      }),
    ];
    for (const content of [hostile, `> ${hostile}`, `“${'a b c '.repeat(40)}”`.repeat(8)]) {
      const message = discord.say(general, alice, content.slice(0, 2_000));
      for (const kind of kinds) {
        engine.onVerify = (quoted) => Promise.resolve(kind(quoted));
        const seen = await discord.menu('Verify quote', message).response();
        const others = show(seen.text).other.filter((one) => one !== 'timestamp' && one !== 'strikethrough');
        expect(others).toEqual([]);
      }
    }
    expect(discord.violations).toEqual([]);
  });

  it('tells in general what only an operator can mend', async () => {
    const { discord, engine } = await openSession();
    engine.onVerify = () => Promise.reject(new VerbatimError('INDEX_MISSING', { path: '/srv/x' }));
    const message = discord.say(discord.world.general, discord.world.alice, 'Words.');
    const seen = await discord.menu('Verify quote', message).response();
    expect(show(seen.text).text).toContain('(INDEX_MISSING)');
    expect(seen.text).not.toContain('srv');
  });
});
