import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.js';
import { addressOf, approvalsBy, closed, named, nominates, offered, pressed } from '../support/nominating.js';
import { createWorld, type Actor, type World } from '../support/world.js';

const SECURITY = { group: '22222222-0000-4000-8000-000000000011' };

/** Three days are enough for each of these; nobody lets them pass. */
const within = '3 days';

const policy = () =>
  approvalsBy({
    any: { stages: [{ ask: ['owners'], within }] },
    all: { stages: [{ ask: ['owners'], quorum: 'all', within }] },
    two: { stages: [{ ask: [SECURITY], quorum: 2, within }] },
    line: {
      stages: [
        { ask: ['manager'], within },
        { ask: ['managers-manager'], within },
        { ask: ['sponsor'], within },
      ],
    },
    people: { stages: [{ ask: [named('aiko', 'ivy')], within }] },
    managed: { stages: [{ ask: ['owners', 'manager'], within }] },
    sponsored: { stages: [{ ask: ['sponsor', 'manager'], within }] },
    far: { stages: [{ ask: [named('noor'), named('ivy')], within }] },
    strict: { stages: [{ ask: [named('noor')], within }], fallback: 'refuse' },
    few: { stages: [{ ask: ['owners'], within }], fallback: 'refuse' },
    both: { stages: [{ ask: ['owners', 'manager'], quorum: 2, within }] },
    hidden: { stages: [{ ask: ['owners'], quorum: 'all', within }], showApprovers: 'roles' },
  });

describe('who is asked, and how many must agree', function () {
  let world: World;
  before(async () => {
    world = await createWorld({ POLICY_FILE: await policy() });
    await world.lin.says('language en');
  });
  after(() => world.ends());

  const invited = (guest: string) => world.sue.reads(new RegExp(`^${guest} →[^]*redeem\\?`));
  const asks = (who: Actor, guest: RegExp) => offered(who, guest, 'Approve');
  const seesNothingOf = (who: Actor, guest: RegExp) => who.neverReads(guest);

  it('any: one owner is enough, and the other one’s card closes', async () => {
    await nominates(world.sue, 'Ann Ford', 'any');
    await asks(world.mia, /Ann Ford/);
    await pressed(world.oskar, /Ann Ford/, 'Approve');
    await invited('Ann Ford');
    await closed(world.mia, /^Approved by Oskar Lind[^]*Ann Ford/);
  });

  it('all: each of the owners, and every card says how far it has come', async () => {
    await nominates(world.sue, 'Ben Ford', 'all');
    await asks(world.mia, /Ben Ford/);
    await pressed(world.oskar, /Ben Ford/, 'Approve', { comment: 'fine with me' });
    await world.mia.reads(/Ben Ford[^]*1 of 2 agreed[^]*Approved by Oskar Lind[^]*fine with me/);
    await world.oskar.reads(/^You agreed[^]*Ben Ford[^]*still asked: Mia Berg/);
    await world.sue.reads(/^Ben Ford →[^]*Approved by Oskar Lind[^]*Asked — Mia Berg · 1 of 2 agreed/);
    await pressed(world.mia, /Ben Ford/, 'Approve');
    await invited('Ben Ford');
  });

  it('two of the three in a group; the third need not', async () => {
    await nominates(world.sue, 'Cem Ford', 'two');
    for (const who of [world.carl, world.aiko, world.ivy]) await asks(who, /Cem Ford/);
    await pressed(world.ivy, /Cem Ford/, 'Approve');
    await pressed(world.carl, /Cem Ford/, 'Approve');
    await invited('Cem Ford');
    await world.aiko.reads(/^Approved by Carl Meyer[^]*Approved by Ivy Novak[^]*Cem Ford/);
  });

  it('one no ends it, though another has agreed', async () => {
    await nominates(world.sue, 'Dan Ford', 'two');
    await pressed(world.ivy, /Dan Ford/, 'Approve');
    await pressed(world.aiko, /Dan Ford/, 'Deny', { comment: 'unknown company' });
    await world.sue.reads(/Aiko Tanaka denied your nomination of Dan Ford[^]*unknown company/);
    for (const who of [world.carl, world.aiko, world.ivy]) await closed(who, /^Denied by Aiko Tanaka[^]*Dan Ford/);
    const mails = (await world.tenant.mails()).filter(({ to }) => to.includes(addressOf('Dan Ford', 'two')));
    assert.deepEqual(mails, []);
  });

  it('the manager, then their manager, then the sponsor, each once the one before has agreed', async () => {
    await nominates(world.sue, 'Eva Ford', 'line', { besides: ', sponsor carl@contoso.com' });
    await asks(world.lin, /Eva Ford/);
    await seesNothingOf(world.ruth, /Eva Ford/);
    await pressed(world.lin, /Eva Ford/, 'Approve', { comment: 'she is good' });
    assert.match((await asks(world.ruth, /Eva Ford/)).text, /Approved by Lin Wei[^]*she is good/);
    await world.lin.reads(/^Approved by Lin Wei[^]*now waiting for Ruth Adams[^]*Eva Ford/);
    await world.sue.reads(/^Lin Wei agreed to your nomination of Eva Ford.*Now I ask Ruth Adams \(step 2 of 3\)/);
    await world.sue.reads(/^Eva Ford →[^]*Asked — Ruth Adams \(step 2 of 3/);
    await seesNothingOf(world.carl, /Eva Ford/);
    await pressed(world.ruth, /Eva Ford/, 'Approve');
    assert.match((await asks(world.carl, /Eva Ford/)).text, /last of 3 steps/);
    await pressed(world.carl, /Eva Ford/, 'Approve');
    await invited('Eva Ford');
  });

  it('people whom the rule names', async () => {
    await nominates(world.sue, 'Fay Ford', 'people');
    await asks(world.ivy, /Fay Ford/);
    await pressed(world.aiko, /Fay Ford/, 'Approve');
    await invited('Fay Ford');
  });

  it('never the nominator, though the thing is theirs', async () => {
    await nominates(world.sue, 'Gus Ford', 'managed', { to: "Sue's Workshop" });
    await asks(world.lin, /Gus Ford/);
    await world.sue.neverReads(/asks to invite a guest[^]*Gus Ford/);
    await pressed(world.lin, /Gus Ford/, 'Approve');
    await invited('Gus Ford');
  });

  it('never the nominator as anybody’s stand-in: the sponsor is asked', async () => {
    await world.carl.says('delegate to Sue Park for 2 weeks');
    await world.carl.reads(/Sue Park answers in your place/);
    await nominates(world.sue, 'Hal Ford', 'sponsored', { besides: ', sponsor carl@contoso.com' });
    await asks(world.carl, /Hal Ford/);
    await world.sue.reads(/^Hal Ford →[^]*Asked — Carl Meyer$/m);
    await world.sue.neverReads(/asks to invite a guest[^]*Hal Ford/);
    await pressed(world.carl, /Hal Ford/, 'Approve');
    await invited('Hal Ford');
    await world.carl.says('delegate off');
  });

  it('whoever cannot be written to gets a mail that leads into the chat, and answers there', async () => {
    await nominates(world.sue, 'Ida Ford', 'far');
    const mail = await eventually(async () => {
      const found = (await world.tenant.mails()).find(({ to }) => to.includes('noor@contoso.com'));
      assert.ok(found, 'no mail to Noor');
      return found;
    });
    assert.match(mail.subject, /Sue Park asks for your approval/);
    assert.match(mail.text, /Ida Ford[^]*Open the chat in Teams:\s+https?:\/\/\S+/);
    await world.sue.reads(/could not reach Noor Haddad in Teams[^]*e-mail that leads into the chat/);
    await seesNothingOf(world.ivy, /Ida Ford/);
    await world.tenant.settings({ unreachable: [] });
    await world.noor.says('approvals');
    await pressed(world.noor, /1 request waits for you[^]*Ida Ford/, 'Approve');
    await invited('Ida Ford');
  });

  describe('where no mail may be sent either', () => {
    before(async () => {
      await world.tenant.app({ person: world.noor.id }, false);
      await world.tenant.settings({ unreachable: [world.noor.id] });
      await world.tenant.withhold('Mail.Send');
    });
    after(async () => {
      await world.tenant.settings({ unreachable: [] });
      await world.tenant.grant('Mail.Send');
    });

    it('the next one is asked, and the nominator knows', async () => {
      await nominates(world.sue, 'Jan Ford', 'far');
      await asks(world.ivy, /Jan Ford/);
      await world.sue.reads(/could not reach Noor Haddad about your nomination of Jan Ford[^]*asked Ivy Novak/);
      await pressed(world.ivy, /Jan Ford/, 'Deny', { comment: 'not now' });
    });

    it('and where nobody is left it ends at once, in words; the administrators hear of it', async () => {
      await nominates(world.sue, 'Kay Ford', 'strict');
      await world.sue.reads(/Nobody could be reached who may answer your nomination of Kay Ford[^]*It has ended/);
      await world.sue.reads(/^Kay Ford →[^]*Nobody was invited/);
      await world.ruth.reads(/Nobody could be reached who may answer Sue Park's nomination of Kay Ford[^]*“strict”/);
    });
  });

  it('it ends at once, too, when all who could answer have said “not me”', async () => {
    await nominates(world.sue, 'Leo Ford', 'few');
    await asks(world.mia, /Leo Ford/);
    await pressed(world.oskar, /Leo Ford/, 'Leave it to the others');
    await closed(world.oskar, /^You left this to the others[^]*Leo Ford/);
    await pressed(world.mia, /Leo Ford/, 'I will not answer');
    await world.sue.reads(/Too few people are left who could answer your nomination of Leo Ford/);
    await world.ruth.reads(/Too few people are left who could answer Sue Park's nomination of Leo Ford/);
    await closed(world.oskar, /^Ended, because nobody was left[^]*Leo Ford/);
  });

  it('an owner who is none any more is told so, and the next one is asked in their place', async () => {
    await nominates(world.sue, 'Mae Ford', 'both');
    await asks(world.mia, /Mae Ford/);
    const apollo = '22222222-0000-4000-8000-000000000001';
    await world.tenant.changeGroup(apollo, { removeOwners: [world.oskar.id] });
    const answer = await pressed(world.oskar, /Mae Ford/, 'Approve');
    assert.match(answer, /Only the owners of Project Apollo or the manager of Sue Park can answer this/);
    await asks(world.lin, /Mae Ford/);
    await closed(world.oskar, /not yours to answer any more[^]*Mae Ford/);
    await pressed(world.mia, /Mae Ford/, 'Approve');
    await pressed(world.lin, /Mae Ford/, 'Approve');
    await invited('Mae Ford');
    await world.tenant.changeGroup(apollo, { addOwners: [world.oskar.id] });
  });

  it('where the rule hides names, the nominator reads none, whatever happens', async () => {
    const { carl } = world;
    await nominates(carl, 'Nia Ford', 'hidden');
    await carl.reads(/^Nia Ford →[^]*Asked — the owners of Project Apollo/);
    assert.match((await asks(world.oskar, /Nia Ford/)).text, /Mia Berg can answer too/);
    await pressed(world.oskar, /Nia Ford/, 'Send the question', { question: 'Whose figures?' });
    await carl.reads(/An approver asks you:[^]*Whose figures\?/);
    await pressed(carl, /Whose figures/, 'Answer', { answer: 'Ours' });
    await pressed(world.oskar, /Nia Ford/, 'Approve', { comment: 'good' });
    await carl.reads(/Approved by an approver[^]*“good”/);
    await pressed(world.mia, /Nia Ford/, 'Deny', { comment: 'too soon' });
    await carl.reads(/^An approver denied your nomination of Nia Ford[^]*too soon/);
    await carl.says('status');
    await carl.reads(/Nia Ford[^]*denied by an approver/);
    const all = (await world.tenant.messages(carl.id)).filter(({ from }) => from === 'bot');
    const about = all.filter((message) => /Nia Ford|figures/.test(JSON.stringify(message)));
    assert.doesNotMatch(JSON.stringify(about), /Oskar|Mia Berg/);
  });
});
