import { givenFor, type Fields } from './fields.js';

/** UTF-16 units of a value that a note shows. */
const SHOWN = 60;

/**
 * What is wrong with the fields that were given in front matter or a JSON line, and what to do; sentences for people. A field that one
 * of its other names supplied is not told of.
 */
export function notesOnFields(record: Readonly<Record<string, unknown>>, fields: Fields): string[] {
  const notes: string[] = [];
  const unused = (name: keyof Fields) => (fields[name] === null ? givenFor(record, name) : undefined);
  const date = unused('date');
  if (date !== undefined)
    notes.push(`The date ${shown(date)} is no full date, or could be two; it was ignored. Write it as 2024-01-31.`);
  const url = unused('url');
  if (url !== undefined)
    notes.push(`The url ${shown(url)} is not a web address; it was ignored. It has to begin with http:// or https://.`);
  for (const name of ['title', 'source', 'author'] as const) {
    const value = unused(name);
    if (value !== undefined) notes.push(`The ${name} ${shown(value)} is not a line of text; it was ignored.`);
  }
  if (typeof givenFor(record, 'title') === 'number')
    notes.push(
      `The title is a number and was read as "${fields.title ?? ''}". Put it in quotation marks to keep it as you wrote it.`,
    );
  return notes;
}

/** The same for a file that is one article, whose id is its path. */
export function notesOnFile(record: Readonly<Record<string, unknown>>, fields: Fields): string[] {
  const notes = notesOnFields(record, fields);
  const id = givenFor(record, 'id');
  if (id !== undefined)
    notes.push(`The id ${shown(id)} was ignored: the id of an article in a file of its own is the file's path.`);
  return notes;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}"`;
}
