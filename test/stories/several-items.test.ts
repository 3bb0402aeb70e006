import assert from 'node:assert/strict';
import { APOLLO, AUDIT, openAnother, PORTAL } from '../support/asking-for-several.js';
import { freshEnvironment } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { closed, offered, pressed } from '../support/nominating.js';
import { createWorld, type World } from '../support/world.js';

describe('a nomination that asks for several things', function () {
  let world: World;
  let another: Awaited<ReturnType<typeof openAnother>>;
  const open: { readonly ends: () => Promise<void> }[] = [];
  before(async function () {
    const env = await freshEnvironment('postgres', this);
    world = await createWorld(env);
    open.push(world);
    another = await openAnother(env['DATABASE_URL']!);
    open.push(another);
    for (const who of [world.sue, world.lin]) await who.says('language en');
  });
  after(async () => {
    for (const one of open.reverse()) await one.ends();
  });

  afterEach(() => world.tenant.changePerson(world.lin.id, { enabled: true }));

  const invited = (guest: string) => world.sue.reads(new RegExp(`^${guest} →[^]*redeem\\?`));
  const given = async (): Promise<readonly string[]> =>
    (await world.tenant.requests())
      .filter(
        ({ on, method, path, status }) => on === 'graph' && method === 'POST' && status < 300 && /members/.test(path),
      )
      .map(({ path }) => path);

  it('is decided about by each owner for themselves, and goes on without what one refuses', async () => {
    await another.nominates('Ada Several', [APOLLO, AUDIT]);
    const oskars = await offered(world.oskar, /Ada Several/, 'Approve');
    assert.match(oskars.text, /to Project Apollo and Joint Audit, until/);
    assert.match(oskars.text, /You decide about Project Apollo; others decide about Joint Audit\./);
    assert.match(oskars.text, /Asked about Joint Audit: Lin Wei/);
    assert.match(
      oskars.text,
      /If you approve, Ada Several gets an account in our directory and joins the team Project Apollo\./,
    );
    assert.match(oskars.text, /Mia Berg can answer too/);
    assert.ok(!oskars.buttons.includes('What is given'));
    const lins = await offered(world.lin, /Ada Several/, 'Deny');
    assert.match(lins.text, /You decide about Joint Audit; others decide about Project Apollo\./);
    assert.match(lins.text, /Asked about Project Apollo: Oskar Lind and Mia Berg/);
    await world.sue.reads(
      /^Ada Several →[^]*Project Apollo — asked: Oskar Lind and Mia Berg[^]*Joint Audit — asked: Lin Wei/,
    );

    await pressed(world.lin, /Ada Several/, 'Deny', { comment: 'the audit is over' });
    await world.sue.reads(
      /^Lin Wei said no to Joint Audit for Ada Several \(Fabrikam\): “the audit is over”\. The rest goes on\.$/,
    );
    await closed(world.lin, /^You said no to Joint Audit[^]*“the audit is over”[^]*Ada Several/);
    await world.sue.reads(/^Ada Several → Project Apollo[^]*Joint Audit — denied by Lin Wei, .* — “the audit is over”/);
    await world.mia.reads(/^Sue Park asks[^]*Ada Several[^]*Joint Audit: denied by Lin Wei/);

    await pressed(world.oskar, /Ada Several/, 'Approve', { comment: 'until the audit ends' });
    await invited('Ada Several');
    await world.sue.reads(
      /^Ada Several →[^]*Approved by Oskar Lind, .* — “until the audit ends”[^]*Joint Audit — denied by/,
    );
    await closed(world.mia, /^Approved by Oskar Lind[^]*Ada Several[^]*Joint Audit: denied by Lin Wei/);
    await eventually(async () => assert.equal((await given()).length, 1));
    assert.match((await given())[0]!, /000000000001\/members/);
  });

  it('is denied once nothing of it is left', async () => {
    await another.nominates('Bo Several', [APOLLO, AUDIT]);
    await pressed(world.oskar, /Bo Several/, 'Deny', { comment: 'not now' });
    await closed(world.mia, /^Project Apollo: denied by Oskar Lind[^]*Bo Several/);
    await pressed(world.lin, /Bo Several/, 'Deny', { comment: 'nor here' });
    await world.sue.reads(/^Lin Wei denied your nomination of Bo Several[^]*nor here/);
    await world.sue.reads(/^Bo Several →[^]*Project Apollo — denied by Oskar Lind[^]*Denied by Lin Wei/);
  });

  it('asks whoever comes after the owners about that alone which no owner can answer', async () => {
    const before = (await given()).length;
    await world.tenant.changePerson(world.lin.id, { enabled: false });
    await another.nominates('Cy Several', [APOLLO, AUDIT]);
    const aikos = await offered(world.aiko, /Cy Several/, 'Approve');
    assert.match(aikos.text, /You decide about Joint Audit; others decide about Project Apollo\./);
    await pressed(world.oskar, /Cy Several/, 'Approve');
    const oskars = await closed(world.oskar, /^You agreed to Project Apollo[^]*Cy Several/);
    assert.match(oskars.text, /Waiting for Aiko Tanaka/);
    await closed(world.mia, /^Project Apollo: approved by Oskar Lind[^]*Cy Several/);
    await world.sue.reads(
      /^Cy Several →[^]*Project Apollo — approved by Oskar Lind[^]*Joint Audit — asked: Aiko Tanaka/,
    );
    await pressed(world.aiko, /Cy Several/, 'Approve');
    await invited('Cy Several');
    await closed(
      world.mia,
      /^Joint Audit: approved by Aiko Tanaka[^]*Project Apollo: approved by Oskar Lind[^]*Cy Several/,
    );
    await eventually(async () => assert.equal((await given()).length, before + 2));
  });

  it('lets an owner of several refuse one of them, and no other’s', async () => {
    await another.nominates('Ed Several', [APOLLO, PORTAL, AUDIT]);
    const { text } = await offered(world.mia, /Ed Several/, 'Approve with these changes');
    assert.match(text, /You decide about Project Apollo and Vendor Portal; others decide about Joint Audit\./);
    await pressed(world.mia, /Ed Several/, 'Approve with these changes', {
      keep: 'project-apollo',
      comment: 'the portal closes',
    });
    await world.sue.reads(/^Mia Berg said no to Vendor Portal for Ed Several/);
    await world.sue.reads(
      /^Ed Several →[^]*Project Apollo — approved by Mia Berg[^]*Vendor Portal — denied by Mia Berg/,
    );
    await pressed(world.lin, /Ed Several/, 'Approve');
    await world.sue.reads(/^Ed Several → Project Apollo and Joint Audit[^]*redeem\?/);
  });

  it('says so in Chinese', async () => {
    await world.lin.says('language zh');
    await another.nominates('Di Several', [APOLLO, AUDIT]);
    const { text } = await offered(world.lin, /Di Several/, '批准');
    assert.match(text, /由你决定的是 Joint Audit；Project Apollo 由其他人决定。/);
    await pressed(world.lin, /Di Several/, '批准');
    await world.lin.reads(/^你已同意 Joint Audit[^]*Di Several/);
  });
});
