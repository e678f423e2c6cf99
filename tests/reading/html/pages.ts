/** Paragraphs to fill pages with, each a sentence of prose. */
export const SENTENCES = [
  'The harbour board met on Tuesday evening to decide what to do with the old granary, which has stood empty since the mill closed.',
  'Three plans were on the table, and none of them pleased everybody who had come to listen in the cold hall above the fish market.',
  'Engineers told the board that the northern wall leans by eleven centimetres and that the timber of the upper floors is rotten.',
  'Repairing the building would cost about two million, said the surveyor, who had measured every beam during the past winter.',
  'A smaller group wants the granary pulled down and the stones reused for the sea wall, as was done with the customs house.',
  'Residents of the lower town fear the noise of a concert hall; others recall that the mill was never a quiet neighbour either.',
];

/** Sentences as paragraphs. */
export const paragraphs = (from = 0, to = SENTENCES.length): string =>
  SENTENCES.slice(from, to)
    .map((sentence) => `<p>${sentence}</p>`)
    .join('\n');

/** A page with an article of six paragraphs, and `extra` after its third or, with `where`, before or after the article. */
export function page(extra: string, where: 'before' | 'within' | 'after' = 'within'): string {
  const within = where === 'within' ? extra : '';
  return (
    '<html><head><title>Three plans for the granary</title></head><body class="single-post tags-related has-comments">' +
    `<nav><a href="/">Home</a></nav><div id="wrap">${where === 'before' ? extra : ''}<div class="story"><h1>Three plans for the granary</h1>` +
    `${paragraphs(0, 3)}${within}${paragraphs(3)}</div>${where === 'after' ? extra : ''}</div></body></html>`
  );
}
