import assert from 'node:assert/strict';
import { createNotes, stateKey } from '../../src/teams/notes.js';
import { createTurns } from '../../src/teams/turns.js';

/** Documents in memory, and how often they were asked. */
const documents = () => {
  const kept = new Map<string, unknown>();
  const reads: (readonly string[])[] = [];
  const writes: (readonly string[])[] = [];
  return {
    kept,
    reads,
    writes,
    read: async (keys: readonly string[]) => {
      reads.push(keys);
      return new Map(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key)] as const] : [])));
    },
    write: async (some: ReadonlyMap<string, unknown>) => {
      writes.push([...some.keys()]);
      for (const [key, document] of some) kept.set(key, document);
    },
    delete: async (keys: readonly string[]) => keys.forEach((key) => kept.delete(key)),
  };
};

const CHAT = 'a:1';
const STATE = stateKey(CHAT);
const HEARD = `heard/${CHAT}`;

describe('what a turn remembers', () => {
  const open = () => {
    const books = documents();
    const notes = createNotes(books);
    return { ...books, notes, turns: createTurns(notes) };
  };

  it('is read once as the turn begins, and written once as it ends', async () => {
    const { kept, reads, writes, notes, turns } = open();
    kept.set(STATE, { draft: 1 });
    await turns.once(CHAT, 'm1', async () => {
      assert.deepEqual(await notes.storage.read([STATE]), { [STATE]: { draft: 1 } });
      await notes.storage.write({ [STATE]: { draft: 2 } });
      assert.deepEqual(kept.get(STATE), { draft: 1 }, 'not yet');
    });
    assert.deepEqual([kept.get(STATE), kept.get(HEARD)], [{ draft: 2 }, ['m1']]);
    assert.deepEqual([reads, writes], [[[HEARD, STATE]], [[STATE, HEARD]]]);
  });

  it('is there where nothing was remembered before', async () => {
    const { notes, turns } = open();
    await turns.once(CHAT, 'm1', async () => assert.deepEqual(await notes.storage.read([STATE]), {}));
  });

  it('is written down before the end where that is asked for', async () => {
    const { kept, notes, turns } = open();
    await turns.once(CHAT, 'm1', async () => {
      await notes.storage.write({ [STATE]: { draft: 1 } });
      await notes.writeDown();
      assert.deepEqual([kept.get(STATE), kept.has(HEARD)], [{ draft: 1 }, false]);
      await notes.storage.write({ [STATE]: { draft: 2 } });
    });
    assert.deepEqual(kept.get(STATE), { draft: 2 });
  });

  it('is not written where the turn fails, and the message is heard again', async () => {
    const { kept, notes, turns } = open();
    const fails = async () => {
      await notes.storage.write({ [STATE]: { draft: 1 } });
      throw new Error('no');
    };
    await assert.rejects(turns.once(CHAT, 'm1', fails), /no/);
    assert.equal(kept.size, 0);
    let heard = false;
    await turns.once(CHAT, 'm1', async () => {
      assert.deepEqual(await notes.storage.read([STATE]), {});
      heard = true;
    });
    assert.ok(heard);
  });

  it('hears a message once', async () => {
    const { turns, notes, kept } = open();
    let times = 0;
    for (const id of ['m1', 'm1', 'm2']) await turns.once(CHAT, id, async () => void (times += 1));
    assert.equal(times, 2);
    // Between turns nothing is held back.
    await notes.storage.write({ [STATE]: { draft: 3 } });
    assert.deepEqual(kept.get(STATE), { draft: 3 });
  });

  it('is of one conversation: another’s is written at once, and read anew', async () => {
    const { kept, notes, turns } = open();
    const other = stateKey('a:2');
    await turns.once(CHAT, 'm1', async () => {
      await notes.storage.write({ [other]: { draft: 7 }, [STATE]: { draft: 1 } });
      assert.deepEqual([kept.get(other), kept.has(STATE)], [{ draft: 7 }, false]);
      assert.deepEqual(await notes.storage.read([STATE, other]), { [other]: { draft: 7 } });
    });
  });
});
