import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { draw } from '../../cards/draw.js';
import { guestAddress } from '../../src/kernel/address.js';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { personId, type PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Facts } from '../../src/nomination/nomination.js';
import { seenOn } from '../cards/reading.js';
import { inEnglish } from '../cards/samples.js';
import { onEveryDatabase } from '../support/database.js';
import { facts, lin, mia, sue } from '../support/samples.js';
import { openOffice } from './office.js';
import { received } from './receiving.js';

onEveryDatabase('the link of somebody who has not accepted', (database) => {
  /** Invited by Sue; each invitation of the same guest gives a new link. */
  const invited = async (change: Partial<Facts>) => {
    const guestId = personId.parse(randomUUID());
    let links = 0;
    let meanwhile: () => Promise<unknown> = async () => undefined;
    const office = openOffice(database(), {
      disable: async () => 'disabled',
      enable: async () => 'enabled',
      invite: async () => {
        const [redeemLink, happens] = [`https://login.microsoftonline.com/${++links}`, meanwhile];
        meanwhile = async () => undefined;
        await happens();
        return { outcome: 'invited', guestId, redeemLink };
      },
    });
    const id = await office.begin(change);
    await office.settles();
    /** Whoever makes the next link sleeps before they can keep it. */
    const sleepsOver = (doing: typeof meanwhile) => void (meanwhile = doing);
    return { office, id, guestId, sleepsOver };
  };
  type Office = Pick<ReturnType<typeof openOffice>, 'guestsOf'>;
  const cardOf = async (office: Office, reader: Person, guest: PersonId): Promise<readonly string[]> => {
    const list = await office.guestsOf(reader.id);
    const items = list.items.filter((item) => item.guest.id === guest);
    return seenOn(draw({ ...list, items, more: 0 }, inEnglish));
  };

  it('goes out by mail again where mail was agreed', async () => {
    const { office, guestId } = await invited({ deliveries: ['chat', 'mail'] });
    assert.match((await cardOf(office, sue, guestId)).join('\n'), /\[Send the link again\]/);
    await office.decideOnGuest(guestId, sue, { say: 'resend' });
    await office.settles();
    assert.deepEqual(
      office.stayMails.map(({ about }) => about),
      ['nudge'],
    );
    assert.match((await cardOf(office, sue, guestId)).join('\n'), /Our e-mail with the link went out again on/);
  });

  it('is made anew for whoever passes it on where no mail was, and none is said to go out', async () => {
    const { office, id, guestId } = await invited({ deliveries: ['chat'], sponsor: mia });
    // The clock would have them written to again; there is nothing to write with.
    office.passes(4 * DAY);
    await office.submit.guest(guestId, { type: 'tick' });
    await office.settles();
    const before = (await cardOf(office, mia, guestId)).join('\n');
    assert.match(before, /travels by hand: it stands on Sue Park's card[^]*\[Make a new link\]/);
    assert.doesNotMatch(before, /e-mail|Send the link again/);

    office.passes(DAY);
    await office.decideOnGuest(guestId, mia, { say: 'resend' });
    await office.settles();
    assert.deepEqual(office.stayMails, []);
    assert.equal(await office.store.links.read(id), 'https://login.microsoftonline.com/2');
    const receipt = office.card(id, sue, 'receipt');
    assert.ok(receipt?.kind === 'receipt' && receipt.redeemLink?.endsWith('/2'));
    const after = (await cardOf(office, mia, guestId)).join('\n');
    assert.match(after, /There is a new link since Sat 8 May 2027\. It travels by hand/);
    assert.doesNotMatch(after, /e-mail/);
  });

  for (const [what, meanwhile] of [
    ['others had made one', async () => undefined],
    [
      'a newer one was wished for',
      async ({ office, guestId }) => {
        office.passes(DAY);
        await office.decideOnGuest(guestId, mia, { say: 'resend' });
      },
    ],
  ] as const satisfies readonly (readonly [string, (world: Awaited<ReturnType<typeof invited>>) => Promise<void>])[])
    it(`does not take the place of a newer one where ${what} while whoever made it slept`, async () => {
      const world = await invited({ deliveries: ['chat'], sponsor: mia });
      const { office, id, guestId, sleepsOver } = world;
      await office.decideOnGuest(guestId, mia, { say: 'resend' });
      const job = office.waiting.find(({ name }) => name === 'renew-link');
      assert.ok(job);
      sleepsOver(async () => {
        office.waiting.push(job);
        await meanwhile(world);
        await office.settles();
      });
      await office.runs('renew-link');
      await office.settles();
      const newest = (await office.store.links.read(id))?.split('/').at(-1);
      assert.ok(newest === '3' || newest === '4', newest);
    });

  it('is not kept where the guest accepted while whoever made it slept', async () => {
    const { office, id, guestId, sleepsOver } = await invited({ deliveries: ['chat'], sponsor: mia });
    await office.decideOnGuest(guestId, mia, { say: 'resend' });
    sleepsOver(async () => {
      await office.submit.guest(guestId, { type: 'record-acceptance', since: office.now() });
      await office.settles();
    });
    await office.runs('renew-link');
    assert.equal(await office.store.links.read(id), undefined);
  });

  it('that was promised before their domain was stopped is made once they are let in again', async () => {
    const domain = `x${randomUUID().slice(0, 8)}.com`;
    const guest = { ...facts().guest, address: guestAddress.parse(`ada@${domain}`) };
    const { office, id, guestId } = await invited({ deliveries: ['chat', 'mail'], guest });
    const link = () => office.store.links.read(id);
    assert.equal((await office.decideOnGuest(guestId, sue, { say: 'resend' })).outcome, 'done');
    await office.submit.guest(guestId, { type: 'stop', by: lin });
    const again = await office.settles();
    assert.deepEqual([await link(), office.stayMails], ['https://login.microsoftonline.com/1', []]);
    office.passes(HOUR);
    await office.submit.guest(guestId, { type: 'reopen', by: lin });
    office.waiting.push(...again);
    await office.settles();
    assert.deepEqual([await link(), office.stayMails.length], ['https://login.microsoftonline.com/2', 1]);
  });

  it('is not made while inviting is paused, neither at the press nor by one from just before', async () => {
    const { office, id, guestId } = await invited({ deliveries: ['chat', 'mail'] });
    const link = () => office.store.links.read(id);
    assert.equal((await office.decideOnGuest(guestId, sue, { say: 'resend' })).outcome, 'done');
    await office.emergency.pause(lin, 'phishing');
    const again = await office.settles();
    assert.equal(await link(), 'https://login.microsoftonline.com/1');
    office.passes(DAY);
    const refused = await office.decideOnGuest(guestId, sue, { say: 'resend' });
    assert.ok(refused.outcome === 'refused' && refused.why === 'inviting-paused');
    assert.equal(refused.who?.id, lin.id);

    await office.emergency.resume(lin);
    office.waiting.push(...again);
    await office.settles();
    assert.equal(await link(), 'https://login.microsoftonline.com/2');
    assert.equal(office.stayMails.length, 1);
  });

  it('is refused where Microsoft’s settings shut their domain out meanwhile, and whoever pressed is told', async () => {
    const guestId = personId.parse(randomUUID());
    let isBlocked = false;
    const link = 'https://login.microsoftonline.com/1';
    const office = openOffice(database(), {
      invite: async () =>
        isBlocked
          ? { outcome: 'refused', refusal: { kind: 'domain-blocked', text: 'The domain is blocked.' } }
          : { outcome: 'invited', guestId, redeemLink: link },
    });
    const id = await office.begin({ deliveries: ['chat', 'mail'], sponsor: mia });
    await office.settles();
    const before = office.toldTo(sue);
    isBlocked = true;
    assert.equal((await office.decideOnGuest(guestId, mia, { say: 'resend' })).outcome, 'done');
    await office.settles();
    assert.deepEqual(office.stayMails, []);
    assert.equal(await office.store.links.read(id), link);
    const told = office.noticesTo(mia).filter(({ about }) => about === 'link-refused');
    assert.equal(told.length, 1);
    assert.deepEqual(office.toldTo(sue), before, 'nobody else wished for it');
  });

  it('is refused likewise where our rules shut their domain out before it could be made', async () => {
    const guestId = personId.parse(randomUUID());
    const blockedDomains: string[] = [];
    let made = 0;
    const link = () => `https://login.microsoftonline.com/${(made += 1)}`;
    const invite = async () => ({ outcome: 'invited', guestId, redeemLink: link() }) as const;
    const office = openOffice(database(), { invite }, { blockedDomains });
    await office.begin({ deliveries: ['chat', 'mail'] });
    await office.settles();
    assert.equal((await office.decideOnGuest(guestId, sue, { say: 'resend' })).outcome, 'done');
    blockedDomains.push('fabrikam.com');
    await office.settles();
    assert.deepEqual([made, office.stayMails], [1, []]);
    const [told] = office.noticesTo(sue).filter(({ about }) => about === 'link-refused');
    assert.ok(told?.about === 'link-refused' && told.why === 'rules');
  });

  it('is not made for a domain that was stopped, and whoever did that is named', async () => {
    const { office, id, guestId } = await invited({ deliveries: ['chat', 'mail'] });
    const guest = await office.store.guests.read(guestId);
    const domain = guest?.address.split('@').at(-1) ?? '';
    // They were let in again by hand; the domain was not.
    await office.store.transaction(async (tx) => {
      await tx.emergencies.wish({ domain, way: 'stop', by: lin, at: office.now(), guests: 1, done: true });
    });
    const refused = await office.decideOnGuest(guestId, sue, { say: 'resend' });
    assert.ok(refused.outcome === 'refused' && refused.why === 'domain-stopped');
    assert.equal(refused.who?.id, lin.id);
    assert.equal(await office.store.links.read(id), 'https://login.microsoftonline.com/1');
  });

  it('is none of ours where they came by other ways: the card says what can be done', async () => {
    const office = openOffice(database());
    const address = 'ada@other-ways.com';
    const guestId = await received(office, { address, accepted: false });
    const card = (await cardOf(office, sue, guestId)).join('\n');
    assert.match(card, /I have no link to send again\. To send one, say invite ada@other-ways\.com/);
    assert.doesNotMatch(card, /\[[^\]]*link/);
    // A card that was drawn before offers it still.
    const late = await office.decideOnGuest(guestId, sue, { say: 'resend' });
    assert.ok(late.outcome === 'refused' && late.why === 'no-link');
    const guest = await office.store.guests.read(guestId);
    assert.ok(guest?.status === 'pending-acceptance' && guest.nudgedAt === undefined);
  });
});
