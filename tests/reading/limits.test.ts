import { describe, expect, test } from 'vitest';
import { elementsOf, parseDocument, tagOf } from '../../src/reading/document.js';
import { shallow } from '../../src/reading/shallow.js';
import { reading } from '../../src/tunables.js';
import { read, readOne } from '../support/read-articles.js';

const bell = 'The bell rang in the old town, and nobody heard it.';
const heron = 'A grey heron was seen at the harbour of the town.';

describe('a page that is nested deeper than browsers show it', () => {
  /** Elements within one another, at most. */
  const depthOf = (html: string) => {
    const depths = new Map<unknown, number>();
    for (const element of elementsOf(parseDocument(html).documentElement))
      depths.set(element, (depths.get(element.parentNode) ?? 0) + 1);
    return Math.max(...depths.values());
  };

  test.each([
    ['closed', `${'<div>'.repeat(20_000)}${bell}${'</div>'.repeat(20_000)}<p>${heron}</p>`],
    ['never closed', `${'<table><tr><td>'.repeat(20_000)}${bell}<p>${heron}</p>`],
    ['closed in another order', `${'<b><i>'.repeat(20_000)}${bell}${'</b></i>'.repeat(20_000)}<p>${heron}</p>`],
    [
      'with a sign that looks like the end of a tag',
      `${'<p title=">">'.repeat(3)}${'<i title=">">'.repeat(20_000)}${bell}<p>${heron}`,
    ],
  ])('is flattened, and keeps its text: %s', async (_, html) => {
    expect(depthOf(html)).toBeLessThan(reading.maxDepth + 10);
    const { article } = await readOne(html, 'a.html');
    expect(article.text).toContain(bell);
    expect(article.text).toContain(heron);
  });

  test('a list or a table whose end tags are left out is not deep', () => {
    const html = `<ul>${'<li>One'.repeat(2_000)}</ul><table>${'<tr><td>One<td>Two'.repeat(2_000)}</table>${'<p>One'.repeat(2_000)}`;
    expect(shallow(html)).toBe(html);
  });

  test('what stands in a script, a comment or an attribute is no tag', () => {
    const deep = '<i>'.repeat(1_000);
    const html = `<script>${deep}</script><!-- ${deep} --><p title="${deep}" lang='${deep}'>${bell}</p><textarea>${deep}</textarea>`;
    expect(shallow(html)).toBe(html);
  });

  test('elements after a flattened one are left alone', () => {
    const html = `${'<div>'.repeat(1_000)}${bell}${'</div>'.repeat(1_000)}<main><p>${heron}</p></main>`;
    const main = elementsOf(parseDocument(html).documentElement).find((element) => tagOf(element) === 'main')!;
    expect(tagOf(main.parentNode as typeof main)).toBe('body');
  });
});

describe('what is too much for a parser is named before it is given it', () => {
  test.each([
    ['tags', 'a.html', '<p>'.repeat(reading.maxMarks + 1), 'tags or entities'],
    ['entities', 'a.html', '&amp;'.repeat(reading.maxMarks + 1), 'tags or entities'],
    ['attributes with values', 'a.html', `<p ${'a="b"'.repeat(reading.maxMarks + 1)}>${bell}</p>`, 'attributes'],
    ['attributes without', 'a.html', `<p${' a'.repeat(reading.maxMarks + 1)}>${bell}</p>`, 'attributes'],
    ['tags in Markdown', 'a.md', '# a\n'.repeat(reading.maxMarks), 'tags or entities'],
  ])('%s', async (_, path, content, what) => {
    const reason = expect.stringContaining(`holds more than ${reading.maxMarks} ${what}`) as string;
    expect(await read(content, path)).toMatchObject([{ path, code: 'FILE_LIMIT', reason }]);
  });

  test.each(['a.html', 'a.md'])('text in %s that is longer than an article and all around it', async (path) => {
    const content = `${bell} `.repeat((reading.maxArticleLength * reading.markup) / bell.length);
    expect(await read(content, path)).toMatchObject([{ path, code: 'FILE_TOO_LARGE' }]);
  });

  test('plain text of one line beyond Latin, in which no end of a line is looked for', async () => {
    const content = 'Мост открыли в пятницу. '.repeat(1_500_000);
    expect(await read(content, 'a.txt')).toMatchObject([{ path: 'a.txt', code: 'FILE_TOO_LARGE' }]);
  });

  test('a line of JSON, and the lines after it are read', async () => {
    const long = `{"text":"${'x'.repeat(reading.maxArticleLength * reading.escapes)}"}`;
    expect(await read(`${long}\n${JSON.stringify({ text: bell })}`, 'a.jsonl')).toMatchObject([
      { path: 'a.jsonl', line: 1, code: 'FILE_TOO_LARGE' },
      { kind: 'article', line: 2 },
    ]);
  });

  test('front matter, of which plain lines are used', async () => {
    const { article, notes } = await readOne(
      `---\ntitle: The bell\nlist: [${'a, '.repeat(10_000)}]\n---\n\n${bell}\n`,
      'a.md',
    );
    expect(article).toMatchObject({ title: 'The bell', text: bell });
    expect(notes[0]).toContain('more than 20000 characters');
  });

  test('a title, an author and an address, which then count as missing', async () => {
    const long = 'x'.repeat(reading.maxFieldLength + 1);
    const line = JSON.stringify({
      id: long,
      title: long,
      author: [long, long],
      url: `https://a.example/${long}`,
      text: bell,
    });
    const { article } = await readOne(line, 'a.jsonl');
    expect(article).toMatchObject({ id: 'a.jsonl:1', title: bell, author: null, url: null });
  });
});

describe('what is in a text and not of it', () => {
  const data = `data:image/png;base64,${'iVBORw0KGgo='.repeat(1_000_000)}`;

  test('pictures that are written into a page or into Markdown cost nothing', async () => {
    expect((await readOne(`<p>${bell}</p><img src="${data}"><p>${heron}</p>`, 'a.html')).article.text).toBe(
      `${bell}\n\n${heron}`,
    );
    expect((await readOne(`${bell}\n\n![A bell](${data})\n\n${heron}\n`, 'a.md')).article.text).toBe(
      `${bell}\n\n${heron}`,
    );
  });

  test('a paragraph of Markdown with more signs than anyone writes is read as it stands, the others as ever', async () => {
    const signs = `${'a_b[c*'.repeat(reading.maxSigns)} ends.`;
    const { article } = await readOne(`The **bell** rang.\n\n${signs}\n\n* One *item*\n* Two\n`, 'a.md');
    expect(article.text).toBe(`The bell rang.\n\n${signs}\n\n- One item\n- Two`);
  });

  test('code of so many signs stays code', async () => {
    const code = Array.from({ length: reading.maxSigns }, (_, n) => `a[${n}] = b_${n}`).join('\n');
    const { article } = await readOne(`The code:\n\n\`\`\`\n${code}\n\`\`\`\n\n${bell}\n`, 'a.md');
    expect(article.text).toBe(`The code:\n\n${code}\n\n${bell}`);
  });

  test('names that every object has are names like others', async () => {
    const html = `<constructor>${bell}</constructor><p role="constructor">${heron}</p><p role="__proto__">${bell}</p>`;
    expect((await readOne(html, 'a.html')).article.text).toContain(heron);
    const fields = '"__proto__":{"title":"Bad"},"constructor":{"prototype":{"title":"Bad"}}';
    expect((await readOne(`{${fields},"text":"${bell}"}`, 'a.jsonl')).article.title).toBe(bell);
    const { article } = await readOne(`---\n__proto__:\n  title: Bad\nconstructor: Bad\n---\n\n${bell}\n`, 'a.md');
    expect(article.title).toBe(bell);
    expect(({} as { title?: string }).title).toBeUndefined();
  });
});
