/**
 * The English words, and with them what every other language must have: each key, and between braces the same placeholders.
 * A text with forms (`one`, `other`) is chosen by its number `{count}`. Markdown is allowed; what
 * fills a placeholder is escaped before. Texts are written in one piece, however long: TypeScript reads their placeholders.
 */
export const en = {
  'answer.strong': 'Strong match',
  'answer.possible': 'Possible match: it may not answer this fully',
  'answer.alsoIn': { one: 'also in {count} other article', other: 'also in {count} other articles' },
  'answer.sameText': 'same text in {outlets}',
  'answer.link': 'link',
  'answer.article': 'article',
  'answer.page': 'p. {page}',
  'answer.footer': 'Verbatim quotes · index {index}',
  'answer.sharedBy': 'Shared by {person}',
  'answer.questionDeleted': 'The question was deleted. Its asker or a moderator can delete this answer, too.',

  'declined.none': {
    one: 'The one article here does not answer this, so nothing is quoted.',
    other: 'None of the {count} articles here answers this, so nothing is quoted.',
  },
  'declined.dates': { one: 'It is dated {dates}.', other: 'Those with a date are dated {dates}.' },
  'declined.empty': 'There are no articles here to quote from yet.',
  'declined.footer': 'Nothing quoted · index {index}',
  'dates.range': '{from} to {to}',

  'button.context': 'Context',
  'button.sources': 'More sources',
  'button.helpful': 'Helpful',
  'button.notHelpful': 'Not helpful',
  'button.share': 'Share',
  'button.previous': 'Previous',
  'button.next': 'Next',
  'button.delete': 'Delete',
  'button.erase': 'Erase everything',
  'button.keep': 'Keep it',

  'page.of': 'Page {page} of {pages}',
  'context.changed': 'This article has changed since; the quoted words still stand in it.',
  'context.gone':
    'This article has changed since, and the quoted words no longer stand in it. It is shown as it is now.',
  'context.removed': 'This article is no longer among the articles here, so there is nothing to show around the quote.',
  'context.nothing': 'There is no quote in this answer to show the context of.',
  'sources.head': 'What comes nearest to “{question}”. These passages were found, not judged to answer it.',
  'sources.none': 'No passage comes near this question.',
  'sources.removed': {
    one: '{count} further passage was found then, but its article has changed or is no longer here.',
    other: '{count} further passages were found then, but their articles have changed or are no longer here.',
  },

  'vote.helpful': 'Thank you: counted as helpful. You can change that with the other button.',
  'vote.notHelpful':
    'Thank you: counted as not helpful, and noted for the moderators. You can change that with the other button.',

  'howTo.what': 'Ask me a question and I answer in the articles’ own words, with the source.',
  'howTo.how': 'Mention me with a question, reply to one of my answers, send me a direct message, or use {command}.',

  'follow.answered': 'This is answered already, so there is nothing to wait for:',
  'follow.added': 'You follow this question now: “{question}”',
  'follow.already': 'You follow this question already: “{question}”',
  'follow.how': 'When a new article answers it, I tell you here, once.',
  'follow.howHere':
    'When a new article answers it, I tell you once: in a direct message, or in this channel with a mention if you take none from me.',
  'follow.count': {
    one: 'You follow {count} question, of {limit} at most.',
    other: 'You follow {count} questions, of {limit} at most.',
  },
  'follow.told': 'You wanted to be told when the articles answer this: “{question}”. Now one does.',
  'unfollow.nothing': 'You follow no question. {command} begins to.',
  'unfollow.head': { one: 'You follow one question:', other: 'You follow {count} questions:' },
  'unfollow.choose': 'What do you want to give up?',
  'unfollow.done': 'Given up: “{question}”',

  'forget.ask':
    'This erases what I keep about you, for good: your votes, your questions that went unanswered, the questions you follow, the answers that only you saw, and from answers that others see too, that you asked for them.',
  'forget.stays':
    'What stays: messages in Discord, which you can delete yourself, and for moderators, the log of what they did as such, which expires.',
  'forget.done': 'Erased:',
  'forget.nothing': 'Nothing was kept about you.',
  'forget.kept': 'Nothing was erased.',
  'forget.votes': { one: '{count} vote', other: '{count} votes' },
  'forget.gaps': {
    one: '{count} question that went unanswered or was marked not helpful',
    other: '{count} questions that went unanswered or were marked not helpful',
  },
  'forget.follows': { one: '{count} question you followed', other: '{count} questions you followed' },
  'forget.answers': { one: '{count} answer that only you saw', other: '{count} answers that only you saw' },
  'forget.unlinked': {
    one: 'in {count} answer that others see too, who asked for it',
    other: 'in {count} answers that others see too, who asked for them',
  },

  'status.articles': { one: '**{count}** article', other: '**{count}** articles' },
  'status.passages': { one: '**{count}** passage', other: '**{count}** passages' },
  'status.dates': 'Dated {dates}',
  'status.outlets': { one: 'Outlet: {outlets}', other: 'Outlets: {outlets}' },
  'status.built': 'Index built {when}',
  'status.model': '{model} · {precision} · {dimension} dimensions · {megabytes} MB · index {index}',

  'gaps.head': { one: '{count} open question', other: '{count} open questions' },
  'gaps.none': 'There is no open question here: all were answered, or found helpful, or are resolved.',
  'gaps.asked': { one: 'asked once', other: 'asked {count} times' },
  'gaps.people': { one: 'by one person', other: 'by {count} people' },
  'gaps.last': 'last {when}',
  'gaps.unhelpful': { one: '{count} answer not helpful', other: '{count} answers not helpful' },
  'gaps.resolved': 'Resolved: “{question}”. Asked again, it comes back.',
  'gaps.closed': 'That question is not open any more.',
  'gaps.filter.choose': 'Choose which to show',
  'gaps.filter.all': 'All open questions',
  'gaps.filter.declined': 'Unanswered',
  'gaps.filter.not-helpful': 'Answer not helpful',
  'gaps.exported': { one: '{count} question as CSV:', other: '{count} questions as CSV:' },
  'gaps.exportCut': {
    one: '{count} more does not fit into one file.',
    other: '{count} more do not fit into one file: resolve some, or export one kind at a time.',
  },
  'button.resolve': 'Resolve',
  'button.export': 'Export as CSV',
  'command.gaps.name': 'gaps',
  'command.gaps.description': 'Questions that went unanswered or got no helpful answer (moderators)',

  'language.name': 'English',
  'settings.server': 'Settings of this server',
  'settings.channel': 'Settings of {channel}',
  'settings.none': 'none',
  'settings.askChannels': 'Ask channels',
  'settings.askChannels.hint': 'Every message there is taken for a question.',
  'settings.askChannels.unheard':
    '⚠️ Discord does not give the bot the words of messages there. The operator has to switch on the Message Content Intent (discord.com/developers/applications, Bot) and restart the bot.',
  'settings.askChannels.choose': 'Choose ask channels',
  'settings.private': 'Answers to commands',
  'settings.private.hint': 'Where the asker does not say otherwise.',
  'settings.private.no': 'for everyone in the channel',
  'settings.private.yes': 'for the asker only',
  'settings.private.choose': 'Choose who sees answers',
  'settings.language': 'Language',
  'settings.language.hint': 'Of buttons and notes; quotes stay in the articles’ own words.',
  'settings.language.auto': 'each member’s own',
  'settings.language.choose': 'Choose a language',
  'settings.inherit': 'As in the server: {value}',
  'settings.apart': 'Channels with settings of their own',
  'settings.apart.choose': 'Set one channel apart',
  'button.reset': 'Reset',
  'button.toServer': 'Back to the server',
  'command.settings.name': 'settings',
  'command.settings.description': 'Ask channels, private answers, language (moderators)',

  'command.ask.name': 'ask',
  'command.ask.description': 'Ask a question; the answer is a quote from the articles, with its source',
  'command.ask.question.name': 'question',
  'command.ask.question.description': 'What you want to know, in a sentence',
  'command.ask.private.name': 'private',
  'command.ask.private.description': 'Show the answer to you only',
  'command.ask.source.name': 'source',
  'command.ask.source.description': 'Only articles of this outlet',
  'command.ask.after.name': 'after',
  'command.ask.after.description': 'Only articles from this date on: 2024-01-31, 2024-01 or 2024',
  'command.ask.before.name': 'before',
  'command.ask.before.description': 'Only articles up to this date: 2024-01-31, 2024-01 or 2024',
  'command.status.name': 'status',
  'command.status.description': 'What the articles cover, and how fresh the index is',
  'command.follow.name': 'follow',
  'command.follow.description': 'Be told, once, when a new article answers a question that nothing answers yet',
  'command.follow.question.name': 'question',
  'command.follow.question.description': 'What you want to know, in a sentence',
  'command.unfollow.name': 'unfollow',
  'command.unfollow.description': 'See the questions you follow, and give some up',
  'command.forget-me.name': 'forget-me',
  'command.forget-me.description': 'Erase what is stored about you',
  'command.reindex.name': 'reindex',
  'command.reindex.description': 'Bring the index up to date with the articles (moderators)',
  'command.reindex.rebuild.name': 'rebuild',
  'command.reindex.rebuild.description': 'Forget the index and build it anew',

  'notice.SPELLING': 'Searched for {list}.',
  'notice.SPELLING.item': '“{used}” instead of “{asked}”',

  'error.QUESTION_EMPTY':
    'There is no word in that question to look for. Ask in words, for example: Who met whom in Moscow?',
  'error.QUESTION_TOO_LONG':
    'The question is {length} characters long; the limit is {limit}. Ask in a sentence or two.',
  'error.QUESTION_UNREADABLE':
    'The model ({model}) cannot read the language of this question, so it was not answered at random. Ask in English, or have the operator set EMBEDDING_MODEL to a multilingual model, such as Xenova/multilingual-e5-small, and reindex.',
  'error.NOT_READY':
    'The articles cannot be searched just now ({code}). Try again in a little while; if it goes on, tell a moderator: the bot’s log has the details.',
  'error.FILTER_DATE': '“{value}” is no date for “{option}”. Write it as 2024-01-31, 2024-01 or 2024.',
  'error.NOT_MODERATOR':
    'This is for moderators: members with Manage Server, or with a role that the operator listed in MODERATOR_ROLE_IDS.',
  'error.ANSWER_SHARED': 'This answer has been shared already.',
  'error.ANSWER_NOT_YOURS': 'Only who asked the question, or a moderator, can delete this answer.',
  'error.SHARE_FAILED': 'The answer could not be shown in this channel. Ask a moderator whether apps may write here.',
  'error.FOLLOW_LIMIT':
    'You follow {limit} questions already, which is the most. Give one up with /unfollow, then follow this one.',
  'error.TOO_FAST': 'You have asked a lot in the last minute. Ask again in {seconds} s.',
  'error.COMPONENT_UNKNOWN':
    'This button or menu is not one of this version, or belongs to another server. Ask the question again for fresh ones.',
  'error.ANSWER_FORGOTTEN':
    'This answer is no longer kept (answers are kept for a limited time, or were erased by their asker). Ask the question again.',
} as const;
