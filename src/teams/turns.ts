import { stateKey, type Notes } from './notes.js';

/** How many activity ids are remembered per conversation; Teams repeats at once or not at all. */
const REMEMBERED = 20;

/**
 * One turn at a time in a conversation, and each activity once: Teams delivers again what was not answered in time,
 * with the same id for a message. (A card action may come with a new id; those are told apart by what they decide.)
 */
export const createTurns = (notes: Pick<Notes, 'begin' | 'end'>) => {
  const queues = new Map<string, Promise<unknown>>();

  const inOrder = <T>(conversationId: string, turn: () => Promise<T>): Promise<T> => {
    const before = queues.get(conversationId) ?? Promise.resolve();
    const mine = before.then(turn, turn);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    queues.set(conversationId, settled);
    void settled.then(() => {
      if (queues.get(conversationId) === settled) queues.delete(conversationId);
    });
    return mine;
  };

  const once = async (
    conversationId: string,
    activityId: string | undefined,
    turn: () => Promise<void>,
  ): Promise<void> => {
    if (!activityId) return turn();
    const key = `heard/${conversationId}`;
    const keys = [key, stateKey(conversationId)];
    const known = (await notes.begin(keys)).get(key);
    const heard = Array.isArray(known) ? known.filter((id) => typeof id === 'string') : [];
    try {
      if (heard.includes(activityId)) {
        await notes.end(keys);
        return;
      }
      await turn();
    } catch (error) {
      await notes.end(keys);
      throw error;
    }
    // Written after the turn: what died half-way is heard again rather than never.
    await notes.end(keys, new Map([[key, [...heard, activityId].slice(-REMEMBERED)]]));
  };

  return { inOrder, once };
};

export type Turns = ReturnType<typeof createTurns>;
