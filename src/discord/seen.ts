/** Tells events that come a second time. */
export interface Seen {
  /** Whether an event of this id is new; it is not from then on. */
  isNew(id: string): boolean;
}

/**
 * Remembers the ids of the last events, so that none is acted on twice: after a connection was resumed, Discord may send again what had
 * arrived.
 * @param most ids that are remembered.
 */
export function createSeen(most: number): Seen {
  const ids = new Set<string>();
  return {
    isNew(id) {
      if (ids.has(id)) return false;
      ids.add(id);
      if (ids.size > most) {
        for (const oldest of ids) {
          ids.delete(oldest);
          break;
        }
      }
      return true;
    },
  };
}
