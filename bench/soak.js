import { run } from './child.js';
import { rounded } from './figures.js';
import { largeIndex } from './large-index.js';

const passages = 10_000;

/** Questions asked in a row of the bot's engine, with the memory of its process and of the model's looked at ten times on the way. */
export async function soak({ full }) {
  const count = full ? 100_000 : 2_000;
  await largeIndex(passages);
  const { output } = await run('bench/ask-on.js', [String(passages), String(count)], { flags: ['--expose-gc'] });
  const samples = output.trim().split('\n').map(JSON.parse);
  const half = samples.slice(samples.length / 2);
  const growth = (of) => rounded(of(half.at(-1)) - of(half[0]));
  const rows = samples.map(({ asked, seconds, bot, heap, model }) => ({
    asked,
    perSecond: Math.round(asked / seconds),
    botMegabytes: Math.round(bot),
    heapMegabytes: Math.round(heap),
    modelMegabytes: Math.round(model),
    target: '',
  }));
  rows.push({
    asked: 'grown in the second half',
    botMegabytes: growth(({ bot }) => bot),
    heapMegabytes: growth(({ heap }) => heap),
    modelMegabytes: growth(({ model }) => model),
    target: 'nothing',
  });
  return rows;
}
