import { textOnly } from './components/parts.js';
import type { Payload } from './payload.js';
import type { Language } from './words/language.js';

/** For a mention without words. */
export function renderHowTo(language: Language): Payload {
  const command = `\`/${language.say('command.ask.name')}\``;
  return textOnly(`${language.say('howTo.what')}\n${language.say('howTo.how', { command })}`);
}
