import { ADVERTISING } from './advertising.js';
import { CAPTIONS } from './captions.js';
import { CREDITS } from './credits.js';
import { LEGAL } from './legal.js';
import { LINKS } from './links.js';
import type { Rule } from './rule.js';
import { SIGN_UP } from './sign-up.js';
import { TOOLS } from './tools.js';

/**
 * Furniture known by its wording. Each phrase is one that pages print and articles do not; collected from scraped pages of news sites,
 * blogs and forums, then checked against what it leaves out of the development sets and against tests/fixtures/furniture.
 */
export const RULES: readonly Rule[] = [
  ...TOOLS,
  ...ADVERTISING,
  ...SIGN_UP,
  ...LEGAL,
  ...CREDITS,
  ...LINKS,
  ...CAPTIONS,
];
