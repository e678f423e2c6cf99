/** More than the bot, or Discord, can take. */
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/types.js';
import { inHand } from '../../src/tunables.js';
import { answerTo } from '../support/discord/engine.js';
import { openSession } from '../support/discord/session.js';
import { textOf } from '../support/discord/text.js';
import { until } from '../support/discord/until.js';

const LATER = '⏳';

describe.concurrent('in a rush', () => {
  it('tells who asks with a command so in one request, to them alone', async () => {
    const { discord, engine } = await openSession();
    engine.full = true;
    const before = discord.requests.length;
    const seen = await discord.slash(discord.world.alice, 'ask', { question: 'Where?' }).response();
    expect(seen.text).toContain('More is being asked just now');
    expect(seen.ephemeral).toBe(true);
    expect(engine.asked).toEqual([]);
    engine.full = false;
    expect((await discord.slash(discord.world.alice, 'ask', { question: 'Where?' }).response()).text).toContain(
      'Moscow',
    );
    expect(discord.requests.slice(before).filter(({ path }) => /callback$/.test(path))).toHaveLength(2);
    expect(discord.requests.slice(before).filter(({ path }) => /^\/webhooks/.test(path))).toHaveLength(1);
    expect(discord.violations).toEqual([]);
  });

  it('tells who asks in a message so with a reaction, without typing', async () => {
    const { discord, engine } = await openSession();
    const { alice, general } = discord.world;
    engine.full = true;
    const question = discord.say(general, alice, `${discord.mention} Where?`);
    await until(() => question.reactions.has(LATER), 'the reaction');
    expect(discord.typing).toEqual([]);
    engine.full = false;
    const again = discord.say(general, alice, `${discord.mention} Where?`);
    expect(textOf(await discord.answerTo(again))).toContain('Moscow');
    expect(discord.answersTo(question).filter((m) => m.message_reference?.message_id === question.id)).toEqual([]);
  });

  it('takes on as many questions of a channel as Discord takes answers there, and types once for them', async () => {
    const { discord, engine } = await openSession({ config: () => ({ questionsPerMinute: 100 }) });
    const { alice, bob, general } = discord.world;
    const waiting: (() => void)[] = [];
    engine.onAsk = ({ text }) => new Promise<Answer>((resolve) => waiting.push(() => resolve(answerTo(text))));
    const questions = Array.from({ length: inHand.perChannel + 1 }, () =>
      discord.say(general, alice, `${discord.mention} Where?`),
    );
    await until(() => questions.at(-1)!.reactions.has(LATER), 'the reaction');
    expect(engine.asked).toHaveLength(inHand.perChannel);
    expect(discord.typing).toHaveLength(1);
    const elsewhere = discord.say(discord.world.directChannel(bob), bob, 'Where?');
    await until(() => waiting.length === inHand.perChannel + 1, 'the question from elsewhere');
    waiting.splice(0).forEach((answer) => answer());
    await discord.answerTo(elsewhere);
    await Promise.all(questions.slice(0, -1).map((question) => discord.answerTo(question)));
    engine.onAsk = ({ text }) => Promise.resolve(answerTo(text));
    expect(textOf(await discord.answerTo(discord.say(general, alice, `${discord.mention} Where?`)))).toContain(
      'Moscow',
    );
    expect(discord.violations).toEqual([]);
  });
});
