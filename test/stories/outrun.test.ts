import assert from 'node:assert/strict';
import pg from 'pg';
import { freshEnvironment } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createWorld, type World } from '../support/world.js';

describe('an answer that comes after what happened since', function () {
  const ends: (() => Promise<unknown>)[] = [];
  let world: World;
  let database: pg.Client;

  before(async function () {
    const environment = await freshEnvironment('postgres', this);
    world = await createWorld(environment);
    ends.push(() => world.ends());
    database = new pg.Client({ connectionString: environment['DATABASE_URL'] });
    await database.connect();
    ends.push(() => database.end());
  });
  after(async () => {
    for (const end of ends.toReversed()) await end();
  });

  /** A turn notes last of all what was said, and its answer goes out then: while nobody may note anything, all else goes on. */
  const heldBack = async (meanwhile: () => Promise<unknown>): Promise<void> => {
    await database.query('begin; lock table guestlist.documents in share mode');
    try {
      await meanwhile();
    } finally {
      await database.query('rollback');
    }
  };

  const allIsDone = () =>
    eventually(async () => {
      const { rows } = await database.query(
        `select name from guestlist_jobs.job
         where state in ('created', 'retry', 'active') and start_after <= clock_timestamp()`,
      );
      assert.deepEqual(rows, []);
    });

  const drafts = async (guest: string): Promise<void> => {
    const address = `${guest.toLowerCase().replace(' ', '.')}@fabrikam.com`;
    await world.sue.says(`invite ${guest} <${address}> to Apollo for 10 weeks, figures`);
    await world.sue.reads(new RegExp(`Invite ${guest} `));
  };

  it('leaves the receipt as it is true', async () => {
    await drafts('Ann Quick');
    await world.sue.presses('Send for approval');
    // Their chats begin with this, and are noted now and not while nobody may note anything.
    for (const owner of [world.oskar, world.mia]) await owner.reads(/Ann Quick/);
    await allIsDone();
    await drafts('Ada Slow');
    let sent: Promise<unknown> = Promise.resolve();
    await heldBack(async () => {
      sent = world.sue.presses('Send for approval');
      await world.sue.reads(/^Ada Slow → [^]*Asked — /);
      await allIsDone();
    });
    await sent;
    await eventually(async () => {
      const receipts = (await world.sue.sees()).filter((text) => text.startsWith('Ada Slow → '));
      assert.equal(receipts.length, 1);
      assert.match(receipts[0] ?? '', /Asked — /);
    });
  });
});
