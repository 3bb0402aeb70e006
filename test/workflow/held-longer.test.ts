import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Guest } from '../../src/guest/guest.js';
import { DAY, HOUR, later } from '../../src/kernel/clock.js';
import type { PersonId } from '../../src/kernel/ids.js';
import { DirectoryTrouble, type Holder } from '../../src/workflow/ports.js';
import type { Proposal } from '../../src/workflow/workflow.js';
import { addressOf, anOffer, aRule } from '../policy/policies.js';
import { onEveryDatabase } from '../support/database.js';
import { NOON, oskar, stage, sue } from '../support/samples.js';
import { yes } from './answers.js';
import { openOffice } from './office.js';
import { aProposal } from './proposals.js';
import { APOLLO, deleted, guest as aHolder, known, unknown } from './surveys.js';

const PAYROLL = anOffer('payroll', 'Payroll');
const inDays = (days: number): Date => later(NOON, days * DAY);

/** Ada has Payroll, for thirty days, which takes a yes; whatever else is at once, and for a year. */
onEveryDatabase('what a guest has, when something else is asked for', (database) => {
  const story = async () => {
    const rules = [
      aRule({ name: 'Payroll', when: { offers: ['payroll'] }, longestStay: 30, stages: [stage([{ from: 'owners' }])] }),
      aRule({ name: 'Others', longestStay: 365, stages: [] }),
    ];
    const accounts: Holder[] = [];
    const accountsAt = async () => accounts;
    const office = openOffice(database(), { accountsAt }, { rules, offers: [PAYROLL, APOLLO] });
    const address = addressOf(`ada-${randomUUID()}@fabrikam.com`);
    const propose = (part: Partial<Proposal>) => aProposal({ nominator: sue, address, ...part });
    const first = propose({ offers: [PAYROLL], until: inDays(20) });
    assert.equal((await office.nominate(first)).outcome, 'begun');
    await office.settles();
    await office.answer(first.id, oskar, yes);
    await office.settles();
    const { guestId } = (await office.read(first.id)) as { guestId: PersonId };
    await office.submit.guest(guestId, { type: 'record-acceptance', since: office.now() });
    accounts.push(aHolder({ person: { id: guestId, name: 'Ada', address } }));
    office.finds({ accounts: known(accounts) });
    const more = async (until: Date) => {
      const proposal = propose({ isGuest: true, until });
      const answer = await office.nominate(proposal);
      await office.settles();
      return answer.outcome === 'refused' ? answer.findings.map(({ finding }) => finding).join() : answer.outcome;
    };
    const keep = async (day: Date) => {
      const said = { say: 'keep-until', day: day.toISOString().slice(0, 10) } as const;
      const answer = await office.decideOnGuest(guestId, sue, said);
      return 'why' in answer ? answer.why : answer.outcome;
    };
    const ada = async () => (await office.store.guests.read(guestId)) as Guest;
    return { ...office, guestId, address, propose, more, keep, ada };
  };

  it('is not kept by it for longer than its own rule lets', async () => {
    const { more, ada } = await story();
    assert.equal(await more(inDays(60)), 'stay-too-long');
    assert.deepEqual((await ada()).until, inDays(20));
  });

  it('is kept longer by it only with the yes that its own rule asks for', async () => {
    const { propose, nominate, settles, read } = await story();
    const longer = propose({ isGuest: true, until: inDays(25) });
    assert.equal((await nominate(longer)).outcome, 'begun');
    await settles();
    assert.equal((await read(longer.id)).status, 'awaiting-approval');
  });

  it('may be kept no longer by whoever answers for the guest than before', async () => {
    const { more, keep, ada } = await story();
    assert.equal(await more(inDays(1)), 'begun');
    assert.equal((await ada()).nominations.length, 2, 'given at once');
    assert.equal(await keep(inDays(200)), 'needs-approval');
    assert.equal(await keep(inDays(29)), 'done');
  });

  it('is a matter of the rules while the directory does not say whose address it is', async () => {
    const { finds, propose, nominate } = await story();
    finds({ accounts: unknown() });
    const end = (part: Partial<Proposal> = {}) => propose({ purpose: 'end', offers: [], until: inDays(60), ...part });
    const answer = await nominate(end());
    assert.deepEqual(answer.outcome === 'refused' && answer.findings.map(({ finding }) => finding), ['stay-too-long']);
    const nobodys = addressOf(`eve-${randomUUID()}@fabrikam.com`);
    await assert.rejects(nominate(end({ address: nobodys })), DirectoryTrouble);
  });

  describe('is had again by whoever is brought back', () => {
    const shutOut = async () => {
      const ada = await story();
      const holder = aHolder({ person: { id: ada.guestId, name: 'Ada', address: ada.address }, enabled: false });
      const there = { displayName: 'Ada', address: ada.address, enabled: false, sponsors: [sue] };
      ada.passes(HOUR);
      await ada.submit.guest(ada.guestId, { type: 'record-directory', ...there });
      const now = await ada.ada();
      assert.equal(now.status === 'disabled' && now.why, 'stopped');
      ada.finds({ accounts: known([holder]) });
      return { ...ada, how: 'enable' as const };
    };
    const gone = async () => {
      const ada = await story();
      ada.passes(HOUR);
      await ada.submit.guest(ada.guestId, { type: 'record-removal', by: 'somebody-else' });
      assert.equal((await ada.ada()).status, 'removed');
      ada.finds({ deletedGuests: known([{ ...deleted, id: ada.guestId }]) });
      return { ...ada, how: 'restore' as const };
    };

    for (const [what, world] of [
      ['was shut out', shutOut],
      ['was deleted', gone],
    ] as const) {
      const back = async () => {
        const ada = await world();
        const { propose, nominate, how, guestId } = ada;
        const brings = async (until: Date) => {
          const proposal = propose({ revive: { how, guestId }, until });
          const answer = await nominate(proposal);
          return answer.outcome === 'refused'
            ? answer.findings.map(({ finding }) => finding).join()
            : (await ada.read(proposal.id)).judgement;
        };
        return { ...ada, brings };
      };

      it(`and ${what}: for no longer than its own rule lets`, async () => {
        const { brings, finds } = await back();
        assert.equal(await brings(inDays(60)), 'stay-too-long');
        finds({ accounts: unknown(), deletedGuests: unknown() });
        assert.equal(await brings(inDays(60)), 'stay-too-long', 'nor while the directory is silent');
      });

      it(`and ${what}: with the yes that its own rule asks for, and kept by the sponsor no longer than that lets`, async () => {
        const { brings } = await back();
        const judgement = await brings(inDays(10));
        assert.ok(typeof judgement === 'object');
        assert.deepEqual(
          judgement.stages.map(({ sources }) => sources.map(({ from }) => from)),
          [['owners']],
        );
        assert.ok(judgement.latestEnd && judgement.latestEnd < inDays(32));
      });
    }

    it('and what the end of the stay had taken away is no matter of its rule', async () => {
      const { submit, ada, guestId, passes, finds, propose, nominate, read } = await story();
      await submit.guest(guestId, { type: 'end-now', by: sue });
      const { at: endedAt } = (await ada()) as Extract<Guest, { status: 'disabled' }>;
      await submit.guest(guestId, { type: 'record-closed', endedAt, left: [], account: 'disabled' });
      passes(HOUR);
      const person = { id: guestId, name: 'Ada', address: (await ada()).address };
      finds({ accounts: known([aHolder({ person, enabled: false })]) });
      const proposal = propose({ revive: { how: 'enable', guestId }, until: inDays(60) });
      assert.equal((await nominate(proposal)).outcome, 'begun');
      assert.deepEqual(
        (await read(proposal.id)).judgement.stages.map(({ sources }) => sources.map(({ from }) => from)),
        [['administrators']],
      );
    });

    it('and what it could not take away is', async () => {
      const { submit, ada, guestId, passes, finds, propose, nominate } = await story();
      await submit.guest(guestId, { type: 'end-now', by: sue });
      const { at: endedAt } = (await ada()) as Extract<Guest, { status: 'disabled' }>;
      await submit.guest(guestId, { type: 'record-closed', endedAt, left: ['payroll'], account: 'disabled' });
      passes(HOUR);
      const person = { id: guestId, name: 'Ada', address: (await ada()).address };
      finds({ accounts: known([aHolder({ person, enabled: false })]) });
      const answer = await nominate(propose({ revive: { how: 'enable', guestId }, until: inDays(60) }));
      assert.deepEqual(answer.outcome === 'refused' && answer.findings.map(({ finding }) => finding), [
        'stay-too-long',
      ]);
    });
  });
});
