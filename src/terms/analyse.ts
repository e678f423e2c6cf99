import { stem } from '../retrieval/stem.js';
const stop = new Set('a an the of in on at to for by with from as and or but is are was were be been being do does did has have had what which who whom whose when where why how that this these those it its he she they their his her not no i you we us our my your will would can could should may might there about into than then so if any'.split(' '));
export function analyse(text: string): string[] {
  return (text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').match(/[\p{L}\p{N}]+/gu) ?? []).map((w) => (stop.has(w) ? w : stem(w)));
}
export function contentTerms(terms: readonly string[]): readonly string[] {
  const content = terms.filter((term) => !stop.has(term));
  return content.length > 0 ? content : terms;
}
