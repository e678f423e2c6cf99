import { describe, expect, it } from 'vitest';
import { fixture, readOne } from '../support/read-articles.js';

describe('Markdown', () => {
  it('is stored as plain text, its blocks told by the markup, its fields by the front matter', async () => {
    const item = await fixture('orchard.md');
    expect(item.article).toEqual({
      id: 'orchard.md',
      title: 'Old orchard reopens: 40 kinds of apples',
      source: 'Valley Post',
      author: 'Mina Sato',
      date: '2023-10-05',
      url: 'https://valley-post.example/orchard',
      text: [
        'Old orchard reopens: 40 kinds of apples',
        'The old orchard above Millbrook opens again on Saturday, with forty kinds of apples that were thought lost. See the map for the way.',
        'How it was saved',
        '1. Volunteers cut back the brambles.\n2. A nursery grafted every tree.',
        '- Entry is free.\n- Dogs stay outside.',
        '"I never thought I would taste a Grey Pippin again," said Paul Ober.',
        'Kind | Trees\nGrey Pippin | 12\nWinter Queen | 7',
        'Code such as prune() stays as words.\nA break does not end the paragraph.',
      ].join('\n\n'),
    });
    expect(item.clean.blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'heading',
      ...Array<string>(4).fill('list-item'),
      'quotation',
      ...Array<string>(3).fill('table-row'),
      'paragraph',
    ]);
    expect(item.clean.leftOut).toEqual([]);
  });

  it('is read although its front matter is malformed, which is noted', async () => {
    const { article, notes } = await readOne('---\ntitle: "Open\ndate: 2024-01-31\n---\nThe door stood open.', 'a.md');
    expect(article).toMatchObject({ title: 'Open', date: '2024-01-31', text: 'The door stood open.' });
    expect(notes).toEqual([expect.stringMatching(/front matter is not valid YAML at line 2: title: "Open\./)]);
  });

  it('keeps a paragraph between two rules', async () => {
    const { article } = await readOne('---\nThe door stood open.\n\n---\n\nNobody came in.', 'a.md');
    expect(article.text).toBe('The door stood open.\n\nNobody came in.');
  });
});
