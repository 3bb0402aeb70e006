import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DAY, later } from '../../src/kernel/clock.js';
import { newNominationId, personId, type NominationId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Nominators } from '../../src/policy/policy.js';
import type { Proposal } from '../../src/workflow/workflow.js';
import { addressOf, aRule } from '../policy/policies.js';
import { onEveryDatabase } from '../support/database.js';
import { carl, facts, lin, NOON, oskar, stage } from '../support/samples.js';
import { no, yes } from './answers.js';
import { employee, openOffice } from './office.js';
import { aProposal } from './proposals.js';
import { deleted, guest, known, unknown } from './surveys.js';

/** Sue as another person each time, so that no story counts another's nominations. */
const someSue = (): Person => ({ id: personId.parse(randomUUID()), name: 'Sue Park', address: 'sue@contoso.com' });

onEveryDatabase('a nomination in place of another', (database) => {
  const world = async (
    nominators: Nominators = {},
    stages = [stage([{ from: 'owners' }, { from: 'administrators' }])],
  ) => {
    const sue = someSue();
    const account = async (id: Person['id']) =>
      [sue, oskar, carl, lin].map(employee).find(({ person }) => person.id === id);
    const rules = [aRule({ name: 'One', stages })];
    const office = openOffice(database(), { account }, { nominators, rules });
    const propose = (part: Partial<Proposal> = {}): Proposal =>
      aProposal({ nominator: sue, address: addressOf(`ada-${randomUUID()}@fabrikam.com`), ...part });
    const first = propose();
    assert.equal((await office.nominate(first)).outcome, 'begun');
    await office.settles();
    const instead = (part: Partial<Proposal> = {}) =>
      propose({ address: first.address, reason: 'the yearly audit', replaces: first.id, ...part });
    const statusOf = async (id: NominationId) => (await office.store.nominations.read(id))?.status;
    const asks = (others: typeof stages) => rules.splice(0, 1, aRule({ name: 'One', stages: others }));
    return { ...office, asks, sue, first, propose, instead, statusOf };
  };

  it('begins, and the other is withdrawn and says so', async () => {
    const { nominate, instead, settles, read, first, card, sue, preflight } = await world();
    const second = instead();
    const { findings } = await preflight(second);
    assert.deepEqual(findings, [], 'it is not in its own way');
    const begun = await nominate(second);
    assert.ok(begun.outcome === 'begun' && begun.view.nomination.id === second.id);
    await settles();
    const [old, fresh] = [await read(first.id), await read(second.id)];
    assert.ok(old.status === 'withdrawn' && old.replacedBy === second.id);
    assert.deepEqual([fresh.status, fresh.reason], ['awaiting-approval', 'the yearly audit']);
    assert.equal(card(first.id, oskar, 'approval')?.nomination.status, 'withdrawn');
    assert.equal(card(second.id, oskar, 'approval')?.nomination.status, 'awaiting-approval');
    assert.ok(card(second.id, sue, 'receipt'));
  });

  it('may be about another guest', async () => {
    const { nominate, instead, first, statusOf } = await world();
    const second = instead({ address: addressOf(`grace-${randomUUID()}@fabrikam.com`) });
    assert.equal((await nominate(second)).outcome, 'begun');
    assert.equal(await statusOf(first.id), 'withdrawn');
  });

  it('takes back a yes that nothing came of yet', async () => {
    const { nominate, instead, answer, first, statusOf } = await world();
    await answer(first.id, oskar, yes);
    assert.equal(await statusOf(first.id), 'approved');
    const second = instead();
    assert.equal((await nominate(second)).outcome, 'begun');
    assert.deepEqual([await statusOf(first.id), await statusOf(second.id)], ['withdrawn', 'awaiting-approval']);
  });

  it('begins once, however often it is sent', async () => {
    const { nominate, instead, sue, store } = await world();
    const second = instead();
    const outcomes = await Promise.all([nominate(second), nominate(second)]);
    assert.deepEqual(
      [...outcomes, await nominate(second)].map(({ outcome }) => outcome),
      ['begun', 'begun', 'begun'],
    );
    assert.equal((await store.nominations.of(sue.id, 9)).length, 2);
  });

  it('comes of one of two that are sent at once', async () => {
    const { nominate, instead, sue, store } = await world();
    const outcomes = await Promise.all([nominate(instead()), nominate(instead())]);
    assert.deepEqual(outcomes.map(({ outcome }) => outcome).toSorted(), ['begun', 'no-longer-open']);
    assert.deepEqual((await store.nominations.of(sue.id, 9)).map(({ status }) => status).toSorted(), [
      'awaiting-approval',
      'withdrawn',
    ]);
  });

  for (const [what, then] of [
    ['denied', async ({ answer, first }) => answer(first.id, oskar, no)],
    ['withdrawn', async ({ withdraw, first, sue }) => withdraw(first.id, sue.id)],
    [
      'invited',
      async ({ answer, settles, first }) => {
        await answer(first.id, oskar, yes);
        await settles();
      },
    ],
  ] as readonly (readonly [string, (story: Awaited<ReturnType<typeof world>>) => Promise<unknown>])[]) {
    it(`does not begin where the other was ${what} meanwhile, and shows it`, async () => {
      const story = await world();
      await then(story);
      const second = story.instead();
      const outcome = await story.nominate(second);
      assert.ok(outcome.outcome === 'no-longer-open' && outcome.view?.kind === 'receipt');
      assert.deepEqual([outcome.view.nomination.id, outcome.view.nomination.status], [story.first.id, what]);
      assert.deepEqual([await story.statusOf(second.id), await story.statusOf(story.first.id)], [undefined, what]);
    });
  }

  it('never takes back an invitation that goes out while it is being judged', async () => {
    const { submit, settles, answer, first, instead, read, statusOf, sue } = await world();
    const second = instead();
    await answer(first.id, oskar, yes);
    await settles();
    const { judgement } = await read(first.id);
    const replacing = facts({ id: second.id, nominator: sue, judgement });
    const result = await submit.replacement({ id: first.id, by: sue }, replacing);
    assert.ok(!result.ok && result.refusal === 'already-ended');
    assert.deepEqual([await statusOf(first.id), await statusOf(second.id)], ['invited', undefined]);
  });

  describe('whose invitation went to a wrong address', () => {
    const out = async () => {
      const story = await world();
      await story.answer(story.first.id, oskar, yes);
      await story.settles();
      assert.equal(await story.statusOf(story.first.id), 'invited');
      const correct = (part: Partial<Proposal> = {}) =>
        story.propose({ replaces: story.first.id, corrects: true, ...part });
      return { ...story, correct };
    };

    it('goes to the right one, and the yes holds for somebody of the same company; whoever gave it is told', async () => {
      const { correct, nominate, settles, read, first, noticesTo } = await out();
      const second = correct();
      assert.equal((await nominate(second)).outcome, 'begun');
      await settles();
      const [old, fresh] = [await read(first.id), await read(second.id)];
      assert.ok(old.status === 'withdrawn' && old.replacedBy === second.id);
      assert.ok(fresh.status === 'invited' && fresh.corrects?.address === first.address);
      assert.ok(noticesTo(oskar).some(({ about }) => about === 'address-corrected'));
    });

    for (const [what, part] of [
      ['another company', { address: addressOf(`ada-${randomUUID()}@northwindtraders.com`) }],
      ['a private mailbox', { address: addressOf(`ada-${randomUUID()}@gmail.com`) }],
      ['a longer stay', { until: later(NOON, 31 * DAY) }],
      ['another sponsor', { sponsor: carl }],
      ['another reason', { reason: 'something else altogether' }],
    ] as const)
      it(`is asked about anew for ${what}`, async () => {
        const { correct, nominate, statusOf } = await out();
        const second = correct(part);
        assert.equal((await nominate(second)).outcome, 'begun');
        assert.equal(await statusOf(second.id), 'awaiting-approval');
      });

    it('is asked about anew for somebody who was shut out, or deleted', async () => {
      for (const [found, how] of [
        [{ accounts: known([guest({ enabled: false })]) }, 'enable'],
        [{ deletedGuests: known([deleted]) }, 'restore'],
      ] as const) {
        const { correct, nominate, statusOf, finds, read } = await out();
        finds(found);
        const second = correct({ revive: { how, guestId: deleted.id } });
        assert.equal((await nominate(second)).outcome, 'begun');
        assert.equal((await read(second.id)).revive?.how, how);
        assert.equal(await statusOf(second.id), 'awaiting-approval', how);
      }
    });

    it('is asked about anew for somebody who is a guest, or about their stay', async () => {
      for (const part of [{ isGuest: true }, { purpose: 'end', offers: [] }] as const) {
        const { correct, nominate, statusOf, finds } = await out();
        finds({ accounts: known([guest()]) });
        const second = correct(part);
        assert.equal((await nominate(second)).outcome, 'begun');
        assert.equal(await statusOf(second.id), 'awaiting-approval', JSON.stringify(part));
      }
    });

    for (const [what, found, chosen] of [
      ['was deleted, and is invited anew', { deletedGuests: known([deleted]) }, { anew: true }],
      ['has not accepted an invitation', { accounts: known([guest({ redemption: 'pending' })]) }, { resend: true }],
      ['may be a guest, while the directory is silent', { accounts: unknown() }, {}],
      ['may have been deleted, while the directory is silent', { deletedGuests: unknown() }, {}],
    ] as const)
      it(`is asked about anew for somebody who ${what}`, async () => {
        const { correct, nominate, statusOf, finds } = await out();
        finds(found);
        const second = correct(chosen);
        assert.equal((await nominate(second)).outcome, 'begun');
        assert.equal(await statusOf(second.id), 'awaiting-approval');
      });

    it('is asked about anew where the rule, called the same, asks others by now', async () => {
      const { asks, correct, nominate, statusOf } = await out();
      asks([stage([{ from: 'owners' }]), stage([{ from: 'administrators' }])]);
      const second = correct();
      assert.equal((await nominate(second)).outcome, 'begun');
      assert.equal(await statusOf(second.id), 'awaiting-approval');
    });

    it('brings back no way for the link that whoever agreed had taken away', async () => {
      const story = await world();
      const { answer, settles, propose, nominate, first, statusOf } = story;
      await answer(first.id, oskar, { ...yes, changes: { deliveries: ['chat'] } });
      await settles();
      const correct = (deliveries: Proposal['deliveries']) =>
        propose({ replaces: first.id, corrects: true, deliveries });
      const wider = correct(['chat', 'mail']);
      assert.equal((await nominate(wider)).outcome, 'begun');
      assert.equal(await statusOf(wider.id), 'awaiting-approval');
    });

    describe('may be corrected by whoever answers for the guest', () => {
      /** Sue's invitation, for which Carl answers by now, with Lin the administrator. */
      const answeredFor = async () => {
        const story = await out();
        const { guestId } = (await story.read(story.first.id)) as { guestId: Person['id'] };
        await story.submit.guest(guestId, { type: 'take-over', by: carl, asAdministrator: true });
        await story.settles();
        return { ...story, guestId };
      };

      it('in the nominator’s place, who hears of it; and whoever had agreed is asked anew about another sponsor', async () => {
        const { correct, nominate, settles, read, first, noticesTo, sue, viewFor } = await answeredFor();
        const second = correct({ nominator: carl });
        assert.equal((await nominate(second)).outcome, 'begun');
        await settles();
        const old = await read(first.id);
        assert.ok(old.status === 'withdrawn' && old.replacedBy === second.id && old.corrector?.id === carl.id);
        const [told] = noticesTo(sue).filter(({ about }) => about === 'corrected-for-you');
        assert.ok(told?.about === 'corrected-for-you' && told.to === second.address && told.by.id === carl.id);
        assert.equal(
          (await read(second.id)).status,
          'awaiting-approval',
          'another answers for the guest than was agreed',
        );
        assert.ok((await viewFor(first.id, sue.id))?.kind === 'receipt');
      });

      it('without a new yes where nothing else differs, and never where the one who agreed is the one who corrects', async () => {
        const story = await world();
        const { answer, settles, nominate, read, propose, store } = story;
        // Sue names Carl from the beginning; Oskar agrees.
        const named = propose({ sponsor: carl });
        assert.equal((await nominate(named)).outcome, 'begun');
        await settles();
        await answer(named.id, oskar, yes);
        await settles();
        const { guestId } = (await read(named.id)) as { guestId: Person['id'] };
        assert.equal((await store.guests.read(guestId))?.sponsor.id, carl.id);
        const byCarl = propose({ nominator: carl, replaces: named.id, corrects: true });
        assert.equal((await nominate(byCarl)).outcome, 'begun');
        await settles();
        assert.equal((await read(byCarl.id)).status, 'invited');

        const again = propose({ sponsor: oskar });
        assert.equal((await nominate(again)).outcome, 'begun');
        await settles();
        await answer(again.id, oskar, yes);
        await settles();
        const byOskar = propose({ nominator: oskar, replaces: again.id, corrects: true });
        assert.equal((await nominate(byOskar)).outcome, 'begun');
        assert.equal((await read(byOskar.id)).status, 'awaiting-approval', 'else Oskar alone would have decided');
      });

      it('from the guest’s card, by an administrator too, and by nobody else', async () => {
        const { correctable, correct, nominate, guestId, first, sue } = await answeredFor();
        for (const who of [carl, lin]) {
          const found = await correctable(guestId, who);
          assert.ok(found.outcome === 'invitation' && found.nomination.id === first.id);
        }
        // Sue nominated them, and answers for them no more: her receipt still has her correct it.
        const told = await correctable(guestId, sue);
        assert.equal(told.outcome === 'refused' && told.why, 'not-yours');
        assert.equal((await nominate(correct({ nominator: oskar }))).outcome, 'no-longer-open');
        assert.equal((await nominate(correct({ nominator: lin }))).outcome, 'begun');
      });

      it('once: the second of two who do it at the same time finds it done', async () => {
        const { correct, nominate } = await answeredFor();
        const outcomes = await Promise.all([nominate(correct({ nominator: carl })), nominate(correct())]);
        assert.deepEqual(outcomes.map(({ outcome }) => outcome).toSorted(), ['begun', 'no-longer-open']);
      });
    });

    it('does not begin once the guest is in, or while it is still being decided', async () => {
      const { correct, nominate, submit, read, first } = await out();
      const { guestId } = (await read(first.id)) as { guestId: Person['id'] };
      await submit.guest(guestId, { type: 'record-acceptance', since: NOON });
      assert.equal((await nominate(correct())).outcome, 'no-longer-open');
      const open = await world();
      assert.equal((await open.nominate(open.instead({ corrects: true }))).outcome, 'no-longer-open');
    });
  });

  it('is for one’s own alone', async () => {
    const { nominate, instead, propose, first, statusOf } = await world();
    const stolen = instead({ nominator: carl, address: propose().address });
    assert.deepEqual(await nominate(stolen), { outcome: 'no-longer-open' });
    assert.deepEqual(await nominate(propose({ replaces: newNominationId() })), { outcome: 'no-longer-open' });
    assert.deepEqual([await statusOf(stolen.id), await statusOf(first.id)], [undefined, 'awaiting-approval']);
  });

  it('leaves the other as it is where something speaks against the new one', async () => {
    const { nominate, instead, first, statusOf } = await world();
    const tooLong = await nominate(instead({ until: later(NOON, 999 * DAY) }));
    assert.equal(tooLong.outcome, 'refused');
    const nobody = await nominate(instead({ backup: { ...carl, id: personId.parse(randomUUID()) } }));
    assert.equal(nobody.outcome, 'sponsor-refused');
    assert.equal(await statusOf(first.id), 'awaiting-approval');
  });

  it('takes the other’s place among guests, and is one more of the day: each asks somebody anew', async () => {
    const { nominate, instead, propose, first } = await world({ perDay: 4, guestsEach: 1 });
    let replaced = first.id;
    for (let times = 0; times < 3; times += 1) {
      const next = instead({ replaces: replaced });
      assert.equal((await nominate(next)).outcome, 'begun');
      replaced = next.id;
    }
    const one = await nominate(propose());
    assert.deepEqual(one.outcome === 'refused' && one.findings.map(({ finding }) => finding), [
      'too-many-guests',
      'too-many-today',
    ]);
  });

  it('lets whoever has as many guests as the rules allow correct the address of one, and invite nobody more', async () => {
    const { nominate, answer, settles, propose, first, statusOf } = await world({ guestsEach: 1 });
    await answer(first.id, oskar, yes);
    await settles();
    assert.equal(await statusOf(first.id), 'invited');
    const second = propose({ replaces: first.id, corrects: true });
    assert.equal((await nominate(second)).outcome, 'begun');
    const one = await nominate(propose());
    assert.deepEqual(one.outcome === 'refused' && one.findings.map(({ finding }) => finding), ['too-many-guests']);
    await settles();
    assert.deepEqual([await statusOf(first.id), await statusOf(second.id)], ['withdrawn', 'invited']);
    assert.equal((await nominate(propose())).outcome, 'refused');
  });

  it('is lost with its withdrawal where somebody else came first', async () => {
    const { nominate, instead, propose, first, statusOf } = await world();
    const theirs = propose({ nominator: carl });
    assert.equal((await nominate(theirs)).outcome, 'begun');
    const outcome = await nominate(instead({ address: theirs.address }));
    assert.deepEqual(outcome.outcome === 'refused' && outcome.findings.map(({ finding }) => finding), [
      'open-nomination',
    ]);
    assert.equal(await statusOf(first.id), 'awaiting-approval');
  });
});
