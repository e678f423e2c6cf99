/**
 * Loaded before a program (node --import): lets the file system refuse what is written below a folder, from the nth time on or that one
 * time. FAIL_BELOW names the folder, FAIL_AT is n, FAIL_WITH the system's code, FAIL_ONCE is set for one time only. What SQLite and
 * hnswlib write by themselves does not pass here.
 */
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const { FAIL_BELOW: below, FAIL_AT, FAIL_WITH: code, FAIL_ONCE: once } = process.env;
const at = Number(FAIL_AT);
let count = 0;
/** Paths of open files, by descriptor or handle. */
const opened = new Map();

/** Counts a call that writes to `file` (a path, a descriptor, a handle), and throws where it is one that fails. */
function pass(file) {
  const path = opened.get(file) ?? file;
  if (typeof path !== 'string' || !path.startsWith(below)) return;
  count++;
  if (once === undefined ? count < at : count !== at) return;
  globalThis.refused = true;
  throw Object.assign(new Error(`${code}: refused, '${path}'`), { code, path });
}

const isReading = (flags) => flags === undefined || flags === 'r';
/** Which argument is written to, by the name of the function. */
const writes = {
  rename: 1,
  link: 1,
  copyFile: 1,
  symlink: 1,
  rm: 0,
  unlink: 0,
  mkdir: 0,
  mkdtemp: 0,
  chmod: 0,
  truncate: 0,
  writeFile: 0,
  appendFile: 0,
};

for (const [name, argument] of Object.entries(writes)) {
  const later = promises[name];
  promises[name] = async (...args) => {
    pass(args[argument]);
    return later(...args);
  };
  const now = fs[`${name}Sync`];
  fs[`${name}Sync`] = (...args) => {
    pass(args[argument]);
    return now(...args);
  };
}

const { openSync, fsyncSync, writeSync, closeSync } = fs;
fs.openSync = (path, flags, mode) => {
  if (!isReading(flags)) pass(path);
  const descriptor = openSync(path, flags, mode);
  if (!isReading(flags)) opened.set(descriptor, path);
  return descriptor;
};
fs.closeSync = (descriptor) => {
  opened.delete(descriptor);
  closeSync(descriptor);
};
fs.fsyncSync = (descriptor) => {
  pass(descriptor);
  fsyncSync(descriptor);
};
fs.writeSync = (descriptor, ...args) => {
  pass(descriptor);
  return writeSync(descriptor, ...args);
};

const { open } = promises;
promises.open = async (path, flags, mode) => {
  if (!isReading(flags)) pass(path);
  const handle = await open(path, flags, mode);
  if (isReading(flags)) return handle;
  opened.set(handle, path);
  for (const name of ['write', 'writev', 'writeFile', 'sync', 'truncate']) {
    const write = handle[name].bind(handle);
    handle[name] = async (...args) => {
      pass(handle);
      return write(...args);
    };
  }
  return handle;
};
syncBuiltinESMExports();
