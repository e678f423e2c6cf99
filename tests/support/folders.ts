import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { modelsDir } from './paths.js';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new folder that every user of the machine can read; removed when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-test-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

/** A folder for EMBEDDINGS_DIR in which the shared model lies already. */
export function embeddingsFolder(): string {
  const folder = temporaryFolder();
  symlinkSync(modelsDir, join(folder, 'model'));
  return folder;
}

/** Writes files below a folder; null removes one. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer | null>>): void {
  for (const [path, content] of Object.entries(files)) {
    const absolute = join(folder, path);
    if (content === null) {
      rmSync(absolute);
      continue;
    }
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, content);
  }
}

/** A folder with these files. */
export function corpusFolder(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}
