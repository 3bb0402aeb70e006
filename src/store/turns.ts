import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * One connection, used by one at a time: whoever comes waits for all who came before. Somebody who has the turn and
 * asks for another would wait for himself for ever, so that throws.
 */
export const createTurns = () => {
  const holding = new AsyncLocalStorage<{ over: boolean }>();
  let last: Promise<unknown> = Promise.resolve();
  let ended = false;

  const take = <T>(work: () => Promise<T>): Promise<T> => {
    if (ended) return Promise.reject(new Error('The embedded database is closed.'));
    if (holding.getStore()?.over === false)
      return Promise.reject(
        new Error(
          'A query outside the transaction, made from within it, would wait for ever. Pass the transaction down.',
        ),
      );
    const turn = { over: false };
    const mine = last.then(() => holding.run(turn, work)).finally(() => (turn.over = true));
    last = mine.catch(() => undefined);
    return mine;
  };

  /** The last turn there will be. */
  const end = (work: () => Promise<void>): Promise<void> => {
    const mine = take(work);
    ended = true;
    return mine;
  };

  return { take, end };
};
