/**
 * Every number that may be tuned, with its unit and how its default was found.
 * What a measurement needs to be repeated is named beside it.
 */

/** Limits on what is read, so that one hostile file cannot stop the rest. */
export const reading = {
  /** Megabytes of one file. The longest real article in the development sets is 0.1 MB; a .jsonl file holds many. */
  maxFileMegabytes: 64,
  /** UTF-16 units of one article's text. Ten times a long magazine feature. */
  maxArticleLength: 2_000_000,
  /** UTF-16 units of a title derived from the text: a long headline. Chosen. */
  maxTitleLength: 120,
  /** UTF-16 units of an article's id, title, outlet, author or address: what is longer is none. Addresses reach 2,000. */
  maxFieldLength: 2_000,
  /** How much longer text in markup may be than an article, for what is left out of it; and a line of JSON, in which a letter may take six. */
  markup: 2,
  escapes: 7,
  /** UTF-16 units of front matter that is read as YAML, whose parser takes a time quadratic in some of it: 0.3 s at the most. Real ones have 5,000. */
  maxFrontMatter: 20_000,
  /** Signs of emphasis, code and links in a paragraph of Markdown from which they are read as they stand. Chosen: 1 ms a paragraph at the most. */
  maxSigns: 500,
  /** Pages of a .pdf file: what 2,000,000 UTF-16 units fill, at a thousand a page. */
  maxPages: 2_000,
  /** Seconds for one .pdf file. A page takes about 10 ms, so that only pages made to take long come near it. */
  maxSeconds: 60,
  /** Megabytes that one stream of a .pdf file, and all parts of a .docx file together, may unpack to. */
  maxUnpackedMegabytes: 128,
  /**
   * Tags and entities of a .docx, .html or .md file, and attributes: a .docx file of 800,000 characters had 110,000. Each takes up to 1.5 kB
   * and 10 µs while it is read.
   */
  maxMarks: 300_000,
  /** Elements of a page within one another; deeper ones are passed over, and their text is kept. As in Chromium. */
  maxDepth: 512,
  /**
   * Seconds after which the process that reads articles is ended where nothing comes of a file: half as much again as a .pdf file gets. Every
   * file of tests/torture takes a tenth of it at most.
   */
  deadlineSeconds: 90,
  /** Megabytes of JavaScript heap that this process may have. */
  heapMegabytes: 1_024,
  /**
   * What it hands over at a time: items, UTF-16 units of text from which it is enough, and seconds after which it tells what it has. 16 are
   * staged together anyway; a message of a few kilobytes takes 0.1 ms. Chosen.
   */
  itemsTogether: 16,
  lengthTogether: 1_000_000,
  secondsTogether: 1,
  /** Files asked about in a row while the corpus is listed, before anything else gets its turn: 5 ms of them. Chosen. */
  filesTogether: 1_000,
  /** UTF-16 units in a table's cell from which the table is there for the layout of a page: longer than cells with data are. Chosen. */
  layoutCell: 400,
} as const;

/** Finding the encoding of a text file. */
export const decoding = {
  /** Bytes looked at for NULs and control characters: what Git looks at. */
  sniffed: 8_000,
  /** Bytes given to the encoding detector: enough for its statistics, cheap for large files. Chosen. */
  detected: 32_768,
  /** Bytes before the first that is not ASCII that it gets too. Chosen. */
  before: 1_000,
  /** Share of control characters from which bytes are not text: text has practically none, random bytes have 0.1. */
  controls: 0.02,
  /** Points of a hundred by which the detector has to be surer of another encoding than of windows-1252. Chosen. */
  surer: 10,
} as const;

/** Plain text wrapped at a column by hand or by a mail program. Chosen. */
export const wrapping = {
  /** UTF-16 units of the column: wider lines are paragraphs, narrower ones a poem or a list. */
  widest: 120,
  narrowest: 40,
  /** Lines that are followed by another without a blank line between, at least, and the share of them that end in mid-sentence. */
  lines: 3,
  share: 0.5,
  /** UTF-16 units that a line may be shorter than the column allows: ragged margins differ by a word. */
  ragged: 12,
} as const;

/** Telling an article's lines from page furniture (src/cleaning). */
export const cleaning = {
  /** Lines of prose from which a text is an article in which a line's place says something. Chosen: two may be a caption and a notice. */
  minProse: 3,
  /** UTF-16 units of a line that is looked at for wording. The longest furniture in the development sets has 600. */
  longestFurniture: 1_000,
  /** Share of a headline's words that its teaser repeats at least. Chosen on the boxes of other articles in the shared articles. */
  teaser: 0.4,
  /** Lines of button words after one another that make a row of buttons. Chosen: a poem may have two. */
  buttons: 3,
  /**
   * A label in a stretch without prose: its words at most, and how many lines of furniture the stretch needs for each. Above the first
   * paragraph, between paragraphs, after the last one. Chosen on tests/fixtures/furniture.
   */
  labels: {
    top: { words: 4, furniture: 0.25 },
    body: { words: 6, furniture: 1 },
    end: { words: 6, furniture: 0.5 },
  },
  /** Share of known furniture and links from which a text of short lines alone is no article. Chosen: a poem or a list has none. */
  navigation: 0.4,
  /** Times of day alone on a line from which the text is a schedule, and they are not the lengths of videos. Chosen. */
  schedule: 4,
  /**
   * Words of the headline of another article between two paragraphs, from and to, and from which it needs no capitals throughout. Of 430
   * articles of news-half with clipped lines of six words or more there, 38 of 45 looked at had headings of their own; nearly all
   * that are alone in their article and have 11 words or more are headlines of others.
   */
  loneHeadline: { from: 6, long: 11, to: 16 },
  /** Words up to which a line between paragraphs is a section heading. */
  sectionHeading: 8,
  /** Share of a section heading's words that come back in the paragraph under it. Chosen. */
  described: 1 / 3,
} as const;

export const passages = {
  /** Tokens in a passage at most; never more than the model reads (254 for the default model). */
  maxTokens: 254,
} as const;

export const embedding = {
  /** Staged passages that are looked through at a time for such as have no vector, about half a megabyte. Chosen. */
  window: 256,
} as const;

/** The processes that embed passages, of one thread each (docs/speed.md has what other ways gave). */
export const passageProcesses = {
  /** At most, however many cores there are: beyond, memory is what they compete for. Chosen. */
  most: 4,
  /**
   * Megabytes that one holds at most: its own, and times its model's file. Measured 132 with the default model's 23 MB (int8) and 308 with
   * its 91 (fp32), while that is loaded.
   */
  megabytes: { own: 80, model: 2.5 },
  /** Share of the memory that is free which they may take together. Chosen. */
  share: 0.5,
  /** Passages in one request: 0.2 s in fp32, of which as much is lost at the end where the others have nothing more to do. Chosen. */
  together: 4,
  /** Requests that a process has at a time, so that it never waits for the next. Chosen. */
  ahead: 2,
  /** Milliseconds after which a request counts as lost and its process as hung: a hundred times what it takes. */
  timeout: 60_000,
} as const;

/** The process that embeds questions. A start takes about half a second, a question 2 ms (0.1 s at the longest). */
export const embedderProcess = {
  /** Milliseconds after which a question counts as lost and its process as hung: a hundred times the longest answer. */
  questionTimeout: 10_000,
  /** How often the model's process is started at first, where it dies before it is ready: as often as a question is asked, and once more. */
  starts: 3,
  /** Milliseconds before a process that died is started again; doubled with every further death without an answer between. */
  restartDelay: 100,
  /** Milliseconds: the longest such delay, half of what a question waits, so that it can still be answered. */
  restartDelayMax: 5_000,
  /** Milliseconds after which a process that is started again and not ready counts as hung: many times a start on a busy machine. */
  restartTimeout: 30_000,
  /** Milliseconds between asking the process to end and killing it: many times a run of the model on a question. */
  closeGrace: 1_000,
} as const;

export const questions = {
  /** UTF-16 units: what fits one Discord message. */
  maxLength: 2_000,
  /** Share of unknown tokens from which a question counts as unreadable. */
  maxUnknownShare: 0.5,
} as const;

export const hnsw = {
  /** Links a node. 16 is the paper's middle of the road for vectors of a few hundred dimensions. */
  m: 16,
  /** Candidates looked at while inserting. Recall@10 against exact search is 0.999 at 10,000 passages; other settings: docs/speed.md. */
  efConstruction: 200,
  /** Candidates looked at while searching. */
  ef: 128,
  /** Factor by which a full index grows. */
  growth: 1.5,
  /** Seed of the level generator: the same insertions give the same graph. */
  seed: 100,
  /** Share of deleted vectors from which the graph is built anew instead of being changed. */
  maxWaste: 0.3,
  /**
   * Vectors added and taken away that are kept apart from the graph's file, at most so many and at most this share of it, before it is written
   * anew: 1,000 are searched one by one in 0.8 ms (docs/speed.md), while reading and writing a file of 63,616 takes more than a second.
   */
  apart: 1_000,
  apartShare: 0.02,
} as const;

export const lexical = {
  /** Weight of the title's terms in BM25 beside the passage's own, at 1. */
  titleWeight: 0.5,
  /** Terms whose frequency is kept at most, about a megabyte: looking one up takes 20 µs. */
  remembered: 10_000,
  /**
   * Passages of terms kept in memory at most, a passage counting once for each of its terms: 48 MB. All terms of 20,000 passages of 240 tokens have
   * as many between them, but questions ask for few of them.
   */
  postings: 6_000_000,
} as const;

export const ingest = {
  /** Articles written to the staging tables in one transaction, and UTF-16 units of them from which it is enough: then they are embedded. Chosen. */
  stagedTogether: 16,
  lengthTogether: 4_000_000,
  /** Milliseconds that a cancelled indexing may go on before it is killed: many times what embedding a step takes, which is then kept. */
  cancelGrace: 20_000,
  /** How often an indexing process is started where it ends without a word; what was embedded before is kept, but where all is to be embedded anew. Chosen. */
  starts: 3,
  /** Milliseconds before it is started again; doubled the second time. Chosen. */
  restartDelay: 500,
  /** Milliseconds without a word after which it counts as hung. Between two words lie at most the check of a database that was not sealed, or a commit: seconds a gigabyte. Chosen. */
  silence: 1_800_000,
  /** Milliseconds after its last change from which a file's size and times are trusted to tell whether it changed again. */
  settledAfter: 2_000,
} as const;

/** Indexing by itself what changes in the corpus. Chosen. */
export const watching = {
  /** Milliseconds without a change after which it is indexed: copying many files leaves shorter pauses. As long as `ingest.settledAfter`. */
  quiet: 2_000,
  /** Milliseconds after the first change at which it is indexed though changes go on. */
  longest: 60_000,
  /** Milliseconds before it is tried again where another process indexes. */
  busy: 10_000,
  /** Milliseconds between two lines in the log on how far it has come. */
  progress: 10_000,
  /** Milliseconds between two looks at each file where the file system tells of no changes (CHOKIDAR_USEPOLLING). */
  polled: 5_000,
} as const;

export const bm25 = {
  /** Saturation of a term's count. The customary 1.2, which SQLite's bm25() has built in as well. */
  k1: 1.2,
  /** How much a passage's length counts, from 0 to 1. The customary 0.75, as in SQLite. */
  b: 0.75,
} as const;

export const retrieval = {
  /** Nearest vectors taken as candidates. */
  dense: 100,
  /** Best lexical matches taken as candidates. */
  lexical: 100,
  /** Weight of the cosine in the first fusion, from 0 to 1; the rest is the normalised BM25's. */
  denseWeight: 0.4,
  /** Candidates whose articles are counted, for the signal `company`. */
  considered: 50,
  /**
   * Those of them that are read and looked at. With 25, 30, 40 and 50 the right article comes first for 106, 106, 106 and 106 of news-half's 171
   * questions and is among ten for 159, 158, 157 and 159, AUROC is 0.951 with each; on trecqa, newsqa-pilot, squad2-half and the fixtures
   * nothing changes but one question. Ten more take another millisecond.
   */
  looked: 30,
  /**
   * Those of them, the best by all other signals, whose likeness is looked up. On the four sets the first of all candidates is among the
   * first 8 by the others, the first three among 15, the first ten among 20 for 98 questions of 100.
   */
  closely: 20,
  /** Terms between two neighbours of a question that still count as near each other in a sentence. Chosen, not fitted. */
  near: 3,
  /** What a term counts that only the sentence before or the title holds, beside 1 in the sentence. Chosen, not fitted. */
  nearby: 0.5,
  /** What a token's likeness in the sentence before counts, beside 1 in the sentence. Chosen, not fitted. */
  likenessBefore: 0.9,
  /** Passages of one article among the results at most. Hit@10 on news-half is 0.924 with 2 or any more, 0.930 with 1. */
  perArticle: 2,
} as const;

/**
 * Found by a listwise softmax fit (Cao et al. 2007, "Learning to Rank: From Pairwise Approach to Listwise Approach") over the 50
 * candidates of each answerable question of squad2-half (counted twice), trecqa, news-half, newsqa-pilot (half) and the two sets of
 * tests/fixtures (0.3 each), then rounded; `likeness` and `time` were set a little above the fit, where Hit@1 of squad2-half and the AUROC
 * of news-half still rise and no set falls. Each set was held back in turn: Hit@1 on it stayed within 0.03 of the figure with it, but
 * for news-half, the only set with dates (0.485 instead of 0.626). What each signal adds: docs/architecture.md.
 */
export const ranking = {
  /** Weight of each signal (src/retrieval/signals.ts) in the rank score. */
  weights: {
    words: 4.4,
    sentence: 7.1,
    reach: 4.1,
    likeness: 7.5,
    phrase: 0.15,
    title: 0.25,
    lead: 1.8,
    kind: 1.5,
    company: 0.85,
    time: 4,
  },
} as const;

/**
 * How a rank score becomes a probability (src/retrieval/score.ts). `chance`, `slope` and `intercept` by a logistic fit of the questions of
 * six sets against those of other sets asked of the same corpus (28 pairs of 45 to 120 questions, corpora of 17 to 22,900 passages);
 * held-out sets give slopes of 1.0 to 1.2 and chances of 0.63 to 0.80. `scale` and `shift` by a second one on whether the first passage is
 * right, answerable and unanswerable questions together. `ahead` is as great as it can be with the AUROC of news-half at 0.95.
 */
export const confidence = {
  /** How much the best rank score for a question off topic grows with the natural logarithm of the number of passages. */
  chance: 0.75,
  slope: 1.04,
  intercept: -8.9,
  /** What standing out from the other candidates counts, from 0 to 1. */
  ahead: 0.1,
  scale: 0.47,
  shift: -0.4,
  /** Probability from which an answer is called strong, and possible. Below the latter are 95% of the questions off topic. */
  strong: 0.78,
  possible: 0.29,
} as const;

export const quoting = {
  /**
   * Weight of each of a sentence's signals, by the same kind of fit over the sentences of the best passage; `likeness` was added to them:
   * the best sentence holds the answer 0.900 instead of 0.892 of the time on squad2-half, on the other sets it is the same but for one question.
   */
  weights: { cosine: 1.3, coverage: 1.8, reach: 3.0, likeness: 5, kind: 1.6 },
  /** What the sentence after counts more than the one before when a quote grows: answers go on more often than they begin earlier. */
  onward: 0.3,
  /** Words up to which a quote takes in the sentences around the one that answers; quotes are 50 words long on average then. */
  words: 65,
  /** Words up to which it does so in order to stand alone. */
  longest: 90,
  /**
   * What it takes from a quote's worth (a sentence beside the one that answers adds 0 to 7) that its first sentence leans on the one
   * before, that this is the very sentence that answers, that a quotation is cut at either end, and that it is longer than `words`. Chosen
   * so that a quote grows beyond `words` to stand alone, and for nothing else: 0.018 instead of 0.090 of them begin with a pronoun on
   * squad2-half, and 0.006 instead of 0.053 cut a quotation on news-half. Holding the answer costs that nothing.
   */
  leaning: 10,
  alone: 4,
  torn: 10,
  long: 8,
  /** Words up to which a list is quoted. */
  list: 100,
  /** Sentences in a quote at most. */
  sentences: 3,
} as const;

/** What an answer's notice names at most. Chosen. */
export const notices = {
  /** Outlets, before the rest is counted. */
  outlets: 10,
  /** UTF-16 units of the question before. */
  question: 80,
} as const;

export const corroboration = {
  /** Corroborating quotes in an answer at most. */
  quotes: 2,
  /** Share of the terms of both answering sentences that both have (Jaccard). Chosen so that rewritten reports pass and other facts don't. */
  overlap: 0.6,
} as const;

/**
 * How copies of an article are recognised (src/terms/min-hash.ts). Of 1,000 random articles of news-half, 1.000 are recognised with
 * another byline and agency line, 1.000 cut to half, 0.99 cut to a third, 0.99 with a tenth of the sentences replaced, 0.98 with all of
 * byline, a tenth replaced and a quarter cut; of its 6.5 million pairs 100 are called copies (and 496 of 32 pages that hold nothing but
 * one consent form).
 */
export const nearDuplicates = {
  /** Consecutive terms in a shingle. With 4, texts with every tenth word changed are recognised 0.86 of the time, with 5 only 0.46. */
  shingle: 3,
  /** Hash functions; a signature takes four bytes for each. */
  hashes: 128,
  /**
   * Share of the shorter text's shingles that the other has too. At 0.5 another 50 of the news-half pairs are called copies that share
   * no more than a service's standing text; at 0.7 a tenth of the articles is missed of which a tenth of the sentences changed.
   */
  containment: 0.6,
  /** Resemblance (Jaccard) below which the estimate of what is contained is too rough: a text cut to a quarter has 0.25. */
  resemblance: 0.15,
  /** Shingles from which a text can be a copy: one sentence or two may be worded alike by two who know the same. Chosen, not fitted. */
  shortest: 20,
  /** How much lower than the best copy's the score of an earlier one may be that is cited in its stead. Chosen, not fitted. */
  margin: 0.05,
} as const;

/**
 * How a follow-up is found (src/retrieval/follow-up.ts), chosen on tests/fixtures/follow-ups.jsonl and shared-follow-ups.jsonl: of their 50
 * answerable follow-ups the first result is right for 0.88 and the quote for 0.64, and for 0.66 and 0.40 without the exchange. Without
 * `terms` it is 0.84 and 0.44, without `vector` 0.88 and 0.62 (and 0.20 are declined instead of 0.12), without `company` 0.86 and 0.58. A
 * quarter more or less of any changes neither by more than 0.02.
 */
export const followUps = {
  /** What a term of the question before counts, beside 1 for one of its own. */
  terms: 0.4,
  /** The question before's share of the vector, from 0 to 1. */
  vector: 0.3,
  /** Factor by which the candidates from the article that was quoted before count more often in `company`. */
  company: 4,
  /** What is taken from the log odds of a follow-up's scores: below 0.46 without it, 1 quote of 11 held the answer, and above, 31 of 47. */
  doubt: 1,
  /**
   * How much higher a score what the question finds by itself must have for it to stand alone. Of the answerable questions of squad2-half,
   * which stand in no conversation, 56 of 1,950 look like follow-ups; each asked after another one at random, 3 of them lose the right
   * first result (6 without this).
   */
  alone: 0.4,
} as const;

export const answers = {
  /** Results given with an answer where the asker doesn't say. */
  top: 3,
  /** Results kept with an answer in Discord, to be paged through behind More sources. */
  sources: 10,
} as const;

/** How many questions are answered at a time; the others wait for their turn. */
export const asking = {
  /**
   * At once: the model, which takes one after the other, is then never idle while a quote is composed. On two busy cores 20 questions a second
   * were answered one at a time, 29 at 2, 33 at 3, 37 at 4, 33 at 8.
   */
  atOnce: 4,
  /** Waiting besides; further ones are refused at once. As many as are answered in `patience` on two cores. */
  waiting: 200,
  /**
   * Milliseconds that a question waits before it is refused: half of what the model's process gets for one question (`embedderProcess`).
   * Of 50 questions a second for 20 s, asked of an engine that answers 8 a second, 174 were answered within 6.2 s and 826 refused within
   * 5.1; without a limit the last answer came after 125 s, and the model's process would have been taken for hung long before. Chosen.
   */
  patience: 5_000,
  /**
   * Milliseconds that a question may be expected to wait, else it is refused before it is acknowledged. Without this, of 20 questions a second
   * for 60 s, asked of a machine that answered 10, half were refused after 5 s each, in two requests to Discord more. Below `patience`, as
   * others are on their way and the pace changes.
   */
  expected: 3_000,
} as const;

export const lookups = {
  /** Passages listed where the asker doesn't say. */
  top: 5,
  /** Passages found by /lookup, to be paged through: ten pages, more than anyone leafs through. Chosen. */
  paged: 30,
  /** Passages or results that may be asked for. */
  most: 100,
  /** Wrong answers and wrong declines of a kind that `verbatim eval` lists where nothing else is asked for. */
  misses: 10,
} as const;

/** What is suggested while words or a title are typed. Chosen, but for what is said otherwise. */
export const suggestions = {
  /** Names and phrases kept, the most frequent: a list of this length is searched in 1 ms, 6 at most. */
  names: 20_000,
  phrases: 20_000,
  /** Sentences that hold a phrase at least: in a few articles, and in a corpus of thousands. */
  mentions: { few: 2, many: 4 },
  /** Passages from which a corpus counts as one of thousands. */
  many: 2_000,
  /** Words of a name, and its UTF-16 units: longer runs of capitals are headlines. */
  nameWords: 5,
  nameLength: 60,
  /** Share of words with capitals above which a sentence is a headline in disguise. */
  headline: 0.8,
  /** Bits that number the counters of phrases: 4 million of a byte each, for the 0.7 million different ones of news-half. */
  counterBits: 22,
  /** Share of titles among the suggestions where there are as many, and names and phrases enough for the rest. */
  titles: 0.4,
  /** Last words of what is typed that are completed by themselves, where nothing fits the whole. */
  lastWords: 3,
  /**
   * Articles and passages read, and entries sorted out, in one go, between which questions are answered. With news-half (23,034 passages) that
   * is 6 ms at the median, 13 at the 99th percentile, 41 at most; all of it takes 3.5 s of work, once for each state of the index.
   */
  articlesTogether: 1_000,
  passagesTogether: 50,
  entriesTogether: 5_000,
  /** Milliseconds that suggestions wait for a list in the making; Discord's 3,000 are far, but who types is faster than that. */
  wait: 60,
  /** The same for an article to be opened, which is waited for rather than missed. */
  patience: 2_000,
} as const;

/**
 * Found on the development sets. Of random edits of one word of five or more letters that make it unknown to the question's own corpus
 * (500 a set), 96% (news-half), 92% (squad2-half), 87% (trecqa) and 95% (newsqa-pilot) came back right. Of the words as they are, each
 * set's questions asked of every corpus, at most 0.4% were corrected, some of them rightly; trecqa's of news-half, 1.3%.
 */
export const spelling = {
  /** Letters of a word as it should be. One of four has some other a letter away in any corpus (Kent, tent). */
  shortest: 5,
  longest: 24,
  /** Letters from which two edits are tried. */
  twoEdits: 8,
  /** Letters from which one edit is believed without support. */
  sure: 7,
  /** Share of the question's other terms, by idf, that a passage has to hold beside the corrected word. */
  support: 0.15,
  /** The same where the corpus has no word that close, only one of the same stem (`riverbed`, one edit from "rivered"). */
  supportOfStem: 0.3,
  /** What an edit takes from a spelling's support, and the kept first letter adds. */
  weights: { edit: 0.3, firstLetter: 0.15 },
  /** Spellings of one word whose support is looked at; passages looked at for it; other terms of the question. */
  considered: 5,
  passages: 5,
  others: 16,
  /** Letters in the shorter part of a word that is written as two. */
  part: 3,
  /** Unknown words of a question that are looked into: who misspells more wrote in another language. */
  words: 5,
} as const;

/** How an article's date fits a question about a time (src/retrieval/time.ts). Chosen, not fitted. */
export const time = {
  /** What a date tells where either side has none, or the question asks for no time. */
  neutral: 0.5,
  /**
   * Days after the asked time in which what an article's date tells is halved: half the length of that time, but at least a week (reports
   * follow) and at most a quarter (what is further off has its own news).
   */
  after: { share: 0.5, min: 7, max: 90 },
  /** The same before it, as a share of that: what is announced is told before, but less often. */
  before: 0.25,
  /** Days in which news grows half as old, as a share of what the corpus covers, and at least. */
  age: { share: 0.125, min: 7 },
} as const;

/**
 * Whether quoted words stand in the corpus (src/verification). Measured on news-half (23,034 passages): of 300 runs of 3 to 120 words from its
 * articles, 299 are word for word, the other one (three function words) not found; of 281 sentences with a share of their words put in,
 * taken out, moved or replaced by random others, 0.986 (a tenth of the words), 0.950 (a fifth), 0.868 (three tenths) and 0.601 (four
 * tenths) are altered or still word for word. Of 300 sentences of squad2-half, trecqa and newsqa-pilot each, 0.000, 0.003 and 0.017 are
 * called altered, and of 384 of its own with their article hidden 0.030: what is left of them is the same thing said elsewhere in
 * nearly the same words. At 0.5 these are 0.003, 0.010, 0.030 and 0.058, at 0.7 only 0.537 of the sentences altered by three tenths are found.
 */
export const verification = {
  /** UTF-16 units of a quote that passages are searched by; its beginning tells where the rest is. */
  searched: 1_200,
  /** Rarest terms of a quote, and terms in a row, that passages are searched by; passages looked at for each search. */
  rarest: 8,
  inRow: 6,
  passages: 8,
  /** How much text before and after a passage is looked at, as a share of the quote's length: it may begin in the one before. */
  around: 1.3,
  /** UTF-16 units of a quote of which one passage is compared: with this, one of 2,000 takes 50 ms, and a sentence is compared with all. */
  aligned: 4_000,
  /** Quotes of one message that are looked at. Chosen. */
  quotes: 5,
  /** What a function word counts in likeness, beside 1 of another: they agree by chance. */
  functionWord: 0.3,
  /** Likeness from which a quote is called altered. */
  altered: 0.6,
  /** Weight of the words that an altered quote has kept, at least. */
  kept: 2,
} as const;

/** How `npm run fit` fits. */
export const fitting = {
  /** Strength of the L2 penalty on the weights. Ten times more or less changes no set's Hit@1 by more than 0.01. */
  penalty: 1e-3,
  /** Steps; the loss no longer changes in its fourth decimal by then. */
  steps: 600,
  /** Size of a step. */
  rate: 0.1,
} as const;

/**
 * What it costs to begin a passage elsewhere than at the start of a paragraph; a passage that is left empty costs 1 and one half empty
 * 0.25. Chosen so that a paragraph is kept whole as long as the smaller of two passages stays above three tenths of the limit.
 */
export const passageBeginnings = {
  paragraph: 0,
  /** At the second or a later item of a list or row of a table. */
  item: 0.25,
  /** At what a paragraph leads up to: the first item of a list, or whatever follows a colon. */
  ledUpTo: 0.4,
  /** Within a paragraph. */
  sentence: 0.15,
  /** Within a sentence that is too long for one passage. */
  piece: 0.5,
  /** Right after a heading: only where heading and sentence don't fit together. */
  afterHeading: 100,
} as const;

/** Cutting a sentence that is too long for one passage. */
export const passagePieces = {
  /** What a piece costs that begins within a clause, and one that begins within a word; against an empty piece's 1. Chosen. */
  withinClause: 0.3,
  withinWord: 3,
  /** UTF-16 units from which a run without spaces is looked into: longer than words are, German ones included. */
  longestWord: 32,
  /**
   * UTF-16 units that count as a token at least. English has 4 to 5 a token; but a tokenizer may read any amount of gibberish as one
   * unknown token, and a passage of it would have no end.
   */
  lengthOfToken: 16,
} as const;

/** How much of an answer's message goes to what, in UTF-16 units. */
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
  /** The index's id. */
  index: 40,
  /** Outlets of copies that a citation names. */
  copies: 3,
  /** A question that is shown again. */
  question: 200,
  /** The notice beside an answer. */
  notice: 300,
  /** Files listed in one group of a reindexing's summary. */
  listed: 5,
  /** Why one of them could not be read. */
  reason: 160,
} as const;

/** What is shown page by page, in UTF-16 units of the articles' text, which escaping can double at worst. */
export const paging = {
  /** A page of an article: about a screen on a desktop, two on a phone. */
  article: 1_500,
  /** Passages on a page of sources. */
  sources: 3,
  /** One of them, once it is written. */
  source: 600,
} as const;

/**
 * Shares of the bar of an indexing's progress from which to which each stage fills it, so that it never goes back. Chosen: of a first run,
 * embedding takes nearly all of the time.
 */
export const progressShares = {
  reading: { from: 0, to: 0.1 },
  embedding: { from: 0.1, to: 0.95 },
  writing: { from: 0.95, to: 1 },
} as const;

/** What a question follows on without saying so. */
export const conversations = {
  /** Milliseconds that an answer in a direct message counts as the one before. Chosen: half an hour later, one begins anew. */
  direct: 30 * 60_000,
} as const;

/** Talk in ask channels, which gets a reaction instead of a decline. */
export const chatter = {
  /**
   * Share of `confidence.possible` below which the best passage's score leaves a message that is no question by its form as talk: nothing
   * comes anywhere near it. Below it are 70% of the lines of tests/fixtures/small-talk.txt asked of `seeds/`, 72% asked of another corpus
   * of five articles, and at most 1% of the answerable questions of either.
   */
  share: 0.64,
} as const;

/** `npm start` in the terminal. */
export const chatting = {
  /** Milliseconds without a question after which the index is brought up to date all the same; else the first answer comes first. Chosen. */
  unasked: 3_000,
} as const;

/** The Discord layer's clocks. */
export const timing = {
  /** Milliseconds between two edits of a progress message. Discord allows 5 edits in 5 s on a channel; progress need not be that brisk. */
  progressEdit: 2_000,
  /** Milliseconds between two typing indicators; Discord shows one for 10 s. */
  typing: 8_000,
  /** Milliseconds in which a channel's further questions need no typing indicator of their own. Discord takes 5 in 5 s. Chosen. */
  typingAgain: 2_000,
  /** Milliseconds after which progress leaves the interaction, whose token dies after 15 minutes. */
  tokenLife: 14 * 60_000,
  /** Milliseconds that suggestions may take. Discord waits 3,000, the way there and back included. Chosen. */
  suggest: 2_000,
  /**
   * Milliseconds that answers in hand get to finish when the bot stops, and then each step of closing the connection. With what the model's
   * process gets (`embedderProcess.closeGrace`) they stay within `stop`.
   */
  grace: 2_500,
  goodbye: 600,
  /** Milliseconds from being asked to stop to the end, whatever else happens: as promised. */
  stop: 4_900,
  /** Milliseconds for logging in, guilds included. */
  login: 60_000,
  /** Milliseconds between two times that the bot identifies itself; Discord allows one in 5,000. */
  identify: 5_500,
  /** Milliseconds for asking Discord about the bot, before its login and in `verbatim doctor`; it answers within one second. Chosen. */
  lookUp: 10_000,
  /** Milliseconds before a followed question is asked again where the engine is busy. Chosen. */
  whileBusy: 1_000,
  /** Milliseconds before sending is tried again after a failure on Discord's side; discord.js itself tries four times at once. */
  retries: [1_000, 3_000, 10_000, 30_000, 60_000],
  /** The same for progress, which the next makes up for. */
  progressRetries: [1_000],
  /** The same for acknowledging an interaction, for which there are 3,000 in all. */
  acknowledging: [100, 300, 900],
  /** Milliseconds between two lines in the log that Discord limits the rate. Chosen. */
  rateLimitLog: 10_000,
  /**
   * Milliseconds between two clearings of what discord.js keeps of each interaction's own rate limit, 1 kB or so: at 10 commands a second, the
   * hour that it takes by itself would be 36,000 of them. Chosen.
   */
  forgetRateLimits: 60_000,
} as const;

/** How much the bot takes on. Chosen, but for what is said otherwise. */
export const inHand = {
  /**
   * Questions whose answers are on the way: with what Discord takes of a bot, 50 requests a second, as many as it takes in 20 s or more. They wait
   * where Discord is slow or out of order, in a few kB each.
   */
  questions: 1_000,
  /** Of one channel, by message: Discord takes one answer a second there, so that the last waits for about ten. */
  perChannel: 10,
  /**
   * Reactions that tell that there are too many questions: few at once, so that they come after the answers where Discord limits the rate (with
   * all at once, answers came 20 s later after 5 s of 200 questions a second); after `patience` milliseconds none is worth sending any more.
   */
  reactions: { atOnce: 4, waiting: 1_000, patience: 60_000 },
  /** Ids of events that are known again when they come twice: what comes in minutes, in a rush too; 100 bytes each. */
  seen: 10_000,
} as const;

/** Looking at how the bot is set up. */
export const setup = {
  /** Channels named in which the bot lacks something; the rest is counted. Chosen: a line or two. */
  listed: 10,
} as const;

/** What members and moderators do with the bot. */
export const community = {
  /**
   * Milliseconds to wait for another process that writes, in which the bot does nothing else. A write takes less than one on a quiet
   * machine, and an answer to Discord is due within 3,000. Chosen.
   */
  busyTimeout: 1_000,
  /** Random bytes in an answer's id: 96 bits, which nobody guesses, in 16 characters, of the 100 that a button carries. Chosen. */
  idBytes: 12,
  /** Questions that one person may follow at a time. Chosen. */
  follows: 10,
  /**
   * Share of content terms in common from which two questions are near-identical. Of the 11 million pairs of questions of squad2-half,
   * trecqa and news-half, 7 with different answers are called the same (18 at 0.75, 4 at 0.85). Of those 4,756 questions, 0.75 are
   * known again with a word misspelt at random (0.81, 0.70), 0.61 without one of their content terms (0.81, 0.29).
   */
  sameQuestion: 0.8,
  /** Letters of a term from which one edit is taken for a slip of the finger; as for the spelling of questions. */
  slip: 5,
} as const;

/** Files that moderators add from Discord. */
export const uploads = {
  /** Megabytes of one, at most: as promised, and below what Discord takes from a member without Nitro. */
  megabytes: 8,
  /** Milliseconds for fetching one from Discord: 8 MB at 0.3 MB a second. Chosen. */
  timeout: 30_000,
  /** Milliseconds after its last change from which a hidden file of an addition is what a killed one left: writing 8 MB takes under a second. */
  leftover: 600_000,
} as const;

/** Questions that went unanswered, for moderators. */
export const gaps = {
  /** Asked again after an indexing, at most: at 20 ms each and the pause, 500 take half a minute. */
  tried: 500,
  /** Milliseconds between two of them: as long again as a question takes, so that members' questions come first. Chosen. */
  pause: 30,
  /** Questions on a page of /gaps: with a button each, about a screen on a desktop. */
  page: 5,
  /** Bytes of an export: below the 10 MB that a bot may attach in a server without boosts. */
  exported: 8_000_000,
} as const;

/** /healthz and /metrics. Chosen. */
export const health = {
  /** Connections at a time: a scraper, a health check, and some more. */
  connections: 16,
  /** Milliseconds for a request to arrive. */
  timeout: 5_000,
} as const;

/** Upper bounds of the histograms' buckets, in seconds. Chosen around what is measured: 5 to 40 ms a question, a stage from 0.1 ms on. */
export const metrics = {
  questionBuckets: [0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5, 10],
  stageBuckets: [0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1, 4],
  indexingBuckets: [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600],
} as const;
