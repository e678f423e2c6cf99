/**
 * `npm run picture`: draws docs/answer.png, an answer as Discord shows it, from real output: the engine is asked over seeds/, the bot's
 * own renderer makes the message, and headless Chromium (Debian's package chromium, or CHROMIUM=path) takes the picture.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lazyModel, openLocalEngine } from '../dist/app.js';
import { readConfig } from '../dist/config.js';
import { renderAnswer } from '../dist/discord/render.js';

const questions = ['How long was the post of defence minister vacant?', 'Who won the football World Cup?'];
const width = 760;
const height = 540;

const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The Markdown that the bot's messages use, as Discord shows it: bold, links, subtext, block quotes, escapes. */
function toHtml(content) {
  const inline = (line) =>
    escapeHtml(line.replace(/\\([^\w\s])/g, (_, character) => `\u0000${character.charCodeAt(0)};`))
      .replace(/\[(.+?)\]\(&lt;(.+?)&gt;\)/g, '<a>$1</a>')
      .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
      .replace(/\u0000(\d+);/g, (_, code) => escapeHtml(String.fromCharCode(Number(code))));
  return content
    .split('\n')
    .map((line) => {
      if (line.startsWith('> ')) return `<blockquote>${inline(line.slice(2))}</blockquote>`;
      if (line.startsWith('-# ')) return `<small>${inline(line.slice(3))}</small>`;
      return `<div>${inline(line)}</div>`;
    })
    .join('');
}

const message = (name, colour, html) =>
  `<section><i style="background:${colour}">${name[0]}</i><main><h1>${name}</h1>${html}</main></section>`;

const config = readConfig(process.env);
const model = lazyModel(config);
const engine = openLocalEngine(config, model, console.error);
await engine.reindex();
let body = '';
for (const text of questions) {
  const { content } = renderAnswer(await engine.ask({ text }));
  body +=
    message('Mira', '#5865f2', `<div><em>@Verbatim</em> ${escapeHtml(text)}</div>`) +
    message('Verbatim', '#23a55a', toHtml(content));
}
engine.close();
await model.close();

const page = `<!doctype html><meta charset="utf-8"><style>
body{margin:0;padding:12px 20px;background:#313338;color:#dbdee1;font:16px/1.375 "Noto Sans","DejaVu Sans",sans-serif}
section{display:flex;gap:16px;margin:14px 0}section>i{flex:none;width:40px;height:40px;border-radius:50%;color:#fff;font:600 18px/40px sans-serif;text-align:center}
h1{font-size:16px;margin:0 0 2px;color:#f2f3f5}blockquote{margin:0;padding-left:12px;border-left:4px solid #4e5058}
blockquote+div{margin-top:4px}small{display:block;font-size:13px;color:#949ba4}a{color:#00a8fc}em{font-style:normal;background:#3c4270;color:#c9cdfb;border-radius:3px;padding:0 2px}
</style>${body}`;
const folder = mkdtempSync(join(tmpdir(), 'verbatim-picture-'));
try {
  const file = join(folder, 'answer.html');
  writeFileSync(file, page);
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--disable-background-networking',
    '--disable-sync',
  ];
  const shot = [
    `--user-data-dir=${join(folder, 'profile')}`,
    `--window-size=${width},${height}`,
    '--force-device-scale-factor=2',
  ];
  execFileSync(
    process.env.CHROMIUM ?? 'chromium',
    [...flags, ...shot, '--screenshot=docs/answer.png', `file://${file}`],
    { stdio: 'ignore' },
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
