import { ButtonStyle } from 'discord.js';
import { progressShares } from '../../tunables.js';
import type { Progress } from '../../types.js';
import { button, row, text } from '../components/parts.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';

const WIDTH = 20;

/** How far an indexing is: one bar of text over all its stages, the share, the stage and its counts, and a button to cancel it. */
export function renderProgress({ stage, done, total }: Progress, language: Language): Payload {
  const { from, to } = progressShares[stage];
  const within = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const share = from + (to - from) * within;
  const filled = Math.floor(share * WIDTH);
  const bar = `\`${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}\` ${language.number(Math.floor(share * 100))} %`;
  return {
    components: [
      text([language.say('indexing.head'), bar, language.say(`indexing.${stage}`, { done, count: total })].join('\n')),
      row(button(language.say('button.cancel'), 'reindex-cancel', [], { style: ButtonStyle.Danger })),
    ],
  };
}
