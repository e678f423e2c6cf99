/** The numbers of the Discord layer that may be tuned, with their units and where they come from. */

/** How much of an answer's message goes to what, in UTF-16 units of Discord's 2,000. */
export const layout = {
  /** Context on either side of the quoted sentences: about two lines on a phone. */
  context: 240,
  /** Below this a trimmed context says too little to be worth its lines. */
  contextMin: 40,
  /** Everything under the quote: citations, confidence, notice, footer. Leaves the quote the larger part. */
  tail: 1_000,
  /** A headline in a citation; longer ones run over three lines on a phone. */
  title: 120,
  /** An outlet in a citation. */
  source: 60,
  /** A link, text fragment included; past this the fragment goes, then the link. */
  url: 500,
  /** Words at either end of a quote that a text fragment names: enough to be unique in an article. */
  fragmentWords: 6,
  /** The notice beside an answer. */
  notice: 300,
  /** Files listed in one group of a reindexing's summary. */
  listed: 5,
} as const;

export const timing = {
  /** Milliseconds between two edits of a progress message. Discord allows 5 edits in 5 s on a channel; progress need not be that brisk. */
  progressEdit: 2_000,
  /** Milliseconds between two typing indicators; Discord shows one for 10 s. */
  typing: 8_000,
  /** Milliseconds after which progress leaves the interaction, whose token dies after 15 minutes. */
  tokenLife: 14 * 60_000,
  /** Milliseconds that answers in hand get to finish when the bot stops. */
  grace: 5_000,
  /** Milliseconds for logging in, guilds included. */
  login: 60_000,
  /** Milliseconds before sending is tried again after a failure on Discord's side; discord.js itself tries four times at once. */
  retries: [1_000, 3_000],
} as const;
