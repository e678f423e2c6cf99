import { layout } from '../../tunables.js';
import type { Citation, Verdict } from '../../types.js';
import { isolatedLine, nameOf, renderCitation } from '../answer/citation.js';
import { blockQuote } from '../answer/parts.js';
import { tidy } from '../escape.js';
import { cut } from '../limits.js';
import { oneLine } from '../line.js';
import type { Language } from '../words/language.js';
import { renderDifferences } from './differences.js';

/** A verdict in words, with the stored ones and where they stand. At most `max` UTF-16 units, from 500. */
export function renderVerdict(verdict: Verdict, max: number, language: Language): string {
  if (verdict.kind === 'absent')
    return language.say('verify.absent', { quoted: oneLine(verdict.quoted, Math.min(layout.question, max - 100)) });
  const isSame = verdict.kind === 'verbatim';
  const head = language.say(isSame ? 'verify.verbatim' : 'verify.altered');
  const tail = renderPlace(verdict.citation, isSame ? verdict.words : '', max / 2, language);
  // What differs in nothing else has its parts in another order than the article.
  const isMoved = !isSame && verdict.differences.every(({ kind }) => kind === 'same');
  const order = isMoved ? [`-# ${language.say('verify.order')}`] : [];
  const room = max - head.length - tail.length - order.join('').length - 3;
  return [
    head,
    isSame ? renderWords(verdict.words, room) : renderDifferences(verdict.differences, room),
    ...order,
    tail,
  ].join('\n');
}

/** Stored words as a block quote. */
function renderWords(words: string, max: number): string {
  const quoted = (part: string) => blockQuote([{ text: part, bold: false }]);
  return quoted(cut(tidy(words), max, (part) => quoted(part).length));
}

/** The citation, and which other articles hold the same words; as full as there is room for. */
function renderPlace(citation: Citation, words: string, max: number, language: Language): string {
  const names = citation.copies.map((copy) => isolatedLine(nameOf(copy, language), layout.source));
  const articles = [...names.slice(0, layout.copies), ...(names.length > layout.copies ? ['…'] : [])].join(', ');
  const also = names.length === 0 ? '' : `\n-# ${language.say('verify.alsoIn', { articles })}`;
  const title = layout.title / 2;
  const places = [layout.url, layout.url / 2, 0].map(
    (url) => renderCitation(citation, words, { title, url, fragment: words !== '' }, language) + also,
  );
  return (
    places.find((place) => place.length <= max) ??
    renderCitation(citation, '', { title, url: 0, fragment: false }, language)
  );
}
