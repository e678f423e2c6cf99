import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CrowdReport, crowd } from '../support/discord/crowd.js';
import { startBot } from '../support/discord/running-bot.js';
import { root } from '../support/paths.js';

const members = 10;
const perSecond = 2;
/** Seconds for which each asks; LOAD_SECONDS for a shorter look. */
const seconds = Number(process.env['LOAD_SECONDS'] ?? 60);

const questions = readFileSync(join(root, 'tests/fixtures/seed-questions.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { readonly question: string }).question);

function tell(what: string, { asked, unanswered, acknowledged, answered }: CrowdReport): void {
  const times = (name: string, { p50, p95, max }: CrowdReport['answered']) =>
    `${name}: half within ${Math.round(p50)} ms, p95 ${Math.round(p95)} ms, worst ${Math.round(max)} ms`;
  process.stdout.write(
    [
      `${members} members, each ${perSecond} times a second for ${seconds} s, ${what}: ${asked} asked, ${unanswered} unanswered`,
      ...(Number.isNaN(acknowledged.max) ? [] : [times('acknowledged', acknowledged)]),
      times('answered', answered),
      '',
    ].join('\n  '),
  );
}

test('a crowd by /ask', async () => {
  const { discord } = await startBot();
  const ask = (member: Parameters<typeof discord.slash>[0], n: number) =>
    discord.slash(member, 'ask', { question: questionOf(member.id, n) });
  const report = await crowd(discord, { members, perSecond, seconds, ask });
  tell('by /ask', report);
  expect(report.unanswered).toBe(0);
  expect(discord.violations).toEqual([]);
});

test('a crowd by mention', async () => {
  const { discord } = await startBot();
  const { general } = discord.world;
  const ask = (member: Parameters<typeof discord.slash>[0], n: number) =>
    discord.say(general, member, `${discord.mention} ${questionOf(member.id, n)}`);
  const report = await crowd(discord, { members, perSecond, seconds, ask });
  tell('by mention', report);
  expect(report.unanswered).toBe(0);
  expect(discord.violations).toEqual([]);
});

/** Another question for every member and time. */
function questionOf(member: string, n: number): string {
  return questions[(Number(BigInt(member) % 997n) + 7 * n) % questions.length]!;
}
