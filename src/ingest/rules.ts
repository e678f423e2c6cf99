import type { RuleVersions } from '../store/manifest.js';
import { LAYOUT } from '../store/schema.js';

/**
 * Versions of the rules by which articles become passages and terms. Raise one whenever its rules change what is stored: the
 * fingerprint changes with it, and every index is built anew at its next update (vectors of unchanged passages are kept).
 */
export const RULES: RuleVersions = {
  /** Readers and fields in src/reading, furniture rules in src/cleaning. */
  reading: 5,
  /** Sentence splitting in src/sentences, packing in src/passages. */
  passages: 1,
  /** Lexical analysis in src/terms. */
  terms: 2,
  /** Tables of the database. */
  layout: LAYOUT,
};
