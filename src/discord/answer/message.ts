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
import { type APIMessageTopLevelComponent, ButtonStyle } from 'discord.js';
import type { Answer } from '../../types.js';
import { type Row, button, row, text } from '../components/parts.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';
import { renderAnswerText } from './text.js';

export interface AnswerMessageOptions {
  readonly language: Language;
  /** Under which the answer is kept; null where it could not be, and then there are no buttons, which would lead nowhere. */
  readonly id: string | null;
  /** Whether to offer to make it public. */
  readonly canShare: boolean;
}

/** The message for an answer, or for a decline. */
export function renderAnswer(answer: Answer, { language, id, canShare }: AnswerMessageOptions): Payload {
  return {
    components: [
      text(renderAnswerText(answer, language)),
      ...(id === null ? [] : answerButtons(answer, id, canShare, language)),
    ],
  };
}

/** Under a decline there is only what was found nearest: there is no quote to see in context or to judge. */
function answerButtons(answer: Answer, id: string, canShare: boolean, language: Language): Row[] {
  const quoted = answer.confidence === 'none' ? null : answer.quote;
  const hasMore = answer.results.some(({ passage }) => passage.id !== quoted?.citation.passage);
  const named = (label: string, action: string) => button(label, action, [id]);
  const buttons = [
    ...(quoted === null ? [] : [named(language.say('button.context'), 'context')]),
    ...(hasMore ? [named(language.say('button.sources'), 'sources')] : []),
    ...(quoted === null
      ? []
      : [named(language.say('button.helpful'), 'helpful'), named(language.say('button.notHelpful'), 'not-helpful')]),
    ...(canShare ? [named(language.say('button.share'), 'share')] : []),
  ];
  return buttons.length === 0 ? [] : [row(...buttons)];
}

/** A shown answer whose question was deleted: it offers to go, too. */
export function orphaned(shown: readonly APIMessageTopLevelComponent[], id: string, language: Language): Payload {
  const danger = { style: ButtonStyle.Danger } as const;
  return {
    components: [
      ...shown,
      text(`-# ${language.say('answer.questionDeleted')}`),
      row(button(language.say('button.delete'), 'delete', [id], danger)),
    ],
  };
}
