import { startChromium } from './chromium.js';
import { openTab } from './devtools.js';

/** A size of screen. */
export interface Screen {
  /** CSS pixels. */
  readonly width: number;
  /** Pixels of the picture a CSS pixel. */
  readonly scale: number;
  readonly mobile: boolean;
}

export interface Picture {
  readonly png: Buffer;
  /** What is wider than its place, by class and words. */
  readonly overflowing: readonly string[];
}

export interface Browser {
  /** Takes a picture of a whole page. */
  draw(html: string, screen: Screen): Promise<Picture>;
  close(): Promise<void>;
}

/** Runs in the page. */
const overflowing = `[...document.querySelectorAll('body, main, .text, .row, button, .select, .section, .file')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.className + ' ' + one.tagName + ': ' + one.textContent.slice(0, 60))`;

/** Opens a browser without a window. @throws Error saying what to install where there is none. */
export async function openBrowser(): Promise<Browser> {
  const chromium = await startChromium();
  const tab = await openTab(chromium.address);
  return {
    close: () => chromium.close(),
    async draw(html, { width, scale, mobile }) {
      const size = { width, height: 600, deviceScaleFactor: scale, mobile };
      await tab('Emulation.setDeviceMetricsOverride', size);
      const { frameTree } = await tab('Page.getFrameTree', {});
      await tab('Page.setDocumentContent', { frameId: (frameTree as { frame: { id: string } }).frame.id, html });
      await tab('Runtime.evaluate', { expression: 'document.fonts.ready', awaitPromise: true });
      const { result } = await tab('Runtime.evaluate', { expression: overflowing, returnByValue: true });
      const { cssContentSize } = await tab('Page.getLayoutMetrics', {});
      const { height } = cssContentSize as { height: number };
      const clip = { x: 0, y: 0, width, height, scale: 1 };
      const { data } = await tab('Page.captureScreenshot', { clip, captureBeyondViewport: true });
      const { value } = result as { value: readonly string[] };
      return { png: Buffer.from(data as string, 'base64'), overflowing: value };
    },
  };
}
