import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DAY, MINUTE } from '../../src/kernel/clock.js';
import { personId } from '../../src/kernel/ids.js';
import { SUCCESSION } from '../../src/guest/guest.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import type { Directory } from '../../src/workflow/ports.js';
import { onEveryDatabase } from '../support/database.js';
import { afterNoon, mia, oskar, ruth, sue } from '../support/samples.js';
import { openOffice } from './office.js';

onEveryDatabase('a stay about which people do not agree', (database) => {
  const here = async (accepted = true, described: Partial<Directory> = {}) => {
    const id = personId.parse(randomUUID());
    const office = openOffice(
      database(),
      {
        lastSignIns: async () => new Map(),
        disable: async () => 'disabled',
        remove: async () => 'removed',
        ...described,
      },
      { blockedDomains: ['fabrlkam.com'] },
    );
    const invited = (address = 'ada@fabrikam.com') =>
      office.submit.guest(id, {
        type: 'receive',
        accepted,
        facts: {
          id,
          address,
          displayName: 'Ada',
          sponsor: sue,
          backup: oskar,
          until: afterNoon(30 * DAY),
          latestEnd: afterNoon(90 * DAY),
          zone: 'utc',
          language: 'en',
          nominations: [],
          invitedAt: office.now(),
          ours: 'account',
          terms: USUAL_STAYS,
        },
      });
    return { ...office, id, invited, read: async () => (await office.store.guests.read(id))! };
  };

  it('ends where one says “remove” and another “keep” at the same moment, and whoever came too late is told', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, invited, decideOnGuest, read } = await here();
      await invited();
      const day = afterNoon(60 * DAY)
        .toISOString()
        .slice(0, 10);
      const [removes, keeps] = await Promise.all([
        decideOnGuest(id, sue, { say: 'remove' }),
        decideOnGuest(id, oskar, { say: 'keep-until', day }),
      ]);
      assert.equal(removes.outcome, 'done');
      assert.ok(keeps.outcome === 'done' || (keeps.outcome === 'refused' && keeps.why === 'stay-over'));
      assert.equal((await read()).status, 'disabled');
    }
  });

  it('has one sponsor where two say yes at the same moment, and the other is told that somebody was quicker', async () => {
    for (let round = 0; round < 10; round++) {
      const { id, invited, submit, decideOnGuest, read } = await here();
      await invited();
      await submit.guest(id, { type: 'record-lost', person: sue.id });
      for (const step of SUCCESSION)
        await submit.guest(id, { type: 'record-successors', step, people: step === 'backup' ? [mia, ruth] : [] });
      const answers = await Promise.all([mia, ruth].map((by) => decideOnGuest(id, by, { say: 'take-over' })));
      assert.deepEqual(answers.map(({ outcome }) => outcome).sort(), ['done', 'refused']);
      assert.deepEqual((await read()).sponsor, answers[0]?.outcome === 'done' ? mia : ruth);
    }
  });

  it('hears nobody after its end, in words', async () => {
    const { id, invited, submit, decideOnGuest, passes } = await here();
    await invited();
    for (const days of [17, 11, 3]) {
      passes(days * DAY);
      await submit.guest(id, { type: 'tick' });
    }
    for (const say of ['confirm', 'remove'] as const) {
      const answer = await decideOnGuest(id, sue, { say });
      assert.ok(answer.outcome === 'refused' && answer.why === 'stay-over', say);
    }
  });

  it('is deleted by a replica whose clock is behind, as soon as it is time there too', async () => {
    const { id, invited, submit, passes, settles, waiting, read } = await here();
    await invited();
    await submit.guest(id, { type: 'end-now', by: sue });
    await settles();
    passes(USUAL_STAYS.grace);
    await submit.guest(id, { type: 'tick' });
    passes(-3 * MINUTE);
    const again = (await settles()).filter(({ name }) => name === 'delete-guest');
    assert.deepEqual([again.length, (await read()).status], [1, 'disabled']);
    passes(3 * MINUTE);
    waiting.push(...again);
    await settles();
    assert.equal((await read()).status, 'removed');
  });

  it('sends no new link to a company that the rules shut out since', async () => {
    const { id, invited, decideOnGuest, waiting } = await here(false);
    await invited('ada@fabrlkam.com');
    const answer = await decideOnGuest(id, sue, { say: 'resend' });
    assert.ok(answer.outcome === 'refused' && answer.why === 'domain-blocked');
    assert.deepEqual(
      waiting.filter(({ name }) => name === 'renew-link'),
      [],
    );
  });
});
