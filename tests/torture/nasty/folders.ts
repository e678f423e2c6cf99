import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/folders.js';
import { type Nasty, bell } from './nasty.js';

const secret = () => {
  const outside = temporaryFolder();
  writeFileSync(join(outside, 'secret.txt'), 'The secret bell rang.');
  return outside;
};
const put = (act: (path: (name: string) => string) => void): Nasty => ({
  put: (folder) => act((name) => join(folder, name)),
});
const listen = `const server = require('node:net').createServer(); server.listen(process.argv[1], () => process.exit());`;

/** What else may lie in a folder. */
export const folders: Readonly<Record<string, Nasty>> = {
  'a link out of the corpus': put((path) => symlinkSync(join(secret(), 'secret.txt'), path('bad.txt'))),
  'a link to a folder outside': put((path) => symlinkSync(secret(), path('bad'))),
  'a link to itself': put((path) => symlinkSync('bad.txt', path('bad.txt'))),
  'links in a circle': put((path) => {
    mkdirSync(path('bad'));
    symlinkSync('..', path('bad/up'));
    symlinkSync('.', path('bad/here'));
    symlinkSync('nowhere', path('bad/nowhere.txt'));
  }),
  'a pipe': put((path) => execFileSync('mkfifo', [path('bad.txt')])),
  'a socket': put((path) => execFileSync(process.execPath, ['-e', listen, path('bad.txt')])),
  'a device': put((path) => {
    try {
      execFileSync('mknod', [path('bad.txt'), 'c', '1', '5'], { stdio: 'ignore' });
    } catch {
      // Few may make one.
      symlinkSync('/dev/zero', path('bad.txt'));
    }
  }),
  'a folder called like a file': put((path) => {
    mkdirSync(path('bad.txt'));
    writeFileSync(path('bad.txt/bad.exe'), bell);
  }),
  'a file and a folder that nobody may read': put((path) => {
    writeFileSync(path('bad.txt'), bell, { mode: 0 });
    mkdirSync(path('bad'));
    writeFileSync(path('bad/a.txt'), bell);
    chmodSync(path('bad'), 0);
  }),
  'strange names': {
    ...put((path) => {
      mkdirSync(path('bad'));
      const names = [
        'a\nb.txt',
        'a\u001b[31mb.txt',
        '\u202etxt.b',
        '--rebuild.txt',
        '$(reboot).txt',
        `${'x'.repeat(251)}.txt`,
        ' .txt',
        'é.txt',
        '%00.txt',
      ];
      for (const name of names) writeFileSync(path(join('bad', name)), `${bell} It was heard in ${name}.`);
      writeFileSync(Buffer.concat([Buffer.from(path('bad/')), Buffer.from([0xff, 0xfe]), Buffer.from('.txt')]), bell);
    }),
    mayRead: true,
  },
  '10,000 tiny files': put((path) => {
    mkdirSync(path('bad'));
    for (let n = 0; n < 10_000; n++) writeFileSync(path(`bad/${n}.txt`), '.');
  }),
  '1,000 folders within one another': {
    ...put((path) => {
      const deepest = path(`bad${'/d'.repeat(1_000)}`);
      mkdirSync(deepest, { recursive: true });
      writeFileSync(join(deepest, 'a.txt'), bell);
    }),
    mayRead: true,
  },
};
