import type { BaseInteraction } from 'discord.js';
import { gaps as tunables } from '../../tunables.js';
import type { Context } from '../context.js';
import type { Payload } from '../payload.js';
import type { Language } from '../words/language.js';
import { renderGaps } from './page.js';
import { type FilterName, filterOf } from './view.js';

/** What to show of the gaps. */
export interface GapsAsked {
  readonly filter: FilterName;
  /** From 1; the last one where there are fewer. */
  readonly page: number;
  /** What was done just before. */
  readonly note?: string;
}

/** The open gaps as they are now. @throws VerbatimError COMMUNITY_* */
export function showGaps(
  interaction: Pick<BaseInteraction, 'guildId' | 'client'>,
  { filter, page: asked, note }: GapsAsked,
  { community }: Context,
  language: Language,
): Payload {
  const chosen = filterOf(interaction, filter);
  const { total } = community.gaps.page(chosen, 0, 0);
  const pages = Math.max(1, Math.ceil(total / tunables.page));
  const page = Math.min(asked, pages);
  const { groups } = community.gaps.page(chosen, (page - 1) * tunables.page, tunables.page);
  return renderGaps({ groups, total, filter, page, pages, note: note ?? null }, language);
}
