import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Chromium is called on Debian, Ubuntu, Fedora, macOS. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const missing = `No Chromium was found, and it takes the pictures. Install it (Debian and Ubuntu: apt install chromium
fonts-noto-core fonts-noto-color-emoji; Fedora: dnf install chromium; macOS: Google Chrome), or say where it is: CHROMIUM=/path/to/chromium npm run screens`;

/**
 * The program that takes the pictures: CHROMIUM, or the first that is installed.
 * @throws Error saying what to install.
 */
export function findChromium(given = process.env['CHROMIUM']): string {
  const candidates = given === undefined || given === '' ? names : [given];
  const found = candidates.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
  if (found === undefined) throw new Error(missing);
  return found;
}

/** Chromium without a window. */
export interface Chromium {
  /** Where it listens for commands, such as `http://127.0.0.1:1234`. */
  readonly address: string;
  close(): Promise<void>;
}

/** Starts Chromium with a profile of its own. @throws Error where it is not installed or does not start. */
export async function startChromium(): Promise<Chromium> {
  const program = findChromium();
  const profile = mkdtempSync(join(tmpdir(), 'verbatim-screens-'));
  const child = spawn(program, [
    '--headless',
    // Its sandbox does not work for root, who a container often is; it is given nothing here but the bot's own messages, escaped.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--hide-scrollbars',
    '--disable-background-networking',
    '--disable-sync',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    'about:blank',
  ]);
  const { host } = new URL(await announced(child));
  return {
    address: `http://${host}`,
    async close() {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The address that Chromium says it listens at. */
function announced(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('close', () => reject(new Error(`Chromium ended before it was ready:\n${said}`)));
  });
}
