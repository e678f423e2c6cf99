import { expect, test } from 'vitest';
import { opened } from './opened.js';

test('the newest first, page by page, each guild its own', () => {
  const { community, clock, again } = opened();
  for (let n = 0; n < 5; n++) {
    clock.now += 1;
    community.audit.record({ guild: 'g', who: 'mod', action: 'article-add', detail: `${n}.txt` });
    community.audit.record({ guild: 'h', who: 'mod', action: 'reindex', detail: null });
  }
  const { audit } = again();
  const first = audit.list('g', null, 2);
  expect(first).toEqual([
    { id: 9, guild: 'g', who: 'mod', action: 'article-add', detail: '4.txt', at: clock.now },
    { id: 7, guild: 'g', who: 'mod', action: 'article-add', detail: '3.txt', at: clock.now - 1 },
  ]);
  expect(audit.list('g', first[1]!.id, 10).map(({ detail }) => detail)).toEqual(['2.txt', '1.txt', '0.txt']);
  expect(audit.list(null, null, 10)).toEqual([]);
});
