import { ButtonStyle } from 'discord.js';
import type { Progress } from '../../types.js';
import { button, row, text } from '../components/parts.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';

const WIDTH = 20;

/** How far an indexing is: a bar of text, the share and the counts, and a button to cancel it. */
export function renderProgress({ stage, done, total }: Progress, language: Language): Payload {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const filled = Math.floor(share * WIDTH);
  const bar = `\`${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}\` ${language.number(Math.floor(share * 100))} %`;
  return {
    components: [
      text([language.say('indexing.head'), bar, language.say(`indexing.${stage}`, { done, count: total })].join('\n')),
      row(button(language.say('button.cancel'), 'reindex-cancel', [], { style: ButtonStyle.Danger })),
    ],
  };
}
