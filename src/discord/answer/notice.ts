import { layout } from '../../tunables.js';
import type { Notice } from '../../types.js';
import { oneLine } from '../line.js';
import { noticeIn } from '../words/notice.js';
import type { Language } from '../words/language.js';

/** What the asker should know beside the answer, as a small line; none where there is nothing. */
export function renderNotice(notice: Notice | null, language: Language): string[] {
  return notice === null ? [] : [`-# ${oneLine(noticeIn(language, notice), layout.notice)}`];
}

/** The small line at the end, which names the index. */
export function renderFooter(key: 'answer.footer' | 'declined.footer', index: string, language: Language): string {
  return `-# ${language.say(key, { index: oneLine(index, layout.index) })}`;
}
