import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../support/folders.js';
import { type Refusal, hasStrace, operate } from '../support/writes/refused.js';
import { smallDisk } from './disk.js';
import { STEP, WRITINGS } from './settings.js';
import { Tally, say } from './tally.js';
import { type Place, type Writing, writingPlace, writings } from './writing-place.js';

/** Turns of a loop that must have come before it may end because nothing is refused any more. */
const IN_A_ROW = 3;
const chosen = writings.filter(({ what }) => what.includes(WRITINGS));
const bad: string[] = [];
beforeEach(() => void bad.splice(0));

/**
 * Does it with the file system refusing, looks whether what was there before is unharmed, and does it again with the file system as it
 * should be. @returns whether anything was refused.
 */
async function attempt(
  place: Place,
  writing: Writing,
  {
    name,
    refusal = null,
    before,
    after,
  }: { name: string; refusal?: Refusal | null; before?: () => void; after?: () => void },
  tally: Tally,
): Promise<boolean> {
  const { what, codes, operation, prepare, isSound } = writing;
  place.reset();
  prepare?.(place);
  before?.();
  const first = await operate(operation(place), place.root, refusal);
  after?.();
  const isRefused = refusal === null ? first.code !== 'ok' : first.refused;
  const wrong = (how: string, told = first.told) => {
    bad.push(`${what}, ${name}: ${how}`);
    say(`${what}, ${name}: ${how}: ${told.slice(0, 1_500)}`);
    tally.add(what, how);
  };
  if (!['ok', ...codes].includes(first.code)) wrong(first.code === 'CRASH' ? 'CRASH' : `CODE ${first.code}`);
  else if (!(await isSound(place, first.code === 'ok'))) wrong('HARM');
  else if (first.code !== 'ok') {
    const again = await operate(operation(place), place.root);
    if (again.code !== 'ok' || !(await isSound(place, true))) wrong(`NEXT RUN ${again.code}`, again.told);
    else tally.add(what, `told (${first.code}), the next run does it`);
  } else if (isRefused) tally.add(what, 'done all the same');
  else tally.add(what, 'nothing refused');
  return isRefused;
}

/** Counts that are told however the test ends. */
function told(title: string): Tally {
  const tally = new Tally();
  onTestFinished(() => tally.print(title));
  return tally;
}

test('refused at the nth call that writes: told by its code, nothing harmed, and the next run does it', async () => {
  const tally = told('Calls refused');
  const place = await writingPlace(temporaryFolder());
  for (const writing of chosen) {
    for (const [code, once] of [
      ['EROFS', false],
      ['ENOSPC', true],
      ['EIO', true],
    ] as const) {
      for (let at = 1; ; at += STEP) {
        const name = `${code} at call ${at}${once ? ' only' : ''}`;
        if (!(await attempt(place, writing, { name, refusal: { of: 'calls', code, at, once } }, tally))) break;
      }
    }
  }
  expect(bad).toEqual([]);
});

test.skipIf(!hasStrace)('[needs strace] refused at the nth call to the system', async () => {
  const tally = told('System calls refused');
  const place = await writingPlace(temporaryFolder());
  for (const writing of chosen) {
    for (let at = 1; ; at += STEP) {
      const refusal = { of: 'system calls', code: 'EROFS', at } as const;
      if (!(await attempt(place, writing, { name: `EROFS at system call ${at}`, refusal }, tally))) break;
    }
  }
  expect(bad).toEqual([]);
});

const disk = smallDisk(128);
test.skipIf(disk === null)('[needs root and mount] a disk that is full at the nth page', async () => {
  const tally = told('Pages refused');
  const { folder, fill, free } = disk!;
  const place = await writingPlace(folder);
  for (const writing of chosen) {
    let done = 0;
    // The model is thousands of pages large.
    const next = (pages: number) => (writing.what === 'model' && pages > 8 ? Math.ceil(pages * 1.3) : pages + STEP);
    for (let pages = 0; done < IN_A_ROW; pages = next(pages)) {
      const name = `full after ${pages} pages`;
      const isRefused = await attempt(place, writing, { name, before: () => fill(pages), after: free }, tally);
      done = isRefused ? 0 : done + 1;
    }
  }
  expect(bad).toEqual([]);
});
