import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { guestAddress, type GuestAddress } from '../../src/kernel/address.js';
import { DAY, MINUTE } from '../../src/kernel/clock.js';
import { groupId, newNominationId, personId, type PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { OtherGroup } from '../../src/nomination/move.js';
import {
  DirectoryTrouble,
  type Account,
  type Directory,
  type Holder,
  type InvitationOutcome,
} from '../../src/workflow/ports.js';
import type { Proposal } from '../../src/workflow/workflow.js';
import { aRule } from '../policy/policies.js';
import { onEveryDatabase } from '../support/database.js';
import { afterNoon, carl, lin, mia, NOON, nora, oskar, stage, sue } from '../support/samples.js';
import { no, yes } from './answers.js';
import { aGuest, openOffice } from './office.js';
import { aSurvey, guest as aHolder, known } from './surveys.js';

const CONTRACTORS: OtherGroup = { id: groupId.parse('22222222-0000-4000-8000-000000000009'), name: 'Contractors' };
const LINK = 'https://login.microsoftonline.com/redeem?new';

const ASKING = [aRule({ name: 'All', stages: [stage([{ from: 'owners' }, { from: 'administrators' }])] })];

/** An address that no other story has. */
const some = (domain: string): GuestAddress => guestAddress.parse(`ada-${randomUUID()}@${domain}`);

onEveryDatabase('another address for a guest who is here', (database) => {
  /** Ada is here by Sue, in Apollo by us and among the contractors by somebody else. */
  const story = async (described: Partial<Directory> = {}, rules = ASKING) => {
    const resets: GuestAddress[] = [];
    const answers: (DirectoryTrouble | InvitationOutcome)[] = [];
    const others: OtherGroup[] = [CONTRACTORS];
    const account = { enabled: true };
    const here = new Set<PersonId>();
    const office = openOffice(
      database(),
      {
        membershipsOf: async () => others,
        lastSignIns: async () => new Map(),
        take: async () => 'taken',
        disable: async () => 'disabled',
        account: async (id) => {
          if (here.has(id)) return aGuest(id, { enabled: account.enabled });
          const person = [sue, oskar, mia, lin, carl, nora].find((one) => one.id === id);
          return person && ({ person, kind: 'member', enabled: true } satisfies Account);
        },
        resetRedemption: async (guestId, { address }) => {
          resets.push(address);
          const answer = answers.shift();
          if (answer instanceof DirectoryTrouble) throw answer;
          return answer ?? { outcome: 'invited', guestId, redeemLink: LINK };
        },
        ...described,
      },
      { rules },
    );
    const old = some('fabrikam.com');
    const first = await office.begin({
      guest: { address: old, name: 'Ada Lovelace', company: 'Fabrikam', displayName: 'Ada (Fabrikam)', language: 'en' },
      until: afterNoon(200 * DAY),
    });
    await office.settles();
    const invited = await office.read(first);
    assert.ok(invited.status === 'invited');
    const id = invited.guestId;
    here.add(id);
    await office.submit.guest(id, { type: 'record-acceptance', since: NOON });
    await office.settles();
    const to = some('adatum.com');
    const propose = (part: Partial<Proposal> = {}): Proposal => ({
      id: newNominationId(),
      nominator: sue,
      address: to,
      name: 'Ada Lovelace',
      company: 'Adatum',
      language: 'en',
      offers: [],
      reason: 'changed employers',
      until: afterNoon(100 * DAY),
      zone: 'Europe/Berlin',
      deliveries: ['chat', 'mail'],
      purpose: 'address',
      moves: id,
      ...part,
    });
    const asked = async (part: Partial<Proposal> = {}) => {
      const proposal = propose(part);
      const told = await office.nominate(proposal);
      assert.equal(told.outcome, 'begun', JSON.stringify(told));
      await office.settles();
      return proposal.id;
    };
    const guest = async () => {
      const now = await office.store.guests.read(id);
      assert.ok(now);
      return now;
    };
    const findings = async (part: Partial<Proposal>) => {
      const told = await office.nominate(propose(part));
      return told.outcome === 'refused' ? told.findings.map(({ finding }) => finding) : told.outcome;
    };
    return { ...office, first, old, to, id, others, account, resets, answers, propose, asked, guest, findings };
  };

  it('asks somebody with all that goes along before their eyes, and changes nothing meanwhile', async () => {
    const { asked, read, card, guest, old, resets } = await story();
    const id = await asked();
    const nomination = await read(id);
    const { move } = nomination;
    assert.ok(nomination.status === 'awaiting-approval' && move);
    assert.deepEqual(
      nomination.asked.map(({ person }) => person),
      [oskar, mia],
      'the owners of what goes along',
    );
    assert.deepEqual(
      move.given.map(({ name }) => name),
      ['Project Apollo'],
    );
    assert.deepEqual([move.others, move.from], [[CONTRACTORS], old]);
    assert.ok(card(id, oskar, 'approval'));
    assert.deepEqual([(await guest()).status, (await guest()).address, resets], ['active', old, []]);
  });

  it('is done once they agree: the guest is to accept again, and what was before them is kept', async () => {
    const { asked, answer, settles, read, guest, to, first, resets, mails, store, viewFor, noticesTo } = await story();
    const id = await asked();
    await answer(id, oskar, yes);
    await settles();
    const now = await guest();
    assert.ok(now.status === 'pending-acceptance');
    assert.deepEqual([now.address, now.sponsor, now.nominations], [to, sue, [first, id]]);
    assert.deepEqual(now.until, afterNoon(100 * DAY));
    assert.deepEqual([resets, (await read(id)).status], [[to], 'invited']);
    assert.deepEqual([mails.at(-1)?.to, mails.at(-1)?.accessNames], [to, ['Project Apollo']]);
    assert.deepEqual([await store.links.read(id), await store.links.read(first)], [LINK, undefined]);
    const view = await viewFor(id, sue.id);
    assert.equal(view?.kind === 'receipt' && view.redeemLink, LINK);
    assert.ok(noticesTo(sue).some(({ about }) => about === 'invited'));
  });

  it('tells the address before nothing, whatever is mailed from then on', async () => {
    const { asked, answer, settles, old, mails, stayMails, decideOnGuest, id: ada, passes } = await story();
    const before = mails.length;
    await answer(await asked(), oskar, yes);
    await settles();
    passes(11 * MINUTE);
    await decideOnGuest(ada, sue, { say: 'resend' });
    await settles();
    const later = [...mails.slice(before), ...stayMails].map((mail) => mail.to);
    assert.ok(later.length > 1);
    assert.ok(!later.includes(old), later.join());
  });

  it('sends the link again to the new address, and to no other', async () => {
    const { asked, answer, settles, to, invitations, decideOnGuest, id: ada, passes, stayMails } = await story();
    await answer(await asked(), oskar, yes);
    await settles();
    passes(11 * MINUTE);
    await decideOnGuest(ada, sue, { say: 'resend' });
    await settles();
    assert.equal(invitations.at(-1)?.address, to);
    assert.ok(stayMails.some((mail) => mail.to === to && mail.about === 'nudge'));
  });

  it('is not what the invitation of the person before was: it cannot be taken back, nor mailed again', async () => {
    const { asked, answer, settles, first, withdraw, mailAgain, guest, viewFor } = await story();
    const id = await asked();
    await answer(id, oskar, yes);
    await settles();
    const why = async (outcome: Promise<{ readonly outcome: string; readonly why?: string }>) => (await outcome).why;
    assert.equal(await why(withdraw(first, sue.id)), 'already-accepted');
    assert.equal(await why(mailAgain(first, sue.id)), 'already-accepted');
    assert.equal(await why(withdraw(id, sue.id)), 'address-changed');
    assert.equal((await guest()).status, 'pending-acceptance');
    const view = await viewFor(first, sue.id);
    assert.equal(view?.kind === 'receipt' && view.redeemLink, undefined);
  });

  it('tells whoever asked for it that they accepted, and nobody who had invited the person before', async () => {
    const { asked, answer, settles, submit, id: ada, toldTo, now } = await story();
    const before = toldTo(sue).filter((about) => about === 'accepted').length;
    await answer(await asked({ nominator: lin }), oskar, yes);
    await settles();
    await submit.guest(ada, { type: 'record-acceptance', since: now() });
    await settles();
    assert.ok(toldTo(lin).includes('accepted'));
    assert.equal(toldTo(sue).filter((about) => about === 'accepted').length, before);
  });

  it('never comes of a rule alone', async () => {
    const { asked, read } = await story({}, [aRule({ name: 'Free', stages: [] })]);
    const nomination = await read(await asked());
    assert.ok(nomination.status === 'awaiting-approval');
    assert.deepEqual(
      nomination.asked.map(({ person }) => person),
      [lin],
      'the administrators',
    );
  });

  it('stays undone after a no, and can be asked for again', async () => {
    const { asked, answer, settles, guest, old, resets } = await story();
    await answer(await asked(), oskar, no);
    await settles();
    assert.deepEqual([(await guest()).status, (await guest()).address, resets], ['active', old, []]);
    await answer(await asked(), oskar, yes);
    await settles();
    assert.equal((await guest()).status, 'pending-acceptance');
  });

  describe('is not asked for', () => {
    it('by somebody who does not answer for them; an administrator may', async () => {
      const { findings, asked } = await story();
      assert.deepEqual(await findings({ nominator: carl }), ['not-your-guest']);
      await asked({ nominator: lin });
    });

    it('twice at a time, be it at once', async () => {
      const { nominate, propose, findings, settles } = await story();
      const both = await Promise.all([
        nominate(propose()),
        nominate(propose({ nominator: lin, address: some('adatum.com') })),
      ]);
      assert.deepEqual(both.map(({ outcome }) => outcome).toSorted(), ['begun', 'refused']);
      await settles();
      assert.deepEqual(await findings({ address: some('adatum.com') }), ['address-waits']);
    });

    it('once the stay is over, for the address they have, or without a guest', async () => {
      const { findings, decideOnGuest, id: ada, old } = await story();
      assert.deepEqual(await findings({ address: old }), ['same-address']);
      await decideOnGuest(ada, sue, { say: 'remove' });
      assert.deepEqual(await findings({}), ['guest-over']);
      assert.deepEqual(await findings({ moves: personId.parse(randomUUID()) }), ['guest-over']);
      const { moves: _, ...nobody } = (await story()).propose();
      const told = await (await story()).nominate(nobody);
      assert.deepEqual(told.outcome === 'refused' && told.findings.map(({ finding }) => finding), ['guest-over']);
    });

    it('where another guest has the address, and what a colleague’s says is said', async () => {
      const survey = (part: Parameters<typeof aHolder>[0]): Partial<Directory> => ({
        survey: async () => aSurvey({ accounts: known([aHolder(part)]) }),
      });
      assert.deepEqual(await (await story(survey({}))).findings({}), ['another-guest']);
      assert.deepEqual(await (await story(survey({ enabled: false }))).findings({}), ['another-guest']);
      const colleague = await story(survey({ kind: 'member', external: false }));
      assert.deepEqual(await colleague.findings({}), ['colleague']);
    });
  });

  describe('is looked at again before it is done, and left as it is where', () => {
    type Story = Awaited<ReturnType<typeof story>>;
    const cases: readonly (readonly [
      string,
      string,
      (one: Story) => Promise<unknown> | undefined,
      Partial<Directory>?,
    ])[] = [
      [
        'others gave more',
        'given-more',
        async ({ others }) => others.push({ ...CONTRACTORS, id: groupId.parse(randomUUID()) }),
      ],
      [
        'the stay has ended',
        'no-such-guest',
        async ({ decideOnGuest, id }) => decideOnGuest(id, sue, { say: 'remove' }),
      ],
      [
        'an administrator stopped them',
        'disabled',
        async ({ submit, id }) => submit.guest(id, { type: 'stop', by: lin }),
      ],
      ['somebody closed the account', 'disabled', async ({ account }) => (account.enabled = false)],
      [
        'an earlier change came through',
        'moved-meanwhile',
        async ({ submit, id, guest }) => {
          const now = await guest();
          const facts = { ...now, address: 'ada@elsewhere.example', nominations: [newNominationId()] };
          return submit.guest(id, { type: 'receive', accepted: false, change: 'address', facts });
        },
      ],
    ];
    for (const [when, kind, comes] of cases)
      it(when, async () => {
        const one = await story();
        const { asked, answer, settles, read, resets } = one;
        const id = await asked();
        await answer(id, oskar, yes);
        await comes(one);
        await settles();
        const nomination = await read(id);
        assert.equal(nomination.status === 'failed' && nomination.refusal.kind, kind);
        assert.deepEqual(resets, []);
      });

    it('another guest got the address, or a colleague, or somebody besides their own', async () => {
      for (const [kind, held] of [
        ['address-taken', aGuest(personId.parse(randomUUID()))],
        ['colleague', { ...aGuest(carl.id), kind: 'member' }],
        ['address-of-another', aGuest(personId.parse(randomUUID()), { holds: 'further' })],
        ['address-of-another', aGuest(carl.id, { kind: 'member', holds: 'further' })],
      ] as const) {
        const holders: Holder[] = [];
        const { asked, answer, settles, read, resets } = await story({ accountsAt: async () => holders });
        const id = await asked();
        holders.push(held);
        await answer(id, oskar, yes);
        await settles();
        const nomination = await read(id);
        assert.equal(nomination.status === 'failed' && nomination.refusal.kind, kind);
        assert.deepEqual(resets, []);
      }
    });

    it('all inviting is paused', async () => {
      const { asked, answer, settles, read, resets, emergency } = await story();
      const id = await asked();
      await emergency.pause(lin, undefined);
      await answer(id, oskar, yes);
      await settles();
      const waiting = await read(id);
      assert.equal(waiting.status === 'approved' && waiting.hindrance?.kind, 'paused');
      assert.deepEqual(resets, []);
      await emergency.resume(lin);
      await settles();
      assert.equal((await read(id)).status, 'invited');
    });
  });

  it('is asked of Microsoft once more where its answer was lost, and is done once', async () => {
    const { asked, answer, settles, read, guest, resets, to, answers, waiting, withdraw, passes, store } =
      await story();
    answers.push(new DirectoryTrouble('unavailable', 'No answer.'));
    const id = await asked();
    await answer(id, oskar, yes);
    const again = await settles();
    const begun = await read(id);
    assert.ok(begun.status === 'approved' && begun.begun);
    const taken = await withdraw(id, sue.id);
    assert.equal(taken.outcome === 'refused' && taken.why, 'under-way');
    passes(MINUTE);
    waiting.push(...again);
    await settles();
    assert.deepEqual([resets, (await read(id)).status], [[to, to], 'invited']);
    assert.deepEqual((await guest()).nominations.length, 2);
    assert.ok((await store.attempts.repeated()).invitation > 0);
  });

  it('stays begun while a call has no answer, whatever another one is told', async () => {
    const { asked, answer, settles, read, answers, waiting, withdraw, passes, emergency } = await story();
    answers.push(new DirectoryTrouble('unavailable', 'No answer.'), new DirectoryTrouble('throttled', 'Slow down.'));
    const id = await asked();
    await answer(id, oskar, yes);
    const isBegun = async () => {
      const now = await read(id);
      assert.ok(now.status === 'approved' && now.begun);
      const taken = await withdraw(id, sue.id);
      assert.equal(taken.outcome === 'refused' && taken.why, 'under-way');
    };
    for (let again = await settles(); again.length > 0; again = await settles()) {
      await isBegun();
      passes(MINUTE);
      waiting.push(...again);
      if (answers.length === 0) break;
    }
    await emergency.pause(lin, undefined);
    await settles();
    await isBegun();
    await emergency.resume(lin);
    await settles();
    assert.equal((await read(id)).status, 'invited');
  });

  it('is not taken for somebody else’s where the directory shows it before Microsoft’s answer is known', async () => {
    const shown = { address: '' };
    const stayOf: Directory['stayOf'] = async (id) => {
      const { person } = aGuest(id);
      return { person: { ...person, ...shown }, kind: 'guest', enabled: true, sponsors: [sue] };
    };
    const { asked, answer, settles, read, guest, old, to, answers, waiting, passes, id: ada } = await story({ stayOf });
    const looks = () => void waiting.push({ name: 'follow-account', personId: ada });
    answers.push(new DirectoryTrouble('unavailable', 'No answer.'));
    const id = await asked();
    await answer(id, oskar, yes);
    const again = await settles();
    shown.address = to;
    looks();
    await settles();
    assert.equal((await guest()).address, old);
    passes(MINUTE);
    waiting.push(...again);
    await settles();
    const now = await guest();
    assert.deepEqual([(await read(id)).status, now.address, now.moved?.from], ['invited', to, old]);
    // A copy of the directory that is behind.
    shown.address = old;
    looks();
    await settles();
    assert.equal((await guest()).address, to);
    shown.address = 'ada@elsewhere.example';
    looks();
    await settles();
    assert.equal((await guest()).address, 'ada@elsewhere.example');
  });

  it('waits where we are not permitted, is told, and can be taken back', async () => {
    const { asked, answer, settles, read, answers, withdraw, toldTo, guest, passes, waiting } = await story();
    answers.push(
      new DirectoryTrouble('not-permitted', 'Grant it.'),
      new DirectoryTrouble('not-permitted', 'Grant it.'),
    );
    const id = await asked();
    await answer(id, oskar, yes);
    const again = await settles();
    assert.ok(again.length > 0);
    assert.ok(toldTo(lin).includes('admin-hindered'));
    assert.equal((await withdraw(id, sue.id)).outcome, 'decided');
    passes(20 * MINUTE);
    waiting.push(...again);
    await settles();
    assert.deepEqual([(await read(id)).status, (await guest()).status], ['withdrawn', 'active']);
  });

  it('that was mistyped is corrected the same way, with a yes of its own', async () => {
    const { asked, answer, settles, guest, correctable, id: ada, resets } = await story();
    await answer(await asked(), oskar, yes);
    await settles();
    const found = await correctable(ada, sue);
    assert.ok(found.outcome === 'account');
    const right = some('adatum.com');
    const again = await asked({ address: right });
    assert.equal(resets.length, 1);
    await answer(again, oskar, yes);
    await settles();
    assert.deepEqual([(await guest()).address, resets.length], [right, 2]);
  });

  it('is offered from the guest’s card to whoever decides about them, and to nobody else', async () => {
    const { correctable, id: ada, asked, decideOnGuest } = await story();
    const found = await correctable(ada, sue);
    assert.ok(found.outcome === 'account');
    assert.deepEqual(found.move.others, [CONTRACTORS]);
    assert.equal((await correctable(ada, lin)).outcome, 'account');
    const why = async (by: Person) => {
      const told = await correctable(ada, by);
      return told.outcome === 'refused' && [told.why, told.guest !== undefined];
    };
    assert.deepEqual(await why(carl), ['not-yours', false]);
    await asked();
    assert.deepEqual(await why(sue), ['address-waits', true]);
    await decideOnGuest(ada, sue, { say: 'remove' });
    assert.deepEqual(await why(sue), ['stay-over', true]);
    const nobody = await correctable(personId.parse(randomUUID()), sue);
    assert.equal(nobody.outcome === 'refused' && nobody.why, 'no-such-guest');
  });

  it('says what could not be looked up, and is agreed to all the same', async () => {
    const { asked, answer, settles, read, resets } = await story({
      membershipsOf: async () => Promise.reject(new DirectoryTrouble('not-permitted', 'Grant it.')),
    });
    const id = await asked();
    assert.equal((await read(id)).move?.others, undefined);
    await answer(id, oskar, yes);
    await settles();
    assert.equal(resets.length, 1);
  });
});
