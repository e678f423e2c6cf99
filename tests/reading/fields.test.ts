import { describe, expect, it } from 'vitest';
import { fieldsOf, textOf } from '../../src/reading/fields.js';

const none = { id: null, title: null, source: null, author: null, date: null, url: null };

describe('fieldsOf', () => {
  it('knows the fields by their names, whatever the case, and by their synonyms', () => {
    const fields = { id: '7', title: 'T', source: 'S', author: 'A', date: '2024-01-31', url: 'https://a.example/' };
    expect(
      fieldsOf({ ID: 7, Title: 'T', SOURCE: 'S', author: 'A', Date: '2024-01-31', url: 'https://a.example' }),
    ).toEqual(fields);
    const other = {
      id: '7',
      headline: 'T',
      Outlet: 'S',
      byline: 'By A',
      published_at: '2024-01-31T10:00:00Z',
      Link: 'https://a.example',
    };
    expect(fieldsOf(other)).toEqual(fields);
  });

  it('prefers the surer name, and another where that one is unusable', () => {
    expect(fieldsOf({ updated: '2024-02-02', published: '2024-01-31' }).date).toBe('2024-01-31');
    expect(fieldsOf({ date: 'unknown', 'published-at': '31 January 2024' }).date).toBe('2024-01-31');
    expect(fieldsOf({ title: '  ', headline: 'T' }).title).toBe('T');
  });

  it('reads names out of lists and objects', () => {
    expect(fieldsOf({ authors: ['Ada', { name: 'Tom' }], publisher: { name: 'Gazette' } })).toEqual({
      ...none,
      author: 'Ada, Tom',
      source: 'Gazette',
    });
  });

  it.each(['javascript:alert(1)', 'ftp://a.example/', '/relative', 'https://', 'a.example', 5])(
    'takes %s for no web address',
    (url) => {
      expect(fieldsOf({ url })).toEqual(none);
    },
  );

  it('makes one line of a title and nothing of values of the wrong type', () => {
    expect(fieldsOf({ title: ' A\n  B\u0000C\uD800 ' }).title).toBe('A B C\uFFFD');
    expect(fieldsOf({ id: {}, title: [], source: null, author: 'https://profile.example', date: {}, url: [] })).toEqual(
      none,
    );
  });
});

describe('textOf', () => {
  it('gives the value as it stands', () => {
    expect(textOf({ Body: ' a\r\n' })).toBe(' a\r\n');
    expect(textOf({ text: 5 })).toBe(5);
    expect(textOf({ title: 'T' })).toBeUndefined();
  });
});
