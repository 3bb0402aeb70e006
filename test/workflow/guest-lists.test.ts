import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { seenOn } from '../cards/reading.js';
import { inEnglish } from '../cards/samples.js';
import { draw } from '../../cards/draw.js';
import type { GuestCommand } from '../../src/guest/events.js';
import { reviewOf, type Guest } from '../../src/guest/guest.js';
import { DAY, HOUR, later } from '../../src/kernel/clock.js';
import { personId, type PersonId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { createGuestViews } from '../../src/workflow/guest-views.js';
import type { GuestList } from '../../src/workflow/views.js';
import { onEveryDatabase } from '../support/database.js';
import { afterNoon, lin, mia, NOON, nora, oskar, ruth, sue } from '../support/samples.js';
import { openOffice } from './office.js';
import { received } from './receiving.js';

type Office = ReturnType<typeof openOffice>;

const buttonsOn = (list: GuestList): readonly string[] =>
  seenOn(draw(list, inEnglish)).filter((line) => line.startsWith('['));

onEveryDatabase('a list of guests that was asked for', (database) => {
  const open = () => openOffice(database());

  /** Somebody who was there before, for whom Ruth is proposed. */
  const adopted = async (office: Office): Promise<PersonId> => {
    const id = personId.parse(randomUUID());
    const facts = { id, address: `${id}@there-before.com`, displayName: 'Cleo', sponsor: ruth, zone: 'utc' } as const;
    const rest = { language: 'en', nominations: [], invitedAt: NOON, ours: 'access', terms: USUAL_STAYS } as const;
    await office.submit.guest(id, { type: 'adopt', facts: { ...facts, ...rest }, since: NOON, asked: [ruth] });
    return id;
  };

  /** The list under somebody's card about this guest, as it stands when they press something there. */
  const under = async (office: Office, to: Person, guest: PersonId, kind: string): Promise<GuestList> => {
    const card = (await office.store.cards.of(guest)).find((one) => one.holder === to.id && one.kind === kind);
    assert.ok(card, `${to.name} has no card of the kind ${kind}`);
    return office.guestsAt(to.id, card.conversationId, card.activityId);
  };

  it('by an administrator, about somebody else’s guest, keeps its buttons', async () => {
    const office = open();
    const address = 'ada@named-by-lin.com';
    const id = await received(office, { address, until: afterNoon(90 * DAY) });
    const asked = await office.guestsNamed(lin.id, address);
    await office.showsList(lin, asked);
    const before = buttonsOn(asked);
    assert.match(before.join(), /I answer for them[^]*Remove now/);
    assert.equal((await office.decideOnGuest(id, lin, { say: 'keep-until', day: '2027-06-30' })).outcome, 'done');
    assert.deepEqual(buttonsOn(await under(office, lin, id, 'guests-administered')), before);
    await office.settles();
    assert.equal(office.guestLists.at(-1)?.scope, 'administered', 'nor does the edit by its job take them');
  });

  it('by an administrator who is none any more, shows them nothing that came later', async () => {
    const administrators = [lin.address];
    const office = openOffice(database(), {}, { administrators });
    const id = await received(office, { address: 'ada@named-once.com' });
    await office.showsList(lin, await office.guestsNamed(lin.id, 'ada@named-once.com'));
    const drawn = async (day: string) => {
      assert.equal((await office.decideOnGuest(id, sue, { say: 'keep-until', day })).outcome, 'done');
      await office.settles();
      const edited = office.guestLists.at(-1);
      assert.deepEqual(edited, await under(office, lin, id, 'guests-administered'), 'nor whoever presses on it');
      return [edited.scope, edited.items.map(({ guest }) => guest.id)];
    };
    assert.deepEqual(await drawn('2027-06-30'), ['administered', [id]]);
    administrators.splice(0, 1, nora.address);
    assert.deepEqual(await drawn('2027-05-30'), ['all', []]);
    administrators.push(lin.address);
    assert.deepEqual(await drawn('2027-05-29'), ['administered', [id]]);
  });

  it('by whoever answers for the guest, has none left once they have handed the guest over', async () => {
    const office = open();
    const address = 'bob@handed-over.com';
    const id = await received(office, { address });
    await office.showsList(sue, await office.guestsNamed(sue.id, address));
    await office.decideOnGuest(id, sue, { say: 'pass-on', colleague: mia.address });
    await office.decideOnGuest(id, mia, { say: 'take-over' });
    const list = await under(office, sue, id, 'guests-one');
    assert.deepEqual([list.scope, buttonsOn(list)], ['one', []]);
  });

  it('finds by name whoever was removed lately, as long as they stand among all', async () => {
    const office = open();
    const id = await received(office, { address: 'rae@removed-lately.com' });
    await office.submit.guest(id, { type: 'record-removal', by: 'somebody-else' });
    const found = async () => (await office.guestsNamed(sue.id, 'rae@removed-lately.com')).items.length;
    assert.equal(await found(), 1);
    office.passes(15 * DAY);
    assert.equal(await found(), 0);
  });

  it('of all, stays one of all: in its order, with the number of the others', async () => {
    const office = open();
    const nora: Person = { ...sue, id: await received(office), name: 'Nora Haas' };
    const ids: PersonId[] = [];
    for (let n = 0; n < 8; n++)
      ids.push(await received(office, { address: `${n}@of-all.com`, displayName: `Guest ${n}`, sponsor: nora }));
    const asked = await office.guestsOf(nora.id);
    await office.showsList(nora, asked);
    await office.decideOnGuest(ids[1]!, nora, { say: 'keep-until', day: '2027-09-30' });
    const list = await under(office, nora, ids[1]!, 'guests-all');
    const named = ({ items }: GuestList) => items.map(({ guest }: { readonly guest: Guest }) => guest.displayName);
    assert.deepEqual([list.scope, named(list), list.more], ['all', named(asked), 2]);
  });

  it('of the day begins with those who had no room on the one before, until all were shown', async () => {
    const office = open();
    const views = createGuestViews({ ...office, clock: { now: office.now } });
    for (let n = 0; n < 8; n++) {
      const id = await received(office, { address: `${n}@in-turn.com`, displayName: `Guest ${n}` });
      await office.decideOnGuest(id, sue, { say: 'pass-on', colleague: mia.address });
    }
    const day = () => views.daily(mia.id, office.now());
    const named = ({ items }: GuestList) => items.map(({ guest }) => guest.displayName);
    office.passes(1);
    const first = await day();
    assert.deepEqual([first.items.length, first.others?.length], [6, 2]);
    await office.showsList(mia, first);
    office.passes(DAY);
    const second = await day();
    assert.deepEqual(
      named(second).slice(0, 2),
      first.others?.map(({ displayName }) => displayName),
    );
    await office.showsList(mia, second);
    office.passes(DAY);
    assert.deepEqual((await day()).items, [], 'and then there is no news');
  });

  it('of the day gives whoever had no room on it a day more to answer, and whoever comes onto it late as long from then', async () => {
    const office = open();
    const ids: PersonId[] = [];
    const passOn = async (n: number) => {
      const id = await received(office, { address: `${n}@given-time.com`, displayName: `Guest ${n}` });
      assert.equal((await office.decideOnGuest(id, sue, { say: 'pass-on', colleague: nora.address })).outcome, 'done');
      ids.push(id);
    };
    for (let n = 0; n < 8; n++) await passOn(n);
    const again = await office.settles();
    const moreTime = async () => {
      const read = await office.store.guests.these(ids);
      return read.map((guest) => reviewOf(guest)?.answerFrom?.toISOString());
    };
    const tomorrow = afterNoon(DAY).toISOString();
    assert.deepEqual(await moreTime(), [...Array.from({ length: 6 }, () => undefined), tomorrow, tomorrow]);

    office.passes(5 * HOUR);
    await passOn(8);
    office.passes(15 * HOUR);
    office.waiting.push(...again.filter(({ name }) => name === 'tell-of-guests'));
    await office.settles();
    assert.equal((await moreTime())[8], afterNoon(20 * HOUR).toISOString());
    assert.deepEqual((await moreTime()).slice(6, 8), [tomorrow, tomorrow]);
  });

  it('of the day holds a question for new, though its reader had a card about the same guest long ago', async () => {
    const office = open();
    const ids: PersonId[] = [];
    for (let n = 0; n < 8; n++)
      ids.push(await received(office, { address: `${n}@asked-anew.com`, displayName: `Guest ${n}` }));
    const isAsked = async () => {
      for (const id of ids) await office.decideOnGuest(id, sue, { say: 'pass-on', colleague: oskar.address });
      const again = await office.settles();
      const read = await office.store.guests.these(ids);
      const late = read.filter(
        (guest) => reviewOf(guest)?.answerFrom?.getTime() === later(office.now(), DAY).getTime(),
      );
      return [late.length, again.filter(({ name }) => name === 'tell-of-guests').length];
    };
    assert.deepEqual(await isAsked(), [2, 1], 'two have no room, and a day more');
    office.passes(DAY);
    office.waiting.push({ name: 'tell-of-guests', personId: oskar.id });
    await office.settles();
    for (const id of ids) await office.decideOnGuest(id, oskar, { say: 'decline' });
    await office.settles();

    office.passes(40 * DAY);
    assert.deepEqual(await isAsked(), [2, 1], 'and so it is the second time');
  });

  it('of the day comes once a day, in the end in the morning where its reader is, however much is asked and when', async () => {
    const office = open();
    // NOON is eight in the evening there.
    await office.meets(lin, 'Asia/Shanghai');
    const cards: string[] = [];
    for (let hour = 0; hour < 5 * 24; hour++) {
      if (hour % 8 === 0) {
        const id = await received(office, { address: `${hour}@by-night.com`, displayName: `Guest ${hour}` });
        await office.decideOnGuest(id, sue, { say: 'pass-on', colleague: lin.address });
      }
      const before = office.guestLists.length;
      const again = (await office.settles()).find(({ name }) => name === 'tell-of-guests');
      if (office.guestLists.slice(before).some(({ reader, scope }) => reader === lin.id && scope === 'daily'))
        cards.push(
          later(office.now(), 8 * HOUR)
            .toISOString()
            .slice(5, 16),
        );
      if (again) office.waiting.push(again);
      office.passes(HOUR);
    }
    assert.deepEqual(cards, ['05-03T20:00', '05-04T16:00', '05-05T12:00', '05-06T09:00', '05-07T09:00', '05-08T09:00']);
  });

  it('of the day says nothing of guests whom its reader only was proposed for', async () => {
    const office = open();
    const removed: GuestCommand = { type: 'record-removal', by: 'somebody-else' };
    const [taken, declined, stopped] = [await adopted(office), await adopted(office), await adopted(office)];
    await office.decideOnGuest(taken, ruth, { say: 'take-over' });
    await office.decideOnGuest(declined, ruth, { say: 'decline' });
    await office.submit.guest(stopped, { type: 'stop', by: lin });
    for (const id of [taken, declined]) await office.submit.guest(id, removed);
    const views = createGuestViews({ ...office, clock: { now: office.now } });
    const { items } = await views.daily(ruth.id, afterNoon(-DAY));
    assert.deepEqual(
      items.map(({ guest }) => guest.id),
      [taken],
    );
  });

  it('leaves the card of the day where it is, with all that is asked there', async () => {
    const office = open();
    const zora: Person = { ...sue, id: await received(office), name: 'Zora Lind' };
    const [one, other] = [
      await received(office, { address: 'one@daily.com', sponsor: zora }),
      await received(office, { address: 'other@daily.com', sponsor: zora }),
    ];
    await office.showsList(zora, { ...(await office.guestsOf(zora.id)), scope: 'daily' });
    await office.showsList(zora, await office.guestsNamed(zora.id, 'one@daily.com'));
    const list = await under(office, zora, one, 'guests');
    assert.deepEqual(new Set(list.items.map(({ guest }) => guest.id)), new Set([one, other]));
    assert.equal(list.scope, 'daily');
  });
});
