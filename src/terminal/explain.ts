import pc from 'picocolors';
import type { Hit } from '../types.js';
import { plain } from './plain.js';

/** Width of a column of numbers. */
const COLUMN = 12;

/**
 * A table of what each result's place rests on: for every signal its value and, in brackets, what that adds to the rank score; then
 * the rank score and the score it becomes.
 */
export function renderExplanation(results: readonly Hit[]): string {
  if (results.length === 0) return 'No passage came near enough to be ranked.';
  const names = results[0]!.signals.map(({ name }) => name);
  const head = [...names, 'rank score', 'score'].map((name) => name.padStart(COLUMN)).join('');
  const rows = results.map(({ rank, passage, signals, score }) => {
    const cells = signals.map(({ value, share }) => `${value.toFixed(2)} (${share.toFixed(1)})`);
    const total = signals.reduce((sum, { share }) => sum + share, 0);
    const numbers = [...cells, total.toFixed(2), score.toFixed(3)].map((cell) => cell.padStart(COLUMN)).join('');
    return `${pc.bold(`${rank}.`)} ${plain(passage.id)}\n   ${numbers}`;
  });
  return [`   ${head}`, ...rows].join('\n');
}
