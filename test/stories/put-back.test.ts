import assert from 'node:assert/strict';
import type { Head } from '../../src/store/audit/chain.js';
import { verify } from '../../src/store/audit/verifying.js';
import { openDatabase } from '../../src/store/database.js';
import { freshEnvironment, silent } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { administer } from '../support/postgres.js';
import { createWorld, type World } from '../support/world.js';

/** As after a disk was lost: the copy of last night is all there is, and the directory and people's chats know more than it does. */
describe('a database that was put back to an earlier copy', function () {
  let world: World;
  let url: string;
  /** The end of the record before it was put back, as an administrator keeps it elsewhere. */
  let kept: Head | undefined;
  before(async function () {
    const env = await freshEnvironment('postgres', this);
    url = env['DATABASE_URL']!;
    world = await createWorld(env);
  });
  after(() => world.ends());

  /** PostgreSQL copies a database that nobody uses file by file. */
  const copied = async (from: string, to: string): Promise<void> => {
    const server = new URL(url);
    server.pathname = '/postgres';
    await administer(
      server.href,
      `drop database if exists ${to} with (force)`,
      `create database ${to} template ${from}`,
    );
  };
  /** Once each entry has its place in the chain. */
  const verified = async (end?: Head) => {
    const database = await openDatabase({ kind: 'postgres', url }, silent);
    try {
      await eventually(async () => assert.equal((await verify(database, undefined)).waiting, 0), 60_000);
      return await verify(database, undefined, end);
    } finally {
      await database.close();
    }
  };
  const name = (): string => new URL(url).pathname.slice(1);
  const accountsAt = async (address: string): Promise<number> => {
    const { users } = await world.tenant.state<{ users: readonly { mail?: string | null }[] }>();
    return users.filter(({ mail }) => mail === address).length;
  };
  const mailsTo = async (address: string) => (await world.tenant.mails()).filter(({ to }) => to.includes(address));
  const asks = async (guest: string, address: string): Promise<void> => {
    await world.sue.says(`invite ${guest} <${address}> to Apollo until 30 June because of the joint audit`);
    await world.sue.presses('Send for approval');
  };

  it('lets nobody in twice: what had been agreed to since is asked again, and finds the account that there is', async () => {
    await asks('Ada Lovelace', 'ada@fabrikam.com');
    await world.oskar.reads(/asks to invite a guest[^]*Ada Lovelace/);
    await world.restarts(() => copied(name(), `${name()}_copy`));
    await world.oskar.presses('Approve');
    await world.sue.reads(/Ada Lovelace → Project Apollo[^]*redeem\?/);
    await asks('Bea Hill', 'bea@fabrikam.com');
    await world.oskar.reads(/asks to invite a guest[^]*Bea Hill/);
    await world.oskar.presses('Approve');
    await world.sue.reads(/Bea Hill → Project Apollo[^]*redeem\?/);

    kept = (await verified()).head;

    await world.restarts(() => copied(`${name()}_copy`, name()));
    await world.oskar.says('approvals');
    await world.oskar.presses('Approve');
    await eventually(async () => assert.equal((await mailsTo('ada@fabrikam.com')).length, 2));
    assert.equal(await accountsAt('ada@fabrikam.com'), 1);
    await world.sue.reads(/Ada Lovelace → Project Apollo[^]*The account stays, because it was here before/);
  });

  it('meets whoever was invited since as somebody who is here', async () => {
    await world.sue.says('invite Bea Hill <bea@fabrikam.com> to Apollo until 30 June because of the joint audit');
    await world.sue.reads(/^Bea Hill was invited before and has not accepted yet/);
    assert.equal(await accountsAt('bea@fabrikam.com'), 1);
  });

  it('has a record that is whole, and shorter than the end that was kept elsewhere', async () => {
    assert.deepEqual((await verified()).faults, []);
    const { faults } = await verified(kept);
    assert.match(faults.map(({ says }) => says).join(), /is another than it was|is missing/);
  });
});
