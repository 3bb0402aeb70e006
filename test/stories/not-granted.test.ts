import assert from 'node:assert/strict';
import { rulesWith } from '../support/rules.js';
import { createWorld, type Actor, type World } from '../support/world.js';

/** What is not granted is not offered, and says why: before anybody is asked about something that could not be given. */

const TEAMS = 'TeamMember.ReadWriteNonOwnerRole.All';
const ROLES = 'AppRoleAssignment.ReadWrite.All';
const PACKAGES = 'EntitlementManagement.ReadWrite.All';

describe('a permission that is missing', function () {
  let world: World;
  before(async () => {
    world = await createWorld({ POLICY_FILE: await rulesWith((file) => delete file['nominators']) });
    await world.tenant.withhold(TEAMS, ROLES, PACKAGES);
    // What a token says was true when it was issued.
    await world.restarts();
  });
  after(() => world.ends());
  afterEach(async () => {
    for (const who of [world.sue, world.ruth]) await who.says('cancel');
  });

  const asks = (who: Actor, to: string) =>
    who.says(`invite Ann Lack <ann@fabrikam.com> to ${to} until 30 June, figures`);

  it('keeps what it is for out of what can be asked for, and says so', async () => {
    await world.sue.says('offers');
    const list = await world.sue.reads(/This is what you may ask for/);
    assert.match(list.text ?? '', /- Joint Audit \(group\)/);
    assert.match(
      list.text ?? '',
      /Not offered for now: Project Apollo, Time Sheets, Supplier Starter Kit and Contractor Kit\. I lack a permission for that, which the Guestlist administrators can grant\./,
    );
    assert.doesNotMatch(list.text ?? '', /- (Project Apollo|Time Sheets|Contractor Kit)|\.All/);
  });

  it('is named to an administrator, who can grant it', async () => {
    await world.ruth.says('offers');
    await world.ruth.reads(new RegExp(`Not offered for now: .*${TEAMS}, ${ROLES}, ${PACKAGES}`));
    await asks(world.ruth, 'Time Sheets');
    await world.ruth.reads(new RegExp(`I cannot give guests Time Sheets, for I lack ${ROLES}\\. You can grant it`));
  });

  it('keeps it out of the form, which says where to read why', async () => {
    await world.sue.says('invite Ann Lack <ann@fabrikam.com> until 30 June, figures');
    const { text } = await world.sue.card(/Ann Lack/);
    assert.match(text, /To what[^]*Joint Audit/);
    assert.match(text, /Some things are not offered for now, since I lack a permission: say offers to see which\./);
    assert.doesNotMatch(text, /Project Apollo|Time Sheets|Contractor Kit/);
  });

  it('is told to whoever asks by name, before anybody else hears of it', async () => {
    for (const [to, name] of [
      ['Apollo', 'Project Apollo'],
      ['Time Sheets', 'Time Sheets'],
      ['Contractor Kit', 'Contractor Kit'],
    ] as const) {
      await asks(world.sue, to);
      await world.sue.reads(new RegExp(`I lack the permission to give guests ${name}[^]*administrators can grant it`));
      await world.sue.says('cancel');
    }
    for (const who of [world.oskar, world.mia, world.carl]) assert.deepEqual(await who.sees(), [], who.name);
  });

  it('lets what is asked for besides go on', async () => {
    await asks(world.sue, 'Time Sheets and Joint Audit');
    await world.sue.reads(/I lack the permission to give guests Time Sheets/);
    await world.sue.reads(/Invite Ann Lack \(Fabrikam\) to Joint Audit\?/);
  });

  it('is missed no more once it is granted, and a new token says so', async () => {
    await world.tenant.grant(TEAMS);
    await world.restarts();
    await asks(world.sue, 'Apollo');
    await world.sue.reads(/Invite Ann Lack \(Fabrikam\) to Project Apollo\?/);
  });
});
