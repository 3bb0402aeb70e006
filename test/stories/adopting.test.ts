import { MINUTE } from '../../src/kernel/clock.js';
import { eventually } from '../support/eventually.js';
import { rulesWith } from '../support/rules.js';
import { createWorld, PEOPLE, type World } from '../support/world.js';

describe('guests who were there before', () => {
  let world: World;
  before(async () => (world = await createWorld()));
  after(() => world.ends());

  it('are asked about once an administrator says so, and taken over', async () => {
    await world.sue.says('adopt');
    await world.sue.reads(/Only the Guestlist administrators/);

    await world.ruth.says('adopt');
    await world.ruth.reads(/Ask who answers for 4 guests\?[^]*1 unable to sign in/);
    await world.ruth.presses('Begin to ask');
    await world.ruth.reads(/I have begun/);

    // The card of the day waits until all four are there.
    await eventually(() => world.sue.reads(/Bob Stone \(Fabrikam\)[^]*Nobody answers for them yet\. Do you\?/), 45_000);
    await world.sue.presses('Yes, I answer for Bob');
    await eventually(async () => {
      await world.sue.says('guest bob@fabrikam.com');
      await world.sue.reads(/Bob Stone \(Fabrikam\) is a guest, and no end is agreed/);
    });
    await world.ruth.says('adopt');
    await world.ruth.reads(/There is nobody to take in/);
  });
});

describe('a guest who came by a side door', () => {
  let world: World;
  before(async () => {
    const file = await rulesWith((rules) => Object.assign(rules, { stays: { found: 'ask' } }));
    world = await createWorld({ POLICY_FILE: file });
  });
  after(() => world.ends());

  it('is found, and whoever invited them is asked', async function () {
    await world.sue.reads(/Nobody answers for them yet|for whom nobody answers yet/);
    const [id = ''] = await world.tenant.placeCrowd({ count: 1, domain: 'wingtiptoys.com', daysAgo: 1 });
    await world.tenant.audit({ target: id, by: PEOPLE.mia });
    world.clock.push(2 * MINUTE);
    await eventually(() => world.mia.reads(/Guest 0[^]*nobody answers (for them )?yet/i), 45_000);
  });
});
