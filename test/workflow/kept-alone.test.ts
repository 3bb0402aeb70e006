import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Guest } from '../../src/guest/guest.js';
import { DAY, later } from '../../src/kernel/clock.js';
import { personId, type NominationId, type PersonId } from '../../src/kernel/ids.js';
import type { ApproverSource } from '../../src/policy/policy.js';
import type { Holder } from '../../src/workflow/ports.js';
import type { Proposal } from '../../src/workflow/workflow.js';
import { addressOf, anOffer, aRule } from '../policy/policies.js';
import { onEveryDatabase } from '../support/database.js';
import { facts, mia, NOON, oskar, stage, sue } from '../support/samples.js';
import { yes } from './answers.js';
import { openOffice } from './office.js';
import { aProposal } from './proposals.js';
import { APOLLO, guest as aHolder, known } from './surveys.js';

const PORTAL = anOffer('portal', 'Vendor Portal');
const inDays = (days: number): Date => later(NOON, days * DAY);
const dayIn = (days: number): string => inDays(days).toISOString().slice(0, 10);
/** The last moment of that day in Berlin, while its clocks are those of summer. */
const lastOf = (days: number): Date => new Date(`${dayIn(days)}T21:59:59.999Z`);

const BOTH: ApproverSource = { from: 'people', addresses: [oskar.address, mia.address] };

/** Up to thirty days at once, longer with the yes of Oskar and Mia, and never longer than half a year, though each rule lets a year. */
const RULES = [
  aRule({ name: 'At once', when: { stay: { upTo: 30 } }, stages: [] }),
  {
    name: 'Too long',
    when: { stay: { longerThan: 180 } },
    refuse: { en: 'Half a year is enough.', 'zh-CN': '半年足够。' },
  },
  aRule({ name: 'Both', stages: [stage([BOTH], { quorum: 'all' })] }),
];

onEveryDatabase('how long the sponsor keeps a guest alone', (database) => {
  const story = () => {
    const accounts: Holder[] = [];
    const ids = new Map<string, PersonId>();
    const idOf = (address: string): PersonId => {
      const id = ids.get(address) ?? personId.parse(randomUUID());
      ids.set(address, id);
      return id;
    };
    const office = openOffice(
      database(),
      {
        accountsAt: async () => accounts,
        invite: async (request) => ({
          outcome: 'invited',
          guestId: idOf(request.address),
          redeemLink: 'https://x.example',
        }),
        take: async () => 'taken',
        redemptions: async (ids) => new Map(ids.map((id) => [id, { state: 'pending' }])),
      },
      { rules: RULES, offers: [APOLLO, PORTAL] },
    );
    const address = addressOf(`ada-${randomUUID()}@fabrikam.com`);
    const sent = async (days: number, part: Partial<Proposal> = {}): Promise<NominationId> => {
      const proposal = aProposal({ nominator: sue, address, until: lastOf(days), ...part });
      assert.equal((await office.nominate(proposal)).outcome, 'begun');
      await office.settles();
      return proposal.id;
    };
    /** Both agree, Oskar to no more than this. */
    const agreed = async (id: NominationId, days?: number): Promise<void> => {
      const changes = days === undefined ? {} : { changes: { until: dayIn(days) } };
      for (const [who, said] of [
        [oskar, { ...yes, ...changes }],
        [mia, yes],
      ] as const) {
        assert.equal((await office.answer(id, who, said)).outcome, 'decided');
        await office.settles();
      }
      assert.equal((await office.read(id)).status, 'invited');
    };
    const guestOf = async (id: NominationId): Promise<PersonId> =>
      ((await office.read(id)) as { readonly guestId: PersonId }).guestId;
    /** The directory has them by now. */
    const arrives = async (id: NominationId, part: Partial<Holder> = {}): Promise<PersonId> => {
      const guestId = await guestOf(id);
      accounts.push(aHolder({ person: { id: guestId, name: 'Ada', address }, ...part }));
      return guestId;
    };
    const accepts = async (id: NominationId): Promise<void> => {
      await office.submit.guest(await arrives(id), { type: 'record-acceptance', since: office.now() });
      office.finds({ accounts: known(accounts) });
    };
    const keeps = async (id: NominationId, days: number): Promise<string> => {
      const answer = await office.decideOnGuest(await guestOf(id), sue, { say: 'keep-until', day: dayIn(days) });
      return 'why' in answer ? answer.why : answer.outcome;
    };
    const until = async (id: NominationId): Promise<Date | undefined> =>
      ((await office.store.guests.read(await guestOf(id))) as Guest).until;
    const statusOf = async (id: NominationId) => (await office.read(id)).status;
    return { ...office, address, sent, agreed, arrives, accepts, keeps, until, statusOf };
  };

  it('is as long as the rules would not have asked others, or refused', async () => {
    const { sent, accepts, keeps, until, statusOf } = story();
    const first = await sent(20);
    assert.equal(await statusOf(first), 'invited', 'at once');
    await accepts(first);
    for (const days of [31, 180, 360]) assert.equal(await keeps(first, days), 'needs-approval', `${days} days`);
    assert.deepEqual(await until(first), lastOf(20));
    assert.equal(await keeps(first, 30), 'done');
    assert.equal(await statusOf(await sent(60, { purpose: 'end', offers: [] })), 'awaiting-approval');
  });

  it('goes on to what is refused once they agreed who are asked about longer stays', async () => {
    const { sent, agreed, accepts, keeps } = story();
    const first = await sent(60);
    await agreed(first);
    await accepts(first);
    assert.equal(await keeps(first, 181), 'needs-approval');
    assert.equal(await keeps(first, 180), 'done');
  });

  it('is no longer than an approver agreed to', async () => {
    const { sent, agreed, accepts, keeps, until } = story();
    const first = await sent(100);
    await agreed(first, 50);
    await accepts(first);
    for (const days of [51, 100]) assert.equal(await keeps(first, days), 'needs-approval', `${days} days`);
    assert.deepEqual(await until(first), lastOf(50));
    assert.equal(await keeps(first, 40), 'done');
    assert.equal(await keeps(first, 50), 'done');
  });

  it('is no longer than an approver agreed to when more time was asked for, whatever was let before', async () => {
    const { sent, agreed, accepts, keeps, until } = story();
    const first = await sent(60);
    await agreed(first);
    await accepts(first);
    await agreed(await sent(170, { purpose: 'end', offers: [] }), 120);
    assert.deepEqual(await until(first), lastOf(120));
    assert.equal(await keeps(first, 121), 'needs-approval');
    assert.equal(await keeps(first, 120), 'done');
  });

  it('is no longer than an approver agreed to when more was asked for besides', async () => {
    const { sent, agreed, accepts, keeps, until } = story();
    const first = await sent(60);
    await agreed(first);
    await accepts(first);
    await agreed(await sent(170, { isGuest: true, offers: [PORTAL] }), 120);
    assert.deepEqual(await until(first), lastOf(120));
    assert.equal(await keeps(first, 121), 'needs-approval');
  });

  it('falls back to what an approver agreed to, once what came besides is withdrawn', async () => {
    const { address, sent, agreed, arrives, begin, keeps, until, submit, settles } = story();
    const first = await sent(100);
    await agreed(first, 50);
    await arrives(first, { redemption: 'pending' });
    const guest = { ...facts().guest, address };
    const judgement = { ...facts().judgement, stages: [], latestEnd: lastOf(170) };
    const more = await begin({ guest, judgement, until: lastOf(90) });
    await settles();
    assert.deepEqual(await until(first), lastOf(90));
    await submit.nomination(more, { type: 'withdraw', by: sue.id, accepted: false });
    await settles();
    assert.deepEqual(await until(first), lastOf(50));
    assert.equal(await keeps(first, 51), 'needs-approval');
  });

  it('is no longer than an approver agreed to where the address is corrected, however often', async () => {
    const { sent, agreed, keeps, passes, statusOf } = story();
    const first = await sent(100);
    await agreed(first, 50);
    let last = first;
    for (const name of ['ada.l', 'a.lovelace']) {
      passes(DAY);
      const address = addressOf(`${name}-${randomUUID()}@fabrikam.com`);
      last = await sent(50, { address, replaces: last, corrects: true });
      assert.equal(await statusOf(last), 'invited', 'the yes holds');
      for (const days of [51, 100]) assert.equal(await keeps(last, days), 'needs-approval', `${days} days, ${name}`);
    }
    assert.equal(await keeps(last, 50), 'done');
  });

  it('is no longer for another address than it was, though the days are counted anew', async () => {
    const { sent, keeps, passes, statusOf } = story();
    const first = await sent(20);
    passes(5 * DAY);
    const address = addressOf(`ada.l-${randomUUID()}@fabrikam.com`);
    const second = await sent(20, { address, replaces: first, corrects: true });
    assert.equal(await statusOf(second), 'invited');
    assert.equal(await keeps(second, 31), 'needs-approval');
    assert.equal(await keeps(second, 30), 'done');
  });

  it('is what an earlier version wrote down of it, for whoever came by that', async () => {
    const { begin, settles, keeps } = story();
    const judgement = { ...facts().judgement, stages: [], latestEnd: lastOf(170) };
    const id = await begin({ judgement, until: lastOf(20) });
    await settles();
    assert.equal(await keeps(id, 171), 'needs-approval');
    assert.equal(await keeps(id, 170), 'done');
  });
});
