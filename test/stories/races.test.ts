import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.js';
import { rulesWith } from '../support/rules.js';
import { createWorld, type World } from '../support/world.js';

/** RACES=1000 is the long form; `npm run chaos -- racing` races more people, over replicas. */
const RACES = Number(process.env['RACES'] ?? 12);

describe('two approvers pressing at once', () => {
  let world: World;
  before(async () => {
    // A hundred nominations of one person would meet the sample's limits, and Microsoft's own, which are not raced here.
    world = await createWorld({ POLICY_FILE: await rulesWith((file) => delete file['nominators']) });
    await world.tenant.settings({ invitationLimit: 10_000 });
  });
  after(() => world.ends());

  it(`decide once, ${RACES} times of ${RACES}`, async function () {
    this.timeout(Math.max(240_000, RACES * 3000));
    const outcomes = { approved: 0, denied: 0 };
    for (let n = 0; n < RACES; n += 1) {
      await world.sue.says(`invite Guest Number${n} <guest${n}@fabrikam.com> to Apollo until 30 December, race`);
      await world.sue.presses('Send for approval');
      const name = new RegExp(`Number${n}\\b`);
      const [oskars, mias] = await Promise.all([world.oskar.reads(name), world.mia.reads(name)]);
      const answers = await Promise.all([
        world.oskar.pressesOn(oskars.activityId, 'Approve'),
        world.mia.pressesOn(mias.activityId, 'Deny', { comment: 'no' }),
      ]);
      const told = answers.filter(({ body }) => body?.type === 'application/vnd.microsoft.activity.message');
      assert.equal(told.length, 1, `race ${n}: ${JSON.stringify(answers)}`);
      const approved = told[0] === answers[1];
      outcomes[approved ? 'approved' : 'denied'] += 1;
      const settled = approved ? /Approved by Oskar Lind/ : /Denied by Mia Berg/;
      await eventually(async () => {
        for (const who of [world.oskar, world.mia]) {
          const card = await who.card(name);
          assert.match(card.text, settled);
          assert.deepEqual(card.buttons, []);
        }
      });
    }
    assert.equal(outcomes.approved + outcomes.denied, RACES);
    await eventually(async () => {
      const invitations = (await world.tenant.requests()).filter(
        ({ method, path }) => method === 'POST' && path === '/invitations',
      );
      assert.equal(invitations.length, outcomes.approved, 'one invitation for each approval, none for a denial');
    });
    console.log(`      ${RACES} races: ${outcomes.approved} approved, ${outcomes.denied} denied, one decision each`);
  });
});
