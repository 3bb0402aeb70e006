import assert from 'node:assert/strict';
import { DAY, HOUR, SECOND } from '../../src/kernel/clock.js';
import { eventually } from '../support/eventually.js';
import { addressOf, approvalsBy, nominates, offered, pressed } from '../support/nominating.js';
import { createWorld, PEOPLE, type World } from '../support/world.js';

type Held = {
  readonly roles: readonly { readonly personId: string; readonly applicationId: string }[];
  readonly requests: readonly { readonly id: string; readonly personId: string }[];
  readonly assignments: readonly { readonly id: string; readonly personId: string; readonly state: string }[];
};

/** A Monday, at eight in Berlin. */
const MONDAY = new Date('2027-05-03T06:00:00Z');

describe('what a guest may use', function () {
  let world: World;
  before(async () => {
    const rules = { use: { stages: [{ ask: ['owners'], within: '3 days' }] } };
    const travel = { name: 'Travel Desk', kind: 'application', id: 'a1000000-0000-4000-8000-000000000003' };
    const file = await approvalsBy(rules, ({ offers }) => offers.push(travel));
    world = await createWorld({ POLICY_FILE: file }, MONDAY);
    await world.tenant.settings({ packageDeliveryMs: 100 });
  });
  after(() => world.ends());

  const held = async (): Promise<Held> => (await fetch(`${world.tenant.url}/_local/access`)).json() as Promise<Held>;
  const accountOf = (guest: string) =>
    eventually(async () => {
      const { users } = await world.tenant.state<{
        users: readonly { id: string; mail?: string; groupIds: string[] }[];
      }>();
      const found = users.find(({ mail }) => mail === addressOf(guest, 'use'));
      assert.ok(found, `${guest} has no account`);
      return found;
    });
  const isIn = async (guest: string): Promise<string> => {
    const { id } = await accountOf(guest);
    await world.tenant.accept(id);
    await world.sue.reads(new RegExp(`${guest} \\([^)]*\\) accepted`));
    return id;
  };
  const requestFor = async (guest: string): Promise<string> => {
    const { id } = await accountOf(guest);
    return (await held()).requests.find(({ personId }) => personId === id)?.id ?? assert.fail();
  };
  const goes = async (guest: string): Promise<void> => {
    await world.sue.says(`guest ${guest}`);
    const { activityId } = await offered(world.sue, new RegExp(guest), 'Remove now');
    await world.sue.pressesOn(activityId, 'Yes, remove');
  };

  let pushedAt = 0;
  /** An hour for each second that a story waits: a request is looked at every few minutes, and an account deleted after two weeks. */
  const hoursPass = (): void => {
    if (Date.now() - pushedAt < SECOND) return;
    pushedAt = Date.now();
    world.clock.push(HOUR);
  };
  const arrivesAndGoes = (id: string) =>
    eventually(async () => {
      hoursPass();
      const theirs = (await held()).assignments.filter(({ personId }) => personId === id);
      assert.deepEqual(
        theirs.map(({ state }) => state),
        ['expired'],
      );
    }, 30_000);

  it('is a role in an application, which its owner agrees to, and which goes with the guest', async () => {
    await nominates(world.sue, 'Ann Use', 'use', { to: 'Time Sheets', weeks: 20 });
    await world.mia.reads(/application Time Sheets/);
    await pressed(world.mia, /Ann Use/, 'Approve');
    const id = await isIn('Ann Use');
    await eventually(async () => assert.ok((await held()).roles.some(({ personId }) => personId === id)));
    await goes('Ann Use');
    await eventually(async () => assert.deepEqual((await held()).roles, []));
  });

  it('is a site, through the group behind it', async () => {
    await nominates(world.sue, 'Bea Use', 'use', { to: 'Partner Workspace' });
    await pressed(world.oskar, /Bea Use/, 'Approve');
    await eventually(async () => assert.equal((await accountOf('Bea Use')).groupIds.length, 1));
    await world.sue.reads(/contoso\.example|Bea Use/);
  });

  it('is an access package, for which somebody in Entra must agree as well', async () => {
    await nominates(world.sue, 'Cas Use', 'use', { to: 'Contractor Kit' });
    await pressed(world.carl, /Cas Use/, 'Approve');
    await world.sue.reads(/Contractor Kit for Cas Use[^.]* waits for somebody who approves it in Microsoft Entra/);
    const id = await isIn('Cas Use');
    await world.tenant.decidePackage(await requestFor('Cas Use'), 'approved');
    await world.sue.reads(/Contractor Kit is ready for Cas Use/);
    await goes('Cas Use');
    await eventually(async () =>
      assert.deepEqual(
        (await held()).assignments.filter(({ personId }) => personId === id).map(({ state }) => state),
        ['expired'],
      ),
    );
  });

  it('may be taken away in Entra, which whoever answers for the guest reads once, and nothing is given anew', async () => {
    await nominates(world.sue, 'Eli Use', 'use', { to: 'Contractor Kit' });
    await pressed(world.carl, /Eli Use/, 'Approve');
    const id = await isIn('Eli Use');
    const request = await eventually(async () => {
      const [one] = (await held()).requests.filter(({ personId }) => personId === id);
      assert.ok(one);
      return one;
    });
    await world.tenant.decidePackage(request.id, 'approved');
    await world.sue.reads(/Contractor Kit is ready for Eli Use/);
    const [assignment] = (await held()).assignments.filter(({ personId }) => personId === id);
    await world.tenant.takePackage(assignment?.id ?? '');
    world.clock.push(25 * HOUR);
    await world.sue.reads(/somebody took Contractor Kit away from them in Microsoft Entra/);
    assert.equal((await held()).requests.filter(({ personId }) => personId === id).length, 1);
  });

  it('is refused before anybody is asked, where the company is no connected one', async () => {
    await world.sue.says(`invite Dan Use <${addressOf('Dan Use', 'use')}> to Starter Kit for 10 weeks, parts`);
    await world.sue.reads(/Supplier Starter Kit is not for guests of this company/);
  });

  it('is an administrator’s to decide about where it has no owner, and waits for nobody', async () => {
    await nominates(world.sue, 'Eve Use', 'use', { to: 'Travel Desk' });
    await world.sue.reads(/^Eve Use → Travel Desk[^]*Asked — Ruth Adams/);
    await pressed(world.ruth, /Eve Use/, 'Approve');
    const { id } = await accountOf('Eve Use');
    await eventually(async () => assert.ok((await held()).roles.some(({ personId }) => personId === id)));
  });

  it('is not given where somebody in Entra says no, and that is said', async () => {
    await nominates(world.sue, 'Fay Use', 'use', { to: 'Contractor Kit' });
    await pressed(world.carl, /Fay Use/, 'Approve');
    await world.sue.reads(/Contractor Kit for Fay Use[^.]* waits for somebody who approves it in Microsoft Entra/);
    await world.tenant.decidePackage(await requestFor('Fay Use'), 'denied');
    await world.sue.reads(/^Fay Use →[^]*Contractor Kit — not given: those who approve it in Microsoft Entra said no/);
    await world.sue.reads(/^Fay Use[^]*could not be given all that was asked for[^]*Whoever looks after it knows why/);
  });

  it('is looked for at the end where it was delivered in part, and was said not to be given', async () => {
    await world.tenant.settings({ packagesFail: 'partly' });
    await nominates(world.sue, 'Jan Use', 'use', { to: 'Contractor Kit' });
    await pressed(world.carl, /Jan Use/, 'Approve');
    const id = await isIn('Jan Use');
    await world.tenant.decidePackage(await requestFor('Jan Use'), 'approved');
    await world.sue.reads(/^Jan Use →[^]*Contractor Kit — not given/);
    await world.tenant.settings({ packagesFail: false });
    await goes('Jan Use');
    await arrivesAndGoes(id);
  });

  it('is followed on where the permission to look is missing for a time', async () => {
    await nominates(world.sue, 'Kay Use', 'use', { to: 'Contractor Kit' });
    await pressed(world.carl, /Kay Use/, 'Approve');
    await world.sue.reads(/Contractor Kit for Kay Use[^.]* waits for somebody who approves it in Microsoft Entra/);
    await isIn('Kay Use');
    const permissions = ['EntitlementManagement.Read.All', 'EntitlementManagement.ReadWrite.All'];
    await world.tenant.withhold(...permissions);
    world.clock.push(HOUR);
    await world.sue.neverReads(/^Kay Use →[^]*not given/);
    await world.tenant.decidePackage(await requestFor('Kay Use'), 'approved');
    await world.tenant.grant(...permissions);
    await eventually(async () => {
      hoursPass();
      assert.match((await world.sue.sees()).join('\n'), /Contractor Kit is ready for Kay Use/);
    }, 20_000);
  });

  it('is said once more where nobody in Entra has answered for a month', async () => {
    await nominates(world.sue, 'Gus Use', 'use', { to: 'Contractor Kit' });
    await pressed(world.carl, /Gus Use/, 'Approve');
    await world.sue.reads(/Contractor Kit for Gus Use[^.]* waits for somebody who approves it in Microsoft Entra/);
    await isIn('Gus Use');
    for (let week = 0; week < 5; week += 1) world.clock.push(7 * DAY);
    await world.sue.reads(
      /Contractor Kit for Gus Use[^.]* has waited in Microsoft Entra for a month[^]*ask whoever looks after it; it is not lost/,
    );
    await world.sue.reads(
      /^Gus Use →[^]*Contractor Kit — waits for somebody who approves it in Microsoft Entra, since/,
    );
  });

  it('is taken away again where somebody in Entra agrees after the stay, and nobody is told that it is ready', async () => {
    await nominates(world.sue, 'Hal Use', 'use', { to: 'Contractor Kit' });
    await pressed(world.carl, /Hal Use/, 'Approve');
    await world.sue.reads(/Contractor Kit for Hal Use[^.]* waits for somebody who approves it in Microsoft Entra/);
    const id = await isIn('Hal Use');
    await goes('Hal Use');
    await world.sue.reads(/Hal Use[^]*The stay ended on/);
    await world.tenant.decidePackage(await requestFor('Hal Use'), 'approved');
    await arrivesAndGoes(id);
    await world.sue.neverReads(/Contractor Kit is ready for Hal Use/);
  });

  it('is decided about once by whoever would be asked in both places: there', async () => {
    await world.tenant.packageAsks('a3000000-0000-4000-8000-000000000002', [PEOPLE.carl]);
    await nominates(world.sue, 'Fen Use', 'use', { to: 'Contractor Kit' });
    await world.sue.reads(/Contractor Kit for Fen Use[^.]* waits for somebody who approves it in Microsoft Entra/);
    await world.carl.neverReads(/Fen Use/);
  });
});
