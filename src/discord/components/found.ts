import type { ShownAnswer } from '../../community/answers.js';
import { VerbatimError } from '../../errors.js';
import type { Context } from '../context.js';
import type { ComponentInteraction } from './component.js';

/**
 * The answer that a component belongs to, by the id in its custom id.
 * @throws VerbatimError COMPONENT_UNKNOWN where there is no id, or it is of another server's answer; ANSWER_FORGOTTEN where the
 * answer is no longer kept.
 */
export function answerOf(
  { guildId }: Pick<ComponentInteraction, 'guildId'>,
  [id]: readonly string[],
  { community }: Pick<Context, 'community'>,
): ShownAnswer {
  if (id === undefined || id === '') throw new VerbatimError('COMPONENT_UNKNOWN');
  const answer = community.answers.find(id);
  if (answer === null) throw new VerbatimError('ANSWER_FORGOTTEN');
  if (answer.guild !== guildId) throw new VerbatimError('COMPONENT_UNKNOWN');
  return answer;
}
