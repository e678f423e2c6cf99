/** `npm run screens`: plays the scenes with the real bot, and has Chromium take their pictures. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../tests/support/paths.js';
import { type Screen, openBrowser } from './browser.js';
import { type Scene, pageHtml } from './page.js';
import { answer } from './scenes/answer.js';
import { asking } from './scenes/asking.js';
import { buttons } from './scenes/buttons.js';
import { following } from './scenes/following.js';
import { lookingUp } from './scenes/looking-up.js';
import { menus } from './scenes/menus.js';
import { moderating } from './scenes/moderating.js';
import { removing } from './scenes/removing.js';
import { trouble } from './scenes/trouble.js';
import { type Stage, openStage } from './stage.js';

/** In the order in which they are played, as the corpus changes on the way. */
const pages: Readonly<Record<string, (stage: Stage) => Promise<Scene[]>>> = {
  answer,
  asking,
  buttons,
  'looking-up': lookingUp,
  menus,
  following,
  moderating,
  removing,
  trouble,
};
/** How wide a desktop's messages are, and a phone. */
const screens: Readonly<Record<string, Screen>> = {
  desktop: { width: 820, scale: 1.25, mobile: false },
  phone: { width: 390, scale: 1.5, mobile: true },
};

test('every page fits both screens, and the bot broke no rule', async () => {
  // First, as it tells what is missing.
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const stage = await openStage();
  onTestFinished(() => stage.close());
  const pictures = new Map<string, Buffer>();
  for (const [name, play] of Object.entries(pages)) {
    const html = pageHtml(await play(stage));
    for (const [size, screen] of Object.entries(screens)) {
      const { png, overflowing } = await browser.draw(html, screen);
      expect(overflowing, `${name} on a ${size}`).toEqual([]);
      // Words on a plain ground need few colours: a third of the bytes.
      pictures.set(
        `${name}-${size}.png`,
        await sharp(png).png({ palette: true, colours: 40, dither: 0, effort: 10 }).toBuffer(),
      );
    }
  }
  expect(stage.discord.violations).toEqual([]);
  const folder = join(root, 'docs', 'screens');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of pictures) writeFileSync(join(folder, name), bytes);
});
