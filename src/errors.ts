/**
 * The catalogue of errors. Every message tells its reader what is wrong and what to do next.
 * An error is thrown where it arises and caught once, at the edge: the command line, a Discord interaction, a batch line.
 */
const catalogue = {
  CONFIG_INVALID: (d: { problems: readonly string[] }) =>
    `The configuration has ${d.problems.length === 1 ? 'a problem' : `${d.problems.length} problems`}:\n` +
    d.problems.map((p) => `  - ${p}`).join('\n') +
    `\nCorrect it in .env, in the environment or on the command line; .env.example explains every variable.`,
  USAGE: (d: { problem: string }) => `${d.problem}\nSee verbatim --help.`,

  SEEDS_MISSING: (d: { path: string }) =>
    `There is no corpus at ${d.path}. Create that folder and put articles into it, or set SEEDS_DIR (or --seeds) to where they are.`,
  SEEDS_UNREADABLE: (d: { path: string; cause: string }) =>
    `The corpus at ${d.path} cannot be read (${d.cause}). Give this user read permission, or set SEEDS_DIR to another folder.`,
  SEEDS_EMPTY: (d: {
    path: string;
    skipped: readonly { path: string; line?: number; reason: string }[];
    formats: string;
  }) =>
    `No article could be read from ${d.path}. Put at least one ${d.formats} file with text into it.` +
    d.skipped
      .slice(0, 10)
      .map(({ path, line, reason }) => `\n  - ${path}${line === undefined ? '' : ` line ${line}`} ${reason}`)
      .join('') +
    (d.skipped.length > 10 ? `\n  … and ${d.skipped.length - 10} more files or lines` : ''),

  FILE_EMPTY: () => `is empty`,
  FILE_NO_TEXT: () => `holds no sentence once page furniture is left out`,
  FILE_BINARY: () => `is not text (it holds binary data)`,
  FILE_TOO_LARGE: (d: { megabytes: number; limit: number }) =>
    `is ${d.megabytes} MB large; the limit is ${d.limit} MB. Split it into one file an article`,
  FILE_UNREADABLE: (d: { cause: string }) => `cannot be read (${d.cause})`,
  FILE_MALFORMED: (d: { problem: string }) => `is malformed: ${d.problem}`,
  FILE_ENCRYPTED: () => `is protected with a password; save it without one`,
  FILE_NO_LETTERS: (d: { pages: number }) =>
    `holds no text on ${d.pages === 1 ? 'its one page' : `any of its ${d.pages} pages`}, most likely because it was scanned. ` +
    `Run it through text recognition (OCR) and put the result in its place`,
  FILE_LIMIT: (d: { found: string }) => `${d.found}. Split it into smaller files`,
  FILE_TOO_HARD: (d: { cause: string }) =>
    `could not be read (${d.cause}). Save it in a simpler form, such as .txt, or split it; then index again`,
  FORMAT_UNKNOWN: (d: { extension: string; formats: string }) =>
    `has the unsupported extension "${d.extension}"; supported are ${d.formats}`,
  ARTICLE_DUPLICATE: (d: { id: string; first: string }) =>
    `has the id "${d.id}", which ${d.first} has already; give it an id of its own`,
  LINK_REPEATED: (d: { target: string }) =>
    `is a link to ${d.target}, which is read under its own name; nothing is missing`,
  LINK_OUTSIDE: () => `is a link to a place outside the corpus and was not followed`,

  SEEDS_ONE_FILE: (d: { path: string }) =>
    `The corpus is one file (${d.path}), so no article can be added to it or taken out of it from here. Edit that file and reindex, or set ` +
    `SEEDS_DIR to a folder of articles.`,
  UPLOAD_FORMAT: (d: { name: string; formats: string }) =>
    `“${d.name}” has a format that cannot be added. Attach one of these: ${d.formats}.`,
  UPLOAD_TOO_LARGE: (d: { megabytes: number; limit: number }) =>
    `The file has ${d.megabytes} MB; the limit is ${d.limit} MB. Split it, or put it into the corpus on the server.`,
  UPLOAD_FAILED: (d: { cause: string }) =>
    `The file could not be fetched from Discord (${d.cause}). Nothing was changed. Attach it again in a moment.`,
  UPLOAD_UNREADABLE: (d: { name: string; reason: string }) =>
    `“${d.name}” cannot become an article: it ${d.reason}. It was not kept.`,
  ARTICLE_EXISTS: (d: { id: string }) =>
    `There is a file called “${d.id}” in the corpus already, and it was left as it is. Give the new one another name, or take the old one out with /remove first.`,
  ARTICLE_NOT_A_FILE: (d: { id: string }) =>
    `“${d.id}” has no file of its own in the corpus: it is a line of a .jsonl file, or its file is gone by now. Take the line out on the server, or reindex.`,
  ARTICLE_LINKED: (d: { id: string }) =>
    `“${d.id}” is a link, or lies in a folder that is one, so it was left alone. It has to be taken out on the server.`,
  ARTICLE_NOT_REMOVED: (d: { id: string }) =>
    `“${d.id}” is not among the removed files (any more), so there is nothing to put back. Add it anew with /add.`,
  ARTICLE_LAST: (d: { id: string }) =>
    `“${d.id}” is the last article that can be read, so it was put back: without any, the old index would go on quoting it. Add another one first.`,
  CORPUS_NOT_WRITABLE: (d: { path: string; cause: string }) =>
    `The corpus cannot be changed at ${d.path} (${d.cause}). Free some disk space, or give this user permission to write there.`,

  HEALTH_PORT: (d: { port: number; cause: string }) =>
    `/healthz and /metrics cannot be served on 127.0.0.1:${d.port} (${d.cause}). Set HEALTH_PORT to a port that no other program uses, or remove it.`,

  INSPECT_NOTHING: (d: { path: string }) => `No article could be read from ${d.path}; the reason is given above.`,

  MODEL_WEIGHTS_MISSING: (d: { cause: string }) =>
    `The weights of the default model are missing (${d.cause}). They come with npm: run npm ci in Verbatim's folder again.`,
  MODEL_UNAVAILABLE: (d: { model: string; cause: string }) =>
    `The model "${d.model}" could not be loaded (${d.cause}). Check EMBEDDING_MODEL (a feature-extraction model's id on Hugging Face ` +
    `with ONNX files, such as Xenova/multilingual-e5-small) and that huggingface.co can be reached, or remove EMBEDDING_MODEL to use the ` +
    `model that comes with Verbatim.`,
  MODEL_NOT_WRITABLE: (d: { path: string; cause: string }) =>
    `The model cannot be written to ${d.path} (${d.cause}). Free some disk space or make the folder writable, or set EMBEDDINGS_DIR to another place.`,
  MODEL_DIED: (d: { cause: string }) =>
    `The embedding model's process ended unexpectedly (${d.cause}). It is being restarted: ask again in a moment. If this goes on, check the machine's free memory.`,

  INDEX_MISSING: (d: { path: string }) => `There is no index in ${d.path} yet. Run: npx verbatim index`,
  INDEX_OTHER_MODEL: (d: { index: string; config: string }) =>
    `The index was built with ${d.index}, but the configuration says ${d.config}. Run: npx verbatim index, and restart the bot if it is running.`,
  INDEX_NEWER: (d: { path: string; found: number; known: number }) =>
    `The index in ${d.path} has layout ${d.found}; this version knows layouts up to ${d.known}. Upgrade Verbatim, or delete ${d.path} and run: npx verbatim index`,
  INDEX_BUSY: (d: { path: string }) =>
    `Another process is indexing into ${d.path}. Wait until it has finished, then try again.`,
  INDEX_NOT_WRITABLE: (d: { path: string; cause: string }) =>
    `The index in ${d.path} cannot be written (${d.cause}). The previous index, if there was one, is unharmed. ` +
    `Free some disk space or make the folder writable, or set EMBEDDINGS_DIR to another place.`,
  INDEX_DAMAGED: (d: { path: string; cause: string }) =>
    `The index at ${d.path} is damaged (${d.cause}). Run: npx verbatim index`,
  INDEX_CANCELLED: () =>
    `Indexing was cancelled. What was embedded so far is kept for the next time; the index before, if there was one, goes on answering.`,
  INDEX_FAILED: (d: { cause: string }) =>
    `Indexing stopped (${d.cause}). The previous index, if there was one, goes on answering.`,

  COMMUNITY_DAMAGED: (d: { path: string; cause: string }) =>
    `The file in which votes, gaps, follows and settings are kept, ${d.path}, is damaged (${d.cause}). It was left as it is. Stop the bot and ` +
    `put a backup in its place; to begin with an empty one, move it away together with ${d.path}-wal and ${d.path}-shm, if they exist. ` +
    `Then start again.`,
  COMMUNITY_NOT_WRITABLE: (d: { path: string; cause: string }) =>
    `Votes, gaps, follows and settings cannot be written to ${d.path} (${d.cause}). What was stored before is unharmed. ` +
    `Free some disk space or make the folder and the file writable, or set EMBEDDINGS_DIR to another place.`,
  COMMUNITY_NEWER: (d: { path: string; found: number; known: number }) =>
    `${d.path} has layout ${d.found}; this version knows layouts up to ${d.known}. Upgrade Verbatim, or put a backup of the time before in its place.`,
  COMMUNITY_BUSY: (d: { path: string }) =>
    `Another process is writing to ${d.path}, so this was not stored. Try again in a moment; if it goes on, end that process.`,
  COMMUNITY_IN_USE: (d: { path: string }) =>
    `Another process has ${d.path} open, most likely the bot. Nothing was changed. Stop the bot, restore, and start it again.`,
  BACKUP_NOTHING: (d: { path: string }) =>
    `There is nothing to back up yet: ${d.path}, which the bot makes when it first runs, is all that can't be rebuilt. Check EMBEDDINGS_DIR (or --embeddings) if it should be there.`,
  BACKUP_TARGET: (d: { path: string }) =>
    `${d.path} is not empty, and a backup never replaces anything. Name a new folder, for example one with the date in its name.`,
  BACKUP_NOT_WRITABLE: (d: { path: string; cause: string }) =>
    `The backup cannot be written to ${d.path} (${d.cause}). Free some disk space or make the folder writable, or name another one.`,
  BACKUP_MISSING: (d: { path: string; cause: string }) =>
    `There is no backup in ${d.path} (${d.cause}), or it was never finished. Name a folder that verbatim backup has written.`,
  BACKUP_DAMAGED: (d: { path: string; cause: string }) =>
    `The backup is damaged: ${d.path} (${d.cause}). Nothing was changed. Restore another backup.`,
  BACKUP_NEWER: (d: { path: string; version: string }) =>
    `The backup in ${d.path} was written by a newer Verbatim (${d.version}). Nothing was changed. Upgrade Verbatim, then restore.`,
  FOLLOW_LIMIT: (d: { limit: number }) =>
    `You follow ${d.limit} questions already, which is the most. Give one up with /unfollow, then follow this one.`,

  QUESTION_EMPTY: () =>
    `There is no word in that question to look for. Ask in words, for example: Who met whom in Moscow?`,
  QUESTION_TOO_LONG: (d: { length: number; limit: number }) =>
    `The question is ${d.length} characters long; the limit is ${d.limit}. Ask in a sentence or two.`,
  QUESTION_UNREADABLE: (d: { model: string }) =>
    `The model (${d.model}) cannot read the language of this question, so it was not answered at random. Ask in English, or have the ` +
    `operator set EMBEDDING_MODEL to a multilingual model, such as Xenova/multilingual-e5-small, and reindex.`,
  BATCH_LINE: (d: { line: number; problem: string }) =>
    `Line ${d.line} of the batch ${d.problem}. Each line is a JSON object: {"id": "q1", "question": "…"}.`,
  BATCH_BROKEN: (d: { lines: number }) =>
    `${d.lines} line${d.lines === 1 ? '' : 's'} of the batch could not be read; see their "error" in the output. All others were answered.`,
  NOT_READY: (d: { code: string }) =>
    `The articles cannot be searched just now (${d.code}). Try again in a little while; if it goes on, tell a moderator: the bot's log has the details.`,
  BUSY: () => `More is being asked just now than can be answered. Ask again in a few seconds.`,
  FILTER_DATE: (d: { option: string; value: string }) =>
    `"${d.value}" is no date for "${d.option}". Write it as 2024-01-31, 2024-01 or 2024.`,

  DISCORD_TOKEN_INVALID: () =>
    `Discord refused the token. Copy it again from the application's Bot page (discord.com/developers/applications, Reset Token) into DISCORD_TOKEN.`,
  DISCORD_UNREACHABLE: (d: { url: string; cause: string }) =>
    `Discord could not be reached at ${d.url} (${d.cause}). Check the network, and DISCORD_API_URL if it is set.`,
  DISCORD_INTENT: () =>
    `Discord refused the Message Content intent, which ask channels need. Switch it on (discord.com/developers/applications, Bot, Privileged ` +
    `Gateway Intents), or remove ASK_CHANNEL_IDS.`,
  NOT_MODERATOR: () => `This is for moderators. Ask a moderator of this server to do it.`,
  COMPONENT_UNKNOWN: () =>
    `This button or menu is not one of this version, or belongs to another server. Ask the question again for fresh ones.`,
  ANSWER_FORGOTTEN: () =>
    `This answer is no longer kept (answers are kept for a limited time, or were erased by their asker). Ask the question again.`,
  ANSWER_SHARED: () => `This answer has been shared already.`,
  MESSAGE_EMPTY: () => `There are no words in this message to find sources for. Choose one with text.`,
  TITLE_UNKNOWN: (d: { title: string }) =>
    `There is no article called “${d.title}” here. Type some words of its title and choose one of those that are offered.`,
  ANSWER_NOT_YOURS: () => `Only who asked the question, or a moderator, can delete this answer.`,
  SHARE_FAILED: () => `The answer could not be shown in this channel. Ask a moderator whether apps may write here.`,
  TOO_FAST: (d: { seconds: number }) => `You have asked a lot in the last minute. Ask again in ${d.seconds} s.`,

  UNEXPECTED: (d: { cause: string }) =>
    `Something went wrong that Verbatim did not foresee (${d.cause}). The log has the details; please report it with them.`,
} as const;

export type ErrorCode = keyof typeof catalogue;
export type ErrorDetails<C extends ErrorCode> = Parameters<(typeof catalogue)[C]> extends [infer D] ? D : undefined;
type Arguments<C extends ErrorCode> =
  ErrorDetails<C> extends undefined
    ? [code: C, details?: undefined, options?: ErrorOptions]
    : [code: C, details: ErrorDetails<C>, options?: ErrorOptions];

/** The catalogue's message for a code, with the details put in. */
export function errorMessage<C extends ErrorCode>(...[code, details]: Arguments<C>): string {
  return (catalogue[code] as (d: unknown) => string)(details);
}

/** An error from the catalogue. `message` is fit for the person who meets it. */
export class VerbatimError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  /** What was put into the message, to be put into another language's; undefined where nothing was. */
  readonly details: unknown;

  constructor(...args: Arguments<C>) {
    const [code, details, options] = args;
    super((catalogue[code] as (d: unknown) => string)(details), options);
    this.name = 'VerbatimError';
    this.code = code;
    this.details = details;
  }
}

/** An error that another process of Verbatim's met, as it reported it. */
export function relayedError(code: ErrorCode, message: string): VerbatimError {
  return Object.assign(new VerbatimError('UNEXPECTED', { cause: message }), { code, message, details: undefined });
}

/** Whether `error` is from the catalogue and has one of `codes` (any code where none is given). */
export function isVerbatimError(error: unknown, ...codes: readonly ErrorCode[]): error is VerbatimError {
  return error instanceof VerbatimError && (codes.length === 0 || codes.includes(error.code as ErrorCode));
}

/** A short cause for an error's message: the system's code (`EACCES`) where there is one, else the first line of the message. */
export function causeOf(error: unknown): string {
  if (error instanceof Error) {
    const { code } = error as NodeJS.ErrnoException;
    const line = error.message.split('\n', 1)[0] ?? '';
    return code !== undefined && !line.includes(code) ? `${code}: ${line}` : line || error.name;
  }
  return String(error);
}

/** Any error as one from the catalogue: itself, or UNEXPECTED with it as the cause. */
export function asVerbatimError(error: unknown): VerbatimError {
  return isVerbatimError(error) ? error : new VerbatimError('UNEXPECTED', { cause: causeOf(error) }, { cause: error });
}
