/** Entry of the process that reads articles; see process.ts. */
import { setFlagsFromString } from 'node:v8';
import { reading } from '../tunables.js';
import type { FileToRead, FromFile } from './article-reader.js';
import { endWithParent } from './end-with-parent.js';
import type { ReadAnswer, ReadRequest } from './messages.js';
import { readFile } from './read-file.js';

// V8 compiles a pattern twice, first to bytecode; the many of the cleaning rules take 120 ms for the first article without that, 320 with it.
setFlagsFromString('--no-regexp-tier-up');

/** Called when more is asked for. */
let goOn: () => void = () => undefined;

/** Answers with a file's items, some at a time: as many as make a megabyte or two, or as took a second. */
async function answer(file: FileToRead, from: number): Promise<void> {
  let items: FromFile[] = [];
  let length = 0;
  let at = 0;
  let began = performance.now();
  for await (const item of readFile(file)) {
    if (at++ >= from) {
      items.push(item);
      if (item.kind === 'article') length += item.article.text.length;
    }
    const isEnough = items.length >= reading.itemsTogether || length >= reading.lengthTogether;
    if (!isEnough && performance.now() - began < reading.secondsTogether * 1_000) continue;
    const asked = new Promise<void>((resolve) => (goOn = resolve));
    send({ items, done: false });
    await asked;
    items = [];
    length = 0;
    began = performance.now();
  }
  send({ items, done: true });
}

function send(message: ReadAnswer): void {
  if (process.connected) process.send?.(message);
}

endWithParent();
process.on('disconnect', () => process.exit());
process.on('SIGINT', () => undefined); // Ctrl-C reaches the parent too, which ends this process when it has finished.
// A promise that a parser forgot about; what is wrong with the file shows in those that it is waited for.
process.on('unhandledRejection', () => undefined);
process.on('message', (request: ReadRequest) => {
  if (request.kind === 'more') goOn();
  else answer(request.file, request.from).catch(() => process.exit(1));
});
