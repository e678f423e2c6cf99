/** Runs tasks of one key after the other, in the order in which they came. */
export interface Serial {
  run(key: string, task: () => Promise<void>): Promise<void>;
}

export function createSerial(): Serial {
  const last = new Map<string, Promise<void>>();
  return {
    async run(key, task) {
      const before = last.get(key) ?? Promise.resolve();
      // A task that failed told whoever ran it.
      const done = before.catch(() => undefined).then(task);
      last.set(key, done);
      try {
        await done;
      } finally {
        if (last.get(key) === done) last.delete(key);
      }
    },
  };
}
