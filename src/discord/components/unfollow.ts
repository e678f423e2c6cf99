import { VerbatimError } from '../../errors.js';
import { layout } from '../../tunables.js';
import { renderFollows } from '../follows/list.js';
import { oneLine } from '../line.js';
import type { Component } from './component.js';
import { text } from './parts.js';

/** Gives up what was chosen of one's own follows, and shows what is left. */
export const unfollow: Component = {
  action: 'unfollow',
  forModerators: false,
  reply: 'update',
  run(interaction, _parts, { community: { follows } }, { language }) {
    if (!interaction.isStringSelectMenu()) throw new VerbatimError('COMPONENT_UNKNOWN');
    const user = interaction.user.id;
    // What has been given up or told meanwhile is no longer there, which is what was wanted.
    const given = interaction.values.flatMap((id) => follows.remove(user, Number(id)) ?? []);
    const done = given.map(({ question }) =>
      text(language.say('unfollow.done', { question: oneLine(question, layout.question) })),
    );
    const left = renderFollows(follows.list(user), language);
    return Promise.resolve({ ...left, components: [...done, ...left.components] });
  },
};
