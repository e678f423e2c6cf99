/** Room for work under way: so much in all, and so much for each channel. */
export interface Places {
  /**
   * Takes a place.
   * @param channel whose own places count, too; none unless given.
   * @returns what gives it back, to be called once; null where there is none left.
   */
  take(channel?: string): (() => void) | null;
}

/** @param limits how many there are, in all and for each channel. */
export function createPlaces(limits: { readonly all: number; readonly perChannel: number }): Places {
  /** Taken places by channel; without those that have none. */
  const taken = new Map<string, number>();
  let all = 0;

  function add(channel: string, more: 1 | -1): void {
    const now = (taken.get(channel) ?? 0) + more;
    if (now === 0) taken.delete(channel);
    else taken.set(channel, now);
  }

  return {
    take(channel) {
      if (all >= limits.all) return null;
      if (channel !== undefined && (taken.get(channel) ?? 0) >= limits.perChannel) return null;
      all++;
      if (channel !== undefined) add(channel, 1);
      return () => {
        all--;
        if (channel !== undefined) add(channel, -1);
      };
    },
  };
}
