import type { Storage, StoreItems } from 'botbuilder';
import type { Store } from '../workflow/ports.js';

/** Dialog state in our own database, as the SDK asks for it. Its eTags are not kept: turns of a conversation are serialised. */
export const createDialogStorage = (documents: Store['documents']): Storage => ({
  read: async (keys): Promise<StoreItems> => Object.fromEntries<unknown>(await documents.read(keys)),
  write: (changes) => documents.write(new Map(Object.entries(changes))),
  delete: (keys) => documents.delete(keys),
});
