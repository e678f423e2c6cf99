/** A text in the form in which quotes are compared, and where each unit of that stands in the text itself. */
export interface Normal {
  readonly text: string;
  /** Offset in the text of each UTF-16 unit of the normal form, and last the text's length. */
  readonly at: readonly number[];
}

const quoteMark = /^["'`´“”„‟«»‹›‘’‚‛′″ʼ「」『』＂＇]$/u;
const dash = /^[\p{Pd}−]$/u;
/** Nothing to see: control and format characters, but not the joiners that change letters and emoji. */
const unseen = /^(?![\u200c\u200d])[\p{Cc}\p{Cf}]$/u;
/** A character with the marks that belong to it. */
const cluster = /[\s\S](?<![\ud800-\udbff](?=[\udc00-\udfff]))|[\ud800-\udbff][\udc00-\udfff]/uy;
const marks = /\p{M}*/uy;

/**
 * The normal form: quotation marks of any kind as one, behind a comma or full stop (as American printers put them), dashes of any kind as one and without the blanks around them, runs of white space as
 * one blank, "…" as three full stops, Unicode's composed form, nothing that can't be seen. Words, and their capitals, stay as they are.
 */
export function normalise(original: string): Normal {
  const units: string[] = [];
  const at: number[] = [];
  const put = (text: string, offset: number) => {
    for (let i = 0; i < text.length; i++) {
      units.push(text.charAt(i));
      at.push(offset);
    }
  };
  const last = () => units[units.length - 1];
  /** A comma or a full stop. */
  const point = (sign: string, offset: number) => {
    const isBehindMark = last() === "'";
    if (isBehindMark) units[units.length - 1] = sign;
    put(isBehindMark ? "'" : sign, offset);
  };
  for (let i = 0; i < original.length;) {
    const { character, end } = characterAt(original, i);
    if (/^[\s\u0085]/u.test(character)) {
      if (last() !== undefined && last() !== ' ' && last() !== '-') put(' ', i);
    } else if (quoteMark.test(character)) {
      if (last() !== "'") put("'", i);
    } else if (dash.test(character)) {
      while (last() === ' ') {
        units.pop();
        at.pop();
      }
      if (last() !== '-') put('-', i);
    } else if (character === '…') for (let dot = 0; dot < 3; dot++) point('.', i);
    else if (character === ',' || character === '.') point(character, i);
    else if (!unseen.test(character)) put(character, i);
    i = end;
  }
  at.push(original.length);
  return { text: units.join(''), at };
}

function characterAt(text: string, start: number): { readonly character: string; readonly end: number } {
  const code = text.charCodeAt(start);
  const next = text.charCodeAt(start + 1);
  // Marks begin at U+0300; most characters are followed by something plain.
  if (code < 0xd800 && !(next >= 0x300)) return { character: text.charAt(start), end: start + 1 };
  cluster.lastIndex = start;
  const base = cluster.exec(text)?.[0] ?? text.charAt(start);
  marks.lastIndex = start + base.length;
  const whole = base + (marks.exec(text)?.[0] ?? '');
  // What can't be stored or shown is shown as U+FFFD.
  return { character: whole.normalize('NFC').replace(/\p{Surrogate}/gu, '\ufffd'), end: start + whole.length };
}
