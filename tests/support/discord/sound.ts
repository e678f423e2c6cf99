import { expect } from 'vitest';
import { renderAnswerText } from '../../../src/discord/answer/text.js';
import { tidy } from '../../../src/discord/escape.js';
import { renderReport } from '../../../src/discord/indexing/report.js';
import { limits } from '../../../src/discord/limits.js';
import { renderVerdict } from '../../../src/discord/verdict/render.js';
import type { Language } from '../../../src/discord/words/language.js';
import { renderAnswer } from '../../../src/terminal/render.js';
import type { Answer, IndexReport, Verdict } from '../../../src/types.js';
import { show } from './markdown.js';
import { textOf } from './text.js';

/** No article has a say in it. */
const ownIndex = 'a1b2c3';
/** What is neither plain text nor what our messages are made of. */
const strange = (content: string, own: readonly string[]) => show(content).other.filter((name) => !own.includes(name));

/** As shown in Discord it fits, shows the words as they are, pings nobody and links nowhere but to the web. */
export function expectSoundAnswer(answer: Answer, language: Language): void {
  const content = renderAnswerText(answer, language);
  expect(content.length).toBeLessThanOrEqual(limits.text);
  expect(content.trim()).not.toBe('');
  expect(content).not.toMatch(/\p{Surrogate}/u);
  const shown = show(content);
  expect(strange(content, ['timestamp'])).toEqual([]);
  expect(shown.other.length).toBeLessThanOrEqual(Math.max(2, 1 + answer.corroboration.length));
  for (const { url } of shown.links) expect(url).toMatch(/^https?:\/\//);
  if (answer.confidence === 'none') return;
  const words = tidy(answer.quote!.text).replace(/\n+/g, '\n');
  const bold = shown.bold.join('\n').replace(/…$/, '');
  expect(words).toContain(bold.trim());
  if (words.length < 400) expect(bold).toBe(words.replace(/…$/, ''));
}

/**
 * As shown in a terminal it moves no cursor and turns no direction of writing; lines and colours are the program's.
 * @param answer with dates as they are read.
 */
export function expectSoundInTerminal(answer: Answer): void {
  const shown = renderAnswer({ ...answer, index: ownIndex }).replace(/\u001b\[\d+m/g, '');
  expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
  expect(shown.trim()).not.toBe('');
}

/** It takes no more room than it has, and shows no Markdown but its own. */
export function expectSoundVerdict(verdict: Verdict, max: number, language: Language): void {
  const rendered = renderVerdict(verdict, max, language);
  expect(rendered.length).toBeLessThanOrEqual(max);
  expect(strange(rendered, ['timestamp', 'strikethrough'])).toEqual([]);
}

/** What an indexing changed fits, with names as they are. */
export function expectSoundReport(report: IndexReport, language: Language): void {
  const content = textOf(renderReport(report, { lead: null, gaps: { answered: 0 } }, language));
  expect(content.length).toBeLessThanOrEqual(limits.text);
  expect(strange(content, ['list'])).toEqual([]);
}
