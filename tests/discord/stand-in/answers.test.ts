/** Whether what the stand-in answers is what Discord says it answers. */
import { expect, it } from 'vitest';
import { answerProblem, openapiAvailable } from '../../support/discord/openapi.js';
import { call, callbackPath, form, register, webhookPath } from '../../support/discord/raw.js';
import { openDiscord } from '../../support/discord/session.js';

it.skipIf(openapiAvailable)('SKIPPED: answers are not checked, as Discord’s description is not there', () => undefined);

it.runIf(openapiAvailable)('answers as Discord’s own description says', async () => {
  const discord = await openDiscord({ messageContent: true });
  const { world } = discord;
  const { general, alice, applicationId, guildId, bot } = world;
  const problems: string[] = [];
  const check = async (method: string, path: string, body?: unknown) => {
    const { status, json } = await call(discord, method, path, body);
    if (status >= 300) problems.push(`${method} ${path}: ${JSON.stringify(json)}`);
    const problem = answerProblem(method, path.replace(/\?.*/, ''), json);
    if (problem !== null) problems.push(`${method} ${path}: ${problem}`);
    return json;
  };
  const question = discord.say(general, alice, 'Where?', { files: [{ name: 'a.txt', content: 'Words' }] });
  const messages = `/channels/${general.id}/messages`;
  const reply = { content: 'There', message_reference: { message_id: question.id } };
  const { id } = await check('POST', messages, form(reply, { 'gaps.csv': 'question' }));
  const button = { type: 2, style: 2, label: 'Context', custom_id: 'context' };
  const v2 = [
    { type: 17, components: [{ type: 10, content: 'There' }, { type: 14 }, { type: 1, components: [button] }] },
    { type: 13, file: { url: 'attachment://gaps.csv' } },
  ];
  await check('POST', messages, form({ flags: 32_768, components: v2 }, { 'gaps.csv': 'question' }));
  await check('PATCH', `${messages}/${String(id)}`, { content: 'Here', embeds: [{ title: 'Title' }] });
  await call(discord, 'PUT', `${messages}/${question.id}/reactions/%F0%9F%91%8D/@me`);
  await check('GET', `${messages}/${question.id}`);
  const thread = discord.thread(general, 'Talks', { from: question });
  await check('GET', `${messages}?limit=10`);
  await check('GET', `/channels/${general.id}`);
  await check('GET', `/channels/${thread.id}`);
  await check('POST', '/users/@me/channels', { recipient_id: alice.id });
  for (const path of ['/users/@me', '/users/@me/guilds', '/applications/@me', '/gateway/bot', `/users/${alice.id}`]) {
    await check('GET', path);
  }
  for (const path of ['', '?with_counts=true', '/roles', '/channels', `/members/${bot.id}`, '/threads/active']) {
    await check('GET', `/guilds/${guildId}${path}`);
  }
  await register(discord);
  await check('GET', `/applications/${applicationId}/commands?with_localizations=true`);
  const handle = discord.slash(alice, 'ask');
  await check('POST', `${callbackPath(handle)}?with_response=true`, { type: 4, data: { content: 'There' } });
  await check('GET', `${webhookPath(discord, handle)}/messages/@original`);
  await check('POST', webhookPath(discord, handle), { content: 'More', flags: 64 });
  expect(problems).toEqual([]);
});
