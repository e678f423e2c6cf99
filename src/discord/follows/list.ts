import type { Follow } from '../../community/follows.js';
import { layout } from '../../tunables.js';
import { select, text, textOnly } from '../components/parts.js';
import { tidyLine } from '../escape.js';
import { cut, limits } from '../limits.js';
import { oneLine } from '../line.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';

/** What a person follows, and a menu in which to choose what to give up. */
export function renderFollows(follows: readonly Follow[], language: Language): Payload {
  if (follows.length === 0) {
    return textOnly(language.say('unfollow.nothing', { command: `\`/${language.say('command.follow.name')}\`` }));
  }
  const lines = follows.map(
    ({ question, createdAt }, n) =>
      `${n + 1}. ${oneLine(question, layout.question)} (<t:${Math.floor(createdAt / 1_000)}:D>)`,
  );
  const choices = follows.map(({ id, question }) => ({
    label: cut(tidyLine(question), limits.suggestion),
    value: String(id),
  }));
  return {
    components: [
      text([language.say('unfollow.head', { count: follows.length }), ...lines].join('\n')),
      select(language.say('unfollow.choose'), 'unfollow', [], choices, { most: choices.length }),
    ],
  };
}
