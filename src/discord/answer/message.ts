/**
 * The message for an answer: Components V2, a text and a row of buttons.
 *
 * Not an embed: an embed needs the permission Embed Links, is not seen by members who switched embeds off, and puts a narrow box around the
 * words on a phone. Not plain content: its 2,000 characters are half as many, and a link in it may unfurl. A text display is as wide as a
 * message, shows a block quote as one, on a desktop and a phone alike, never unfurls, and the buttons stand right under it. The price: push
 * notifications and previews of replies show no words of such a message (discord/discord-api-docs#7854). Sending the words as content first
 * and turning them into components by an edit would bring them back, at the price of a second request and a flicker; an answer pings
 * nobody, and its asker is there to read it.
 */
import { ButtonStyle } from 'discord.js';
import type { Answer } from '../../types.js';
import { type Row, button, row, text } from '../components/parts.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';
import { renderAnswerText } from './text.js';

export interface AnswerMessageOptions {
  readonly language: Language;
  /** Under which the answer is kept; null where it could not be, and then there are no buttons, which would lead nowhere. */
  readonly id: string | null;
  /** Who shared it, as Markdown. */
  readonly sharedBy?: string;
  /** Whether to offer to make a private answer public. */
  readonly share?: 'offered' | 'done';
  /** Whether the question was deleted, and the answer offers to go. */
  readonly isOrphaned?: boolean;
}

/** The message for an answer, or for a decline. */
export function renderAnswer(answer: Answer, options: AnswerMessageOptions): Payload {
  const { language, id, sharedBy, isOrphaned = false } = options;
  return {
    components: [
      ...(sharedBy === undefined ? [] : [text(`-# ${language.say('answer.sharedBy', { person: sharedBy })}`)]),
      text(renderAnswerText(answer, language)),
      ...(id === null ? [] : answerButtons(answer, id, options)),
      ...(id === null || !isOrphaned
        ? []
        : [
            text(`-# ${language.say('answer.questionDeleted')}`),
            row(button(language.say('button.delete'), 'delete', [id], { style: ButtonStyle.Danger })),
          ]),
    ],
  };
}

function answerButtons(answer: Answer, id: string, { language, share }: AnswerMessageOptions): Row[] {
  const hasQuote = answer.quote !== null && answer.confidence !== 'none';
  const quoted = answer.quote?.citation.passage;
  const buttons = [
    ...(hasQuote ? [button(language.say('button.context'), 'context', [id])] : []),
    ...(answer.results.some(({ passage }) => !hasQuote || passage.id !== quoted)
      ? [button(language.say('button.sources'), 'sources', [id])]
      : []),
    ...(hasQuote
      ? [
          button(language.say('button.helpful'), 'helpful', [id]),
          button(language.say('button.notHelpful'), 'not-helpful', [id]),
        ]
      : []),
    ...(share === undefined
      ? []
      : [
          button(language.say(share === 'done' ? 'button.shared' : 'button.share'), 'share', [id], {
            disabled: share === 'done',
          }),
        ]),
  ];
  return buttons.length === 0 ? [] : [row(...buttons)];
}
