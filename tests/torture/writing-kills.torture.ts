import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { newAnswer, opened } from '../community/opened.js';
import { seeded } from '../support/random.js';
import { answeringPlace } from './answering-place.js';
import { expectWhole } from './expect-whole.js';
import { ADDING_KILLS, SEED, VOTING_KILLS } from './settings.js';
import { Tally } from './tally.js';

const dist = new URL('../../dist/', import.meta.url).href;
/** Votes as fast as it can, and writes a line after each vote that was acknowledged. */
const voter = `
  import { writeSync } from 'node:fs';
  import { openCommunity } from '${dist}community/community.js';
  const [path, answer, name] = process.argv.slice(1);
  const { votes } = openCommunity(path, { now: Date.now, defaults: {} });
  for (let n = 0; ; n++) {
    votes.cast(answer, name + n, n % 3 > 0);
    writeSync(1, n + '\\n');
  }
`;
/** Adds articles as fast as it can, and writes a line after each that was acknowledged. */
const adder = `
  import { writeSync } from 'node:fs';
  import { prepareAddition } from '${dist}corpus-files/add.js';
  const [seeds, , name] = process.argv.slice(1);
  for (let n = 0; ; n++) {
    const addition = await prepareAddition(seeds, name + n + '.txt');
    await addition.write(Buffer.from(('The bell of town ' + name + n + ' rang.').padEnd(30_000)));
    writeSync(1, n + '\\n');
  }
`;

/** Runs a program until it is killed at a random moment, up to 60 ms after a line; gives how many it acknowledged. */
async function killed(program: string, args: readonly string[], random: () => number): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const wait = random() * 60;
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    expect(Number(line)).toBe(count);
    if (count++ === 0) setTimeout(() => child.kill('SIGKILL'), wait);
  }
  expect(count).toBeGreaterThan(0);
  return count;
}

test(`${VOTING_KILLS} kills of voting (SEED=${SEED}): no acknowledged vote is lost, and questions are answered`, async () => {
  const random = seeded(SEED + 1);
  const place = await answeringPlace();
  const path = place.community;
  const { community } = opened(path);
  const answer = community.answers.record(newAnswer());
  community.close();
  const tally = new Tally();
  let [acknowledged, before] = [0, 0];
  for (let round = 0; round < VOTING_KILLS; round++) {
    const count = await killed(voter, [path, answer, `${round}-`], random);
    acknowledged += count;
    expectWhole(path);
    await place.expectAnswer();
    const { community } = opened(path);
    expect(community.lost).toBe(0);
    const { helpful, notHelpful } = community.votes.tally(answer);
    const found = helpful + notHelpful - before;
    // The last vote may be stored and not acknowledged any more.
    expect([count, count + 1]).toContain(found);
    for (let n = 0; n < count; n++)
      expect(community.votes.cast(answer, `${round}-${n}`, n % 3 > 0)?.changed).toBe(false);
    before += found;
    community.close();
    tally.add('voting, killed', found === count ? 'all that was acknowledged' : 'and one more');
  }
  tally.print(
    'Kills of voting',
    `${VOTING_KILLS}, a right answer after each; ${acknowledged} votes acknowledged, SEED=${SEED}`,
  );
});

test(`${ADDING_KILLS} kills of adding (SEED=${SEED}): every acknowledged article is there, none in part, and in the index with the next question`, async () => {
  const random = seeded(SEED + 2);
  const place = await answeringPlace();
  const { seeds } = place;
  const tally = new Tally();
  const text = (name: string) => `The bell of town ${name} rang.`.padEnd(30_000);
  let acknowledged = 0;
  for (let round = 0; round < ADDING_KILLS; round++) {
    const count = await killed(adder, [seeds, '', `r${round}n`], random);
    acknowledged += count;
    for (let n = 0; n < count; n++) expect(existsSync(join(seeds, `r${round}n${n}.txt`))).toBe(true);
    const added = readdirSync(seeds).filter((name) => name.startsWith(`r${round}n`));
    for (const name of added) expect(readFileSync(join(seeds, name), 'utf8')).toBe(text(name.slice(0, -4)));
    expect([count, count + 1]).toContain(added.length);
    await place.expectAnswer();
    expect(place.indexed().filter((id) => id.startsWith(`r${round}n`))).toHaveLength(added.length);
    tally.add('adding, killed', added.length === count ? 'all that was acknowledged' : 'and one more');
  }
  const hidden = readdirSync(seeds).filter((name) => name.startsWith('.')).length;
  tally.print(
    'Kills of adding',
    `${ADDING_KILLS}, a right answer after each; ${acknowledged} articles acknowledged, ${hidden} hidden rests, SEED=${SEED}`,
  );
});
