import { layout } from '../../tunables.js';
import { nameOf } from '../answer/citation.js';
import type { Context } from '../context.js';
import { oneLine } from '../line.js';
import type { Language } from '../words/language.js';

/** What a text about an article names it by, escaped. */
export interface Titled {
  readonly title: string;
  readonly file: string;
}

/** An article's title and file, to be put into a text; its file for a title where it is not in the index. */
export async function titledArticle(
  id: string,
  { engine }: Pick<Context, 'engine'>,
  language: Language,
): Promise<Titled> {
  const stored = await engine.article(id);
  const file = oneLine(id, layout.title);
  return { title: stored === null ? file : oneLine(nameOf(stored.article, language), layout.title), file };
}
