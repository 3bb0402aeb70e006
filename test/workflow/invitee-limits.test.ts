import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { draw } from '../../cards/draw.js';
import { guestAddress, type GuestAddress } from '../../src/kernel/address.js';
import { DAY, HOUR, later } from '../../src/kernel/clock.js';
import { newNominationId, personId, type NominationId, type PersonId } from '../../src/kernel/ids.js';
import type { Facts } from '../../src/nomination/nomination.js';
import { MONTH, USUAL_INVITEES, WEEK } from '../../src/policy/invitees.js';
import type { InviteeLimits, Policy } from '../../src/policy/policy.js';
import { OverLimit, withinLimits } from '../../src/workflow/limits.js';
import type { Mail } from '../../src/workflow/ports.js';
import { createLook } from '../../src/workflow/preflight/preflight.js';
import type { Ask, Proposal } from '../../src/workflow/workflow.js';
import { seenOn } from '../cards/reading.js';
import { inEnglish } from '../cards/samples.js';
import { aRule } from '../policy/policies.js';
import { onEveryDatabase } from '../support/database.js';
import { carl, facts, lin, NOON, oskar, ruth, sue } from '../support/samples.js';
import { askingOwners, no, why } from './answers.js';
import { aGuest, openOffice } from './office.js';
import { received } from './receiving.js';
import { APOLLO, HERE } from './surveys.js';

const somebody = (): GuestAddress => guestAddress.parse(`ada-${randomUUID()}@fabrikam.com`);

onEveryDatabase('an address outside', (database) => {
  /** An office in which the same address is the same guest, and each link a new one. */
  const company = (limits: Partial<InviteeLimits> = {}, part: Partial<Policy> = {}) => {
    const invitees = { ...USUAL_INVITEES, ...limits };
    const blockedDomains: string[] = [];
    const known = new Map<string, PersonId>();
    const office = openOffice(
      database(),
      {
        invite: async ({ address }) => {
          const guestId = known.get(address) ?? personId.parse(randomUUID());
          known.set(address, guestId);
          return { outcome: 'invited', guestId, redeemLink: `https://login.microsoftonline.com/${randomUUID()}` };
        },
      },
      {
        invitees,
        blockedDomains,
        rules: [aRule({ name: 'At once', stages: [] })],
        administrators: ['ruth@contoso.com'],
        ...part,
      },
    );
    const begins = (address: GuestAddress, change: Partial<Facts> = {}): Promise<NominationId> =>
      office.begin({ guest: { ...facts().guest, address }, ...change });
    const ask = (address: GuestAddress): Ask => ({ nominator: sue, address, offers: [APOLLO], zone: HERE });
    return {
      ...office,
      begins,
      /** Nominated, approved at once and invited; what is left to do. */
      invites: async (address: GuestAddress, change: Partial<Facts> = {}) => {
        const id = await begins(address, change);
        return { id, left: await office.settles() };
      },
      /** From now on the rules let in nobody of these, and of no other. */
      blocks: (...domains: readonly string[]): void => void blockedDomains.splice(0, Infinity, ...domains),
      allow: (more: Partial<InviteeLimits>) => Object.assign(invitees, more),
      looks: async (address: GuestAddress, part: Partial<Ask> = {}) =>
        (await office.preflight({ ...ask(address), ...part })).findings,
      proposes: (address: GuestAddress, change: Partial<Proposal> = {}) =>
        office.nominate({
          ...ask(address),
          address,
          id: newNominationId(),
          name: 'Ada Lovelace',
          company: 'Fabrikam',
          language: 'en',
          reason: 'joint audit',
          until: later(office.now(), 30 * DAY),
          deliveries: ['chat', 'mail'],
          ...change,
        }),
      receipt: async (id: NominationId) => {
        const view = await office.viewFor(id, sue.id);
        assert.ok(view?.kind === 'receipt');
        return { ...view, text: seenOn(draw(view, inEnglish)).join('\n') };
      },
    };
  };
  type Company = ReturnType<typeof company>;
  const invitedOf = async ({ read }: Company, id: NominationId) => {
    const nomination = await read(id);
    assert.ok(nomination.status === 'invited');
    return nomination;
  };
  const takes = ({ store, now }: Company, mail: Partial<Mail> & Pick<Mail, 'to' | 'sort'>, most: number) =>
    store.transaction((tx) =>
      tx.mailed.take({ about: newNominationId(), mail: 'mail-1', ...mail }, later(now(), -WEEK), most),
    );

  it('is asked in by so many mails a week; the next one waits, the receipt says until when, and then it goes', async () => {
    const office = company({ mailsPerWeek: 2 });
    const ada = somebody();
    await office.invites(ada);
    office.passes(DAY);
    await office.invites(ada);
    office.passes(DAY);
    const { id, left } = await office.invites(ada);
    assert.equal(office.mails.length, 2);
    assert.deepEqual(
      left.map(({ name }) => name),
      ['mail-guest'],
    );
    const { mailFrom, text } = await office.receipt(id);
    assert.deepEqual(mailFrom, later(NOON, WEEK));
    assert.match(
      text,
      /Our e-mail to ada-[^ ]+ waits until Mon 10 May, \d\d:00: we have written there as often in seven/,
    );

    await office.invites(somebody());
    assert.equal(office.mails.length, 3, 'another address has its own number');
    office.passes(5 * DAY - 1);
    office.waiting.push(...left);
    assert.equal((await office.settles()).length, 1);
    office.passes(1);
    office.waiting.push(...left);
    assert.deepEqual(await office.settles(), []);
    assert.equal(office.mails.length, 4);
    assert.equal((await invitedOf(office, id)).mail, 'sent');
    assert.equal((await office.receipt(id)).mailFrom, undefined);
  });

  /** Ada's second mail waits for room, and her domain is stopped. */
  const stoppedMeanwhile = async () => {
    const office = company({ mailsPerWeek: 1 });
    const domain = `stopped-${randomUUID()}.com`;
    const ada = guestAddress.parse(`ada@${domain}`);
    await office.invites(ada);
    const { left } = await office.invites(ada);
    const stop = { domain, way: 'stop', by: lin, at: office.now(), guests: 0, done: true } as const;
    await office.store.transaction((tx) => tx.emergencies.wish(stop));
    return { office, left, stop };
  };

  it('is not asked in, once there is room, where their domain was stopped meanwhile; let in again, it is', async () => {
    const { office, left, stop } = await stoppedMeanwhile();
    office.passes(WEEK);
    office.waiting.push(...left);
    const held = await office.settles();
    assert.equal(office.mails.length, 1);
    const letIn = { ...stop, way: 'let-in', at: office.now(), done: false } as const;
    await office.store.transaction((tx) => tx.emergencies.wish(letIn));
    await office.store.transaction((tx) => tx.emergencies.finish(letIn));
    office.waiting.push(...held);
    assert.deepEqual(await office.settles(), []);
    assert.equal(office.mails.length, 2);
  });

  it('is not asked in where their domain was stopped, and all inviting paused besides', async () => {
    const { office, left } = await stoppedMeanwhile();
    await office.store.transaction((tx) => tx.emergencies.pause({ by: lin, at: office.now() }));
    office.passes(WEEK);
    office.waiting.push(...left);
    await office.settles();
    await office.store.transaction((tx) => tx.emergencies.resume(lin));
    assert.equal(office.mails.length, 1);
  });

  it('is one address in whatever way it is written', async () => {
    const office = company();
    const name = randomUUID();
    const takesOf = (to: string) => takes(office, { to, sort: 'invitation' }, 1);
    assert.equal(await takesOf(`ada.${name}@fabrikam.com`), 'granted');
    for (const to of [`ADA.${name.toUpperCase()}@Fabrikam.COM`, `ada.${name}+tag@fabrikam.com`])
      assert.deepEqual(await takesOf(to), { fullSince: NOON }, to);
  });

  it('is one mailbox at Gmail wherever the dots stand, and nowhere else', async () => {
    const office = company();
    const name = randomUUID().replaceAll('-', '');
    const takesOf = (to: string) => takes(office, { to, sort: 'invitation' }, 1);
    assert.equal(await takesOf(`${name}@gmail.com`), 'granted');
    for (const to of [`${name.slice(0, 3)}.${name.slice(3)}`, name.split('').join('.')])
      assert.deepEqual(await takesOf(`${to}@googlemail.com`), { fullSince: NOON }, to);
    assert.equal(await takesOf(`${name}@fabrikam.com`), 'granted');
    assert.equal(await takesOf(`${name.slice(0, 3)}.${name.slice(3)}@fabrikam.com`), 'granted');
  });

  it('is counted for all replicas together', async () => {
    const [one, other] = [company({ mailsPerWeek: 3 }), company({ mailsPerWeek: 3 })];
    const ada = somebody();
    for (const office of [one, other, one, other, one, other]) {
      await office.begins(ada);
      await office.runs('invite-guest');
    }
    const left = (await Promise.all([one.settles(), other.settles()])).flat();
    assert.equal(one.mails.length + other.mails.length, 3);
    assert.equal(left.filter(({ name }) => name === 'mail-guest').length, 3);
  });

  it('is written to by a process that took the place of one that died, and counted once', async () => {
    const office = company({ mailsPerWeek: 1 });
    const ada = somebody();
    const id = await office.begins(ada);
    await office.runs('invite-guest');
    const mine = { to: ada, sort: 'invitation', about: id, mail: 'mail-1' } as const;
    assert.equal(await takes(office, mine, 1), 'granted');
    assert.deepEqual(await office.settles(), []);
    assert.equal(office.mails.length, 1);
  });

  it('is written to as soon as the rules allow more', async () => {
    const office = company({ mailsPerWeek: 1 });
    const ada = somebody();
    await office.invites(ada);
    const { left } = await office.invites(ada);
    office.allow({ mailsPerWeek: 2 });
    office.passes(HOUR / 2);
    office.waiting.push(...left);
    await office.settles();
    assert.equal(office.mails.length, 2);
  });

  it('is not written to again by whoever presses “Send again” once too often, and they read from when on', async () => {
    const office = company({ mailsPerWeek: 2 });
    const { id } = await office.invites(somebody());
    office.passes(HOUR);
    assert.equal(why(await office.mailAgain(id, sue.id)), 'decided');
    await office.settles();
    office.passes(HOUR);
    const refused = await office.mailAgain(id, sue.id);
    assert.ok(refused.outcome === 'refused' && refused.why === 'mailed-enough');
    assert.deepEqual(refused.room, { from: later(NOON, WEEK), most: 2 });
    const { mail, mailRound } = await invitedOf(office, id);
    assert.deepEqual([mail, mailRound, office.mails.length], ['sent', 2, 2], 'nothing was changed');
    assert.equal(why(await office.mailAgain(id, carl.id)), 'not-the-nominator', 'nobody else learns of it');
    office.passes(WEEK);
    assert.equal(why(await office.mailAgain(id, sue.id)), 'decided');
    await office.settles();
    assert.equal(office.mails.length, 3);
  });

  it('gets no mail again once the rules shut their company out, and whoever presses reads so', async () => {
    const office = company({ mailsPerWeek: 1 });
    const { id } = await office.invites(somebody());
    office.passes(HOUR);
    office.blocks('fabrikam.com');
    assert.equal(why(await office.mailAgain(id, carl.id)), 'not-the-nominator', 'nobody else learns of it');
    assert.equal(why(await office.mailAgain(id, sue.id)), 'domain-blocked', 'before how often they were written to');
    const { mail, mailRound } = await invitedOf(office, id);
    assert.deepEqual([mail, mailRound, await office.settles(), office.mails.length], ['sent', 1, [], 1]);
    office.blocks();
    office.passes(WEEK);
    assert.equal(why(await office.mailAgain(id, sue.id)), 'decided');
  });

  it('gets no mail that waited for room until the rules shut their company out, and gets it where they let it in again', async () => {
    const office = company({ mailsPerWeek: 1 });
    const ada = somebody();
    await office.invites(ada);
    const { id, left } = await office.invites(ada);
    office.blocks('fabrikam.com');
    assert.match((await office.receipt(id)).text, /let in nobody of fabrikam\.com any more, so no link was sent/);
    office.passes(WEEK);
    office.waiting.push(...left);
    const again = await office.settles();
    assert.deepEqual([again.map(({ name }) => name), office.mails.length], [['mail-guest'], 1]);
    office.blocks();
    assert.match((await office.receipt(id)).text, /is on its way/);
    office.passes(HOUR / 2);
    office.waiting.push(...again);
    await office.settles();
    assert.deepEqual([office.mails.length, (await invitedOf(office, id)).mail], [2, 'sent']);
  });

  it('gets no mail either where that was while whoever writes it slept', async () => {
    const office = company();
    await office.begins(somebody());
    await office.runs('invite-guest');
    office.sleepsOver(async () => office.blocks('fabrikam.com'));
    await office.settles();
    assert.equal(office.mails.length, 0);
  });

  it('gets no new link by mail once too often; one that is passed on by hand is nobody’s mail', async () => {
    const office = company({ mailsPerWeek: 2 });
    const guestOf = async (id: NominationId) => (await invitedOf(office, id)).guestId;
    const mailed = await guestOf((await office.invites(somebody())).id);
    const byHand = await guestOf((await office.invites(somebody(), { deliveries: ['chat'] })).id);
    const resend = (guest: PersonId) => office.decideOnGuest(guest, sue, { say: 'resend' });
    for (const guest of [mailed, byHand]) assert.equal((await resend(guest)).outcome, 'done');
    await office.settles();
    office.passes(DAY);
    const refused = await resend(mailed);
    assert.ok(refused.outcome === 'refused' && refused.why === 'mailed-enough');
    assert.deepEqual(refused.room, { from: later(NOON, WEEK), most: 2 });
    for (const _ of [1, 2, 3]) {
      office.passes(DAY);
      assert.equal((await resend(byHand)).outcome, 'done');
    }
    await office.settles();
    assert.equal(office.mails.length + office.stayMails.length, 2);
    office.passes(WEEK);
    assert.equal((await resend(mailed)).outcome, 'done');
  });

  it('reads of the end of a stay however often it was asked in, and later where that was said often enough', async () => {
    const office = company({ mailsPerWeek: 1 });
    const [ada, bob] = await Promise.all([received(office), received(office)]);
    const addressOf = async (id: PersonId) => (await office.store.guests.read(id))?.address ?? '';
    await takes(office, { to: await addressOf(ada), sort: 'invitation' }, 1);
    await takes(office, { to: await addressOf(bob), sort: 'stay' }, 1);
    office.directory.account = async (id) => aGuest(id);
    office.directory.disable = async () => 'disabled';
    for (const id of [ada, bob]) await office.submit.guest(id, { type: 'end-now', by: lin, asAdministrator: true });
    let left = await office.settles();
    // What is not taken away yet is not said to be.
    office.waiting.push(...left);
    left = await office.settles();
    const told = async () => office.stayMails.map(({ to }) => to);
    assert.deepEqual(await told(), [await addressOf(ada)]);
    office.passes(WEEK);
    office.waiting.push(...left);
    await office.settles();
    assert.deepEqual(await told(), [await addressOf(ada), await addressOf(bob)], 'and nothing is lost');
  });

  it('is asked in by no one before there is room: a look says so, before anybody is disturbed', async () => {
    const office = company({ mailsPerWeek: 1 });
    const ada = somebody();
    const { id } = await office.invites(ada);
    await office.withdraw(id, sue.id);
    office.passes(DAY);
    const finding = { answer: 'refuse', finding: 'mailed-enough', times: 1, from: later(NOON, WEEK) } as const;
    assert.deepEqual(await office.looks(ada), [finding]);
    assert.deepEqual(await office.looks(ada, { nominator: ruth }), [finding], 'nor by an administrator');
    const refused = await office.proposes(ada);
    assert.deepEqual(refused.outcome === 'refused' && refused.findings, [finding]);
    assert.deepEqual(await office.looks(somebody()), []);
    const byHand = company(
      { mailsPerWeek: 1 },
      { rules: [aRule({ name: 'By hand', stages: [], deliveries: ['chat'] })] },
    );
    assert.deepEqual(await byHand.looks(ada), [], 'nobody would be written to');
    office.passes(WEEK);
    assert.equal((await office.proposes(ada)).outcome, 'begun');
  });

  describe('that was denied', () => {
    const denies = async (
      office: Company,
      address: GuestAddress,
      change: Partial<Facts> = {},
      by = oskar,
    ): Promise<void> => {
      const id = await office.begins(address, { ...askingOwners(), ...change });
      await office.settles();
      assert.equal(why(await office.answer(id, by, no)), 'decided');
      await office.settles();
    };

    it('so often in a month is nominated by nobody but an administrator, until the first no is a month ago', async () => {
      const [office, other] = [company({ denialsPerMonth: 2 }), company({ denialsPerMonth: 2 })];
      const ada = somebody();
      await denies(office, ada);
      assert.deepEqual(await other.looks(ada), []);
      office.passes(3 * DAY);
      await denies(office, ada);
      other.passes(3 * DAY);
      const finding = { answer: 'refuse', finding: 'denied-lately', times: 2, from: later(NOON, MONTH) } as const;
      assert.deepEqual(await other.looks(ada), [finding], 'on another replica too');
      const refused = await other.proposes(ada, { nominator: carl });
      assert.deepEqual(refused.outcome === 'refused' && refused.findings, [finding], 'and whoever it is');
      assert.deepEqual(await other.looks(somebody()), []);

      other.passes(MONTH - 3 * DAY - 1);
      assert.deepEqual(await other.looks(ada), [finding]);
      other.passes(1);
      assert.equal((await other.proposes(ada)).outcome, 'begun');
    });

    it('is denied at Gmail wherever the dots stand', async () => {
      const office = company({ denialsPerMonth: 2 });
      const name = randomUUID().replaceAll('-', '').slice(0, 20);
      const [plain, dotted] = [`${name}@gmail.com`, `${name.slice(0, 4)}.${name.slice(4)}@googlemail.com`].map((one) =>
        guestAddress.parse(one),
      );
      await denies(office, plain!);
      await denies(office, dotted!);
      for (const address of [plain!, dotted!, guestAddress.parse(`${name.split('').join('.')}@gmail.com`)])
        assert.equal((await office.proposes(address)).outcome, 'refused', address);
      assert.equal((await office.proposes(guestAddress.parse(`x${name}@gmail.com`))).outcome, 'begun');
    });

    it('can be nominated by an administrator, or once the rules bear more', async () => {
      const office = company({ denialsPerMonth: 1 });
      const [ada, bob] = [somebody(), somebody()];
      for (const address of [ada, bob]) await denies(office, address);
      assert.equal((await office.proposes(ada)).outcome, 'refused');
      assert.equal((await office.proposes(ada, { nominator: ruth })).outcome, 'begun');
      office.allow({ denialsPerMonth: 2 });
      assert.equal((await office.proposes(bob)).outcome, 'begun');
    });

    it('about a stay, or more access for whoever is in, is no address that was denied', async () => {
      const office = company({ denialsPerMonth: 1 });
      const ada = somebody();
      // It asks for nothing that has owners.
      await denies(office, ada, { purpose: 'end', access: [] }, ruth);
      await denies(office, ada, { guest: { ...facts().guest, address: ada, isGuest: true } });
      assert.deepEqual(await office.looks(ada), []);
    });

    it('is looked at again where the nomination begins, whatever the look before said', async () => {
      const office = company({ denialsPerMonth: 1 });
      const ada = somebody();
      const clock = { now: office.now };
      const look = createLook({ ...office, clock });
      const { scene, preflight } = await look(
        { nominator: sue, address: ada, offers: [APOLLO], zone: HERE },
        office.policy(),
      );
      assert.deepEqual(preflight.findings, []);
      await denies(office, ada);
      const asked = facts({ id: newNominationId(), guest: { ...facts().guest, address: ada } });
      const begin = office.submit.nomination(
        asked.id,
        { type: 'nominate', facts: asked },
        withinLimits(scene, asked, office.now()),
      );
      await assert.rejects(begin, (error) => {
        assert.ok(error instanceof OverLimit && error.refusal.outcome === 'refused');
        assert.deepEqual(
          error.refusal.findings.map(({ finding }) => finding),
          ['denied-lately'],
        );
        return true;
      });
      assert.equal(await office.store.nominations.read(asked.id), undefined);
    });
  });
});
