import { randomUUID } from 'node:crypto';

/** What became of an account: it is here and something about it is new; it was deleted and can be restored; or it is gone for good. */
export type Happening = { readonly at: number; readonly id: string; readonly what: 'changed' | 'deleted' | 'purged' };

/** What happened to accounts and in which order, each account with the last of it: what delta queries are answered from. */
export type Journal = {
  note(id: string, what: Happening['what']): void;
  /** Where it stands now; counts up. */
  position(): number;
  /** What came after a position, oldest first. */
  since(position: number): readonly Happening[];
  /** Marks of another generation are forgotten, and with them what they knew. */
  generation(): string;
  /** Begins another generation. */
  expire(): void;
  clear(): void;
};

export const createJournal = (): Journal => {
  // An account that something happens to again moves to the end.
  const happenings = new Map<string, Happening>();
  let last = 0;
  let generation = randomUUID();
  const expire = (): void => void (generation = randomUUID());
  return {
    note: (id, what) => {
      happenings.delete(id);
      happenings.set(id, { at: ++last, id, what });
    },
    position: () => last,
    since: (position) => [...happenings.values()].filter(({ at }) => at > position),
    generation: () => generation,
    expire,
    clear: () => {
      happenings.clear();
      expire();
    },
  };
};
