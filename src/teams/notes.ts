import type { Storage, StoreItems } from 'botbuilder';
import type { Store } from '../workflow/ports.js';

/**
 * Dialog state in our own database, as the SDK asks for it, and whatever else a turn remembers. A turn reads all of it at once
 * as it begins, and what it has for the end is written at once. The SDK's eTags are not kept: turns of a conversation are
 * serialised.
 */
export interface Notes {
  readonly storage: Storage;
  /** Reads these for a turn. From now on until `end`, the storage knows them already, and holds back what it is to write of them. */
  begin(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  /** Writes what is held back. */
  writeDown(): Promise<void>;
  /** Writes what is held back of these, and this besides; nothing after a turn that failed. */
  end(keys: readonly string[], besides?: ReadonlyMap<string, unknown>): Promise<void>;
}

/** Where the SDK keeps the state of a conversation. Should it choose another key one day, it is read and written as it comes. */
export const stateKey = (conversationId: string): string => `msteams/conversations/${conversationId}/`;

export const createNotes = (documents: Store['documents']): Notes => {
  const ahead = new Map<string, unknown>();
  const underWay = new Set<string>();
  const held = new Map<string, unknown>();

  const taken = (from: Map<string, unknown>, keys: Iterable<string>): Map<string, unknown> => {
    const found = [...keys].flatMap((key) => (from.has(key) ? [[key, from.get(key)] as const] : []));
    for (const [key] of found) from.delete(key);
    return new Map(found);
  };

  const write = async (some: ReadonlyMap<string, unknown>): Promise<void> => {
    if (some.size > 0) await documents.write(some);
  };

  const read = async (keys: readonly string[]): Promise<StoreItems> => {
    const known = taken(ahead, keys);
    const others = keys.filter((key) => !known.has(key));
    const found = others.length > 0 ? await documents.read(others) : [];
    const present = [...known].filter(([, document]) => document !== undefined);
    return Object.fromEntries<unknown>([...present, ...found]);
  };

  return {
    storage: {
      read,
      write: async (changes) => {
        const all = Object.entries<unknown>(changes);
        for (const [key, document] of all) if (underWay.has(key)) held.set(key, document);
        await write(new Map(all.filter(([key]) => !underWay.has(key))));
      },
      delete: (keys) => documents.delete(keys),
    },
    begin: async (keys) => {
      const found = await documents.read(keys);
      for (const key of keys) {
        underWay.add(key);
        ahead.set(key, found.get(key));
      }
      return found;
    },
    writeDown: () => write(taken(held, [...held.keys()])),
    end: async (keys, besides) => {
      taken(ahead, keys);
      for (const key of keys) underWay.delete(key);
      const last = taken(held, keys);
      if (besides) await write(new Map([...last, ...besides]));
    },
  };
};
