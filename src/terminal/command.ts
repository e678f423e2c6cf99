import type { ArticleReader } from '../articles/article-reader.js';
import type { Config } from '../config.js';
import type { QuestionEmbedder } from '../embed/embedder.js';
import type { Tokenizer } from '../embed/tokenizer.js';
import type { Engine } from '../engine.js';
import type { ProgressDisplay } from './progress.js';

/** What a command of the command line works with. */
export interface CommandContext {
  readonly config: Config;
  /** Whether the output is for a program. */
  readonly json: boolean;
  /** Writes a line of the answer. */
  readonly out: (line: string) => void;
  /** Writes a line for the person watching. */
  readonly note: (line: string) => void;
  readonly progress: ProgressDisplay;
  /** Opens the engine; it is closed when the command ends. */
  readonly engine: () => Engine;
  /** Opens what reads articles. */
  readonly reader: () => ArticleReader;
  /** Loads the model's tokenizer alone. */
  readonly tokenizer: () => Promise<Tokenizer>;
  /** Loads the model; it is closed when the command ends. */
  readonly embedder: () => Promise<QuestionEmbedder>;
  /** Milliseconds that the model has run for questions so far. */
  readonly questionTime: () => number;
}
