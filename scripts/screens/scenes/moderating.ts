import type { Scene } from '../page.js';
import type { Stage } from '../stage.js';

/** What moderators see. */
export async function moderating({ discord, draw, seen, ask, member, moderator, seeds }: Stage): Promise<Scene[]> {
  const by = { by: moderator };
  const reindex = () => discord.slash(moderator, 'reindex');
  // Enough to be seen under way on a quick machine.
  const logs = Array.from({ length: 1_500 }, (_, i) => `log/day-${i + 1}.txt`);
  seeds.write(
    Object.fromEntries(logs.map((path, i) => [path, `Harbour log\n\nOn day ${i + 1}, ${i % 7} ships came in.`])),
  );
  const cancelled = reindex();
  const underWay = await cancelled.responseWhere((text) => text.includes('Embedding'), 30_000);
  const progress = draw(underWay.message, '/reindex');
  await discord.click(underWay.message, 'Cancel', by).response();
  await cancelled.responseWhere((text) => text.includes('cancelled'), 30_000);

  seeds.write({
    ...Object.fromEntries(logs.map((path) => [path, null])),
    'ferry-timetable.txt': 'Ferry timetable\n\nThe night ferry to Palma sails at eleven, every day but Sunday.',
    'profiles.jsonl': null,
    'scanned-page.pdf': 'not a PDF at all',
  });
  const report = await seen(reindex(), '/reindex');

  for (const [name, question] of [
    ['Mira', 'How do I bake sourdough bread without a starter?'],
    ['Jonas', 'how do i bake sourdough bread without starter'],
    ['Camille', 'What is the capital of Australia?'],
  ] as const)
    await ask(member(name), question);
  const gaps = await discord.slash(moderator, 'gaps').response();
  const list = draw(gaps.message, '/gaps');
  const csv = await seen(discord.click(gaps.message, 'Export as CSV', by));
  return [
    { caption: '/reindex, under way', html: [progress] },
    { caption: 'Cancelled', html: [draw(underWay.message, '/reindex')] },
    { caption: '/reindex, done', html: [report] },
    { caption: '/gaps', html: [list] },
    { caption: 'Exported', html: [csv] },
    { caption: '/settings', html: [await seen(discord.slash(moderator, 'settings'), '/settings')] },
  ];
}
