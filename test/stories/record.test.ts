import assert from 'node:assert/strict';
import { verify } from '../../src/store/audit/verifying.js';
import { openDatabase, type Database } from '../../src/store/database.js';
import { freshEnvironment, silent } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { createWorld, PEOPLE, type World } from '../support/world.js';

type Said = {
  readonly what: string;
  readonly who: string;
  readonly from?: { readonly by: string; readonly name: string; readonly id?: string };
  readonly requests?: readonly string[];
  readonly rules?: string;
  readonly judged?: string;
};

describe('the record of a whole nomination', () => {
  let world: World;
  let database: Database;
  before(async function () {
    const env = await freshEnvironment('postgres', this);
    database = await openDatabase({ kind: 'postgres', url: env['DATABASE_URL']! }, silent);
    world = await createWorld(env);
  });
  after(async () => {
    await world.ends();
    await database.close();
  });

  const entries = async (): Promise<readonly Said[]> => {
    const rows = await database.query<{ content: string }>(
      'select content from guestlist.audit_entries order by number',
    );
    return rows.map(({ content }) => JSON.parse(content) as Said);
  };
  const one = async (what: string): Promise<Said> => {
    const found = (await entries()).find((entry) => entry.what === what);
    assert.ok(found, what);
    return found;
  };

  it('says who pressed which card, and under which requests Microsoft knows what followed', async () => {
    await world.sue.says('invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June because of the joint audit');
    await world.sue.presses('Send for approval');
    await world.oskar.presses('Approve', { comment: 'fine until the audit ends' });
    await world.sue.reads(/redeem\?/);

    const nominated = await one('nomination.nominated');
    assert.deepEqual([nominated.who, nominated.from?.by, nominated.from?.name], [PEOPLE.sue, 'card', 'draft-send']);
    const approved = await one('nomination.approved');
    assert.deepEqual([approved.who, approved.from?.by, approved.from?.name], [PEOPLE.oskar, 'card', 'approve']);
    assert.ok(approved.from?.id);
    const invited = await one('nomination.invited');
    assert.deepEqual([invited.who, invited.from?.by, invited.from?.name], ['guestlist', 'job', 'invite-guest']);
    assert.ok(invited.requests && invited.requests.length >= 2);
    for (const id of invited.requests) assert.match(id, /^[0-9a-f-]{36}$/);
    assert.deepEqual([nominated.rules, nominated.judged], [approved.judged, nominated.rules]);
    assert.match(nominated.rules ?? '', /^[0-9a-f]{64}$/);
  });

  it('has a word typed in chat, an emergency with its reason hidden, and the rules that hold', async () => {
    await world.ruth.says('pause inviting: a breach at fabrikam');
    await world.ruth.presses('Pause inviting');
    const paused = await eventually(() => one('inviting.paused'));
    assert.equal(paused.who, PEOPLE.ruth);
    await eventually(() => one('rules.in-force'));
    const all = await database.query<{ content: string }>('select content from guestlist.audit_entries');
    for (const { content } of all) assert.doesNotMatch(content, /fabrikam\.com|Lovelace|joint audit|breach|@contoso/);
  });

  it('is chained a moment later, and holds', async () => {
    await eventually(async () => {
      const { waiting, sealed, faults } = await verify(database, undefined);
      assert.deepEqual(faults, []);
      assert.ok(waiting === 0 && sealed > 5);
    });
  });

  it('is chained to its end as soon as the bot has stopped', async () => {
    await world.ruth.says('resume inviting');
    await world.ruth.presses('Resume inviting');
    await eventually(() => one('inviting.resumed'));
    const before = (await entries()).length;
    await world.restarts(async () => {
      const { waiting, sealed, faults } = await verify(database, undefined);
      assert.deepEqual([waiting, faults], [0, []]);
      assert.ok(sealed >= before);
    });
  });
});
