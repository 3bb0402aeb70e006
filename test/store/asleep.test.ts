import assert from 'node:assert/strict';
import { openDatabase, type Database } from '../../src/store/database.js';
import { freshDatabase, silent } from '../support/database.js';

describe('a replica that falls asleep in the middle of a transaction', () => {
  let database: Database;
  before(async function () {
    database = await openDatabase(await freshDatabase('postgres', this), silent);
    await database.query('create table rows (n integer)');
    await database.query('insert into rows values (1)');
  });
  after(() => database.close());

  it('does not keep what it locked until it wakes, and changes nothing then', async function () {
    let wake = (): void => undefined;
    let locked = (): void => undefined;
    const isLocked = new Promise<void>((resolve) => (locked = resolve));
    const isAwake = new Promise<void>((resolve) => (wake = resolve));
    const sleeper = database.transaction(async (tx) => {
      await tx.query('update rows set n = 2');
      locked();
      await isAwake;
      await tx.query('update rows set n = 3');
    });
    const failed = assert.rejects(sleeper);
    await isLocked;
    // A statement is given up after half a minute: that it is done shows that the sleeper's lock is gone.
    await database.query('update rows set n = n + 10');
    wake();
    await failed;
    assert.deepEqual(await database.query('select n from rows'), [{ n: 11 }]);
  });
});
