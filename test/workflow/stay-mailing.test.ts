import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DAY, later, SECOND } from '../../src/kernel/clock.js';
import type { GuestCommand } from '../../src/guest/events.js';
import { SUCCESSION, type Closed, type Guest } from '../../src/guest/guest.js';
import { groupId, personId } from '../../src/kernel/ids.js';
import type { Access, Facts } from '../../src/nomination/nomination.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { stayMailingHandlers } from '../../src/workflow/handlers/stay-mailing.js';
import { createMailCap } from '../../src/workflow/mail-cap.js';
import type { Outcome } from '../../src/workflow/jobs.js';
import { DirectoryTrouble, type StayMail, type StayMailAbout } from '../../src/workflow/ports.js';
import { aPolicy } from '../policy/policies.js';
import { onEveryDatabase, silent } from '../support/database.js';
import { afterNoon, facts, mia, oskar, ruth, sue } from '../support/samples.js';
import { aGuest, openOffice } from './office.js';

const END = facts().until;
const PARTNERS = { ...facts().access[0]!, key: 'partners', name: 'Partners' };
/** The guest had it before us. */
const HAD: Access = { key: 'had', name: 'Had Before', kind: 'group', id: groupId.parse(randomUUID()) };
const has = async (_: unknown, { id }: { readonly id: string }): Promise<boolean> => id === HAD.id;

onEveryDatabase('the mails of a stay', (database) => {
  /** Ada was invited; her mails are noted, or refused as the story wants. Of what waits, only mails are sent. */
  const invited = async (change: Partial<Facts> = {}, described: Parameters<typeof openOffice>[1] = {}) => {
    const office = openOffice(database(), described);
    const id = await office.begin(change);
    await office.settles();
    const nomination = await office.read(id);
    assert.ok(nomination.status === 'invited');
    const { guestId } = nomination;

    const sent: StayMail[] = [];
    const shut: string[] = [];
    let answers: () => 'accepted' | 'refused' = () => 'accepted';
    const clock = { now: office.now };
    const policy = () => aPolicy({ blockedDomains: shut });
    const handle = stayMailingHandlers({
      store: office.store,
      mailCap: createMailCap({ store: office.store, clock, policy }),
      post: {
        send: () => Promise.reject(new Error('Not this one.')),
        ask: () => Promise.reject(new Error('Not this one.')),
        sendStay: async (mail) => {
          const answer = answers();
          if (answer === 'accepted') sent.push(mail);
          return answer;
        },
      },
      clock,
      log: silent,
      policy,
    });
    const mails = async (): Promise<Outcome[]> => {
      const outcomes: Outcome[] = [];
      for (const job of office.waiting.splice(0)) {
        if (job.name !== 'nudge-guest' && job.name !== 'mail-stay') continue;
        const outcome = await (job.name === 'nudge-guest' ? handle[job.name](job) : handle[job.name](job));
        outcomes.push(outcome);
        if (typeof outcome === 'object') office.waiting.push(job);
      }
      return outcomes;
    };
    const does = async (...said: (GuestCommand | ((guest: Guest) => GuestCommand))[]): Promise<void> => {
      for (const one of said) {
        const command = typeof one === 'function' ? one((await office.store.guests.read(guestId))!) : one;
        assert.ok((await office.submit.guest(guestId, command)).ok, command.type);
      }
    };
    return {
      ...office,
      id,
      guestId,
      sent,
      shut,
      mails,
      does,
      /** What the sender's mailbox answers from now on. */
      answers: (answer: typeof answers) => void (answers = answer),
      ticks: async (after: number) => {
        office.passes(after);
        await does({ type: 'tick' });
      },
    };
  };
  const accepted = async (...[change, described]: Parameters<typeof invited>) => {
    const stay = await invited(change, described);
    await stay.does({ type: 'record-acceptance', since: stay.now() });
    return stay;
  };
  const closing =
    (account: Closed, ...left: readonly string[]) =>
    (guest: Guest): GuestCommand => {
      assert.ok(guest.status === 'disabled');
      return { type: 'record-closed', endedAt: guest.at, left, account };
    };
  const closed = closing('disabled');
  const the = <A extends StayMail['about']>(about: A, mails: readonly StayMail[]): StayMailAbout<A> => {
    const [mail, ...others] = mails;
    assert.ok(mail?.about === about && others.length === 0, JSON.stringify(mails));
    return mail as StayMailAbout<A>;
  };
  const AGAIN = (now: Date): Outcome => ({ again: later(now, 30 * SECOND) });

  describe('a reminder of the invitation', () => {
    it('says who invited them, why, until when, and whom to ask, with the link that was kept', async () => {
      const { ticks, mails, sent, guestId } = await invited({ sponsor: mia });
      await ticks(4 * DAY);
      assert.deepEqual(await mails(), ['done']);
      const mail = the('nudge', sent);
      assert.deepEqual(
        [mail.nominator, mail.sponsor, mail.reason, mail.accessNames, mail.until, mail.guestName],
        [sue, mia, 'joint audit', ['Project Apollo'], END, 'Ada Lovelace'],
      );
      assert.equal(mail.redeemLink, 'https://login.microsoftonline.com/redeem?x');
      assert.deepEqual(mail.invitedAt, afterNoon(0));
      assert.match(mail.messageKey, new RegExp(`^${guestId}\\.nudge\\.\\d+$`));
    });

    it('names the end and the sponsor of now, not those of then', async () => {
      const { ticks, does, mails, sent } = await invited();
      const until = afterNoon(20 * DAY);
      await does({ type: 'set-end', until, by: sue }, { type: 'pass-on', to: oskar, by: sue });
      await does({ type: 'take-over', by: oskar });
      await ticks(4 * DAY);
      await mails();
      const mail = the('nudge', sent);
      assert.deepEqual([mail.until, mail.sponsor, mail.nominator], [until, oskar, sue]);
    });

    for (const [why, then] of Object.entries({
      'was accepted meanwhile': ({ does, now }) => does({ type: 'record-acceptance', since: now() }),
      'was taken back': ({ does }) => does({ type: 'end-now', by: sue }),
      'is to a company that the rules shut out since': async ({ shut }) => shut.push('fabrikam.com'),
      'has no link any more': ({ store, id }) => store.transaction((tx) => tx.links.forget(id)),
    } satisfies Record<string, (stay: Awaited<ReturnType<typeof invited>>) => Promise<unknown>>))
      it(`is not sent where the invitation ${why}`, async () => {
        const stay = await invited();
        await stay.ticks(4 * DAY);
        const waiting = [...stay.waiting];
        await then(stay);
        stay.waiting.splice(0, Infinity, ...waiting);
        assert.deepEqual([await stay.mails(), stay.sent], [['skipped'], []]);
      });

    it('says where somebody wished for it', async () => {
      const { waiting, mails, sent, guestId } = await invited();
      waiting.splice(0, Infinity, { name: 'nudge-guest', guestId, round: 9, renewed: true });
      assert.deepEqual(await mails(), ['done']);
      assert.equal(the('nudge', sent).renewed, true);
    });

    it('is not sent to somebody whose link travels by chat alone', async () => {
      const { ticks, mails, sent } = await invited({ deliveries: ['chat'] });
      await ticks(4 * DAY);
      assert.deepEqual([await mails(), sent], [['skipped'], []]);
    });
  });

  describe('of an end to come', () => {
    it('says the day, what ends then, and whom to ask', async () => {
      const { ticks, mails, sent } = await accepted();
      await ticks(END.getTime() - afterNoon(2 * DAY).getTime());
      assert.deepEqual(await mails(), ['done']);
      const mail = the('ending', sent);
      assert.deepEqual(
        [mail.until, mail.accessNames, mail.account, mail.sponsor],
        [END, ['Project Apollo'], 'disabled', sue],
      );
    });

    it('names nothing that the guest had before us, whose account stays', async () => {
      const known = [aGuest(personId.parse(randomUUID()))];
      const guest = { ...facts().guest, isGuest: true } as const;
      const described = { accountsAt: async () => known, addSponsor: async () => 'added' as const, has };
      const { ticks, mails, sent } = await accepted({ guest, access: [...facts().access, HAD] }, described);
      await ticks(END.getTime() - afterNoon(2 * DAY).getTime());
      assert.deepEqual(await mails(), ['done']);
      const mail = the('ending', sent);
      assert.deepEqual([mail.account, mail.accessNames], ['stays', ['Project Apollo']]);
    });

    it('comes where nobody took the guest over, and it is said when somebody does after all', async () => {
      const judgement = { ...facts().judgement, stages: [], stays: { ...USUAL_STAYS, unanswered: 'end' as const } };
      const { does, mails, sent, ticks, now } = await accepted({ judgement });
      await does({ type: 'record-lost', person: sue.id });
      for (const step of SUCCESSION) await does({ type: 'record-successors', step, people: [] });
      await ticks(0);
      assert.deepEqual(await mails(), ['done']);
      const mail = the('ending', sent.splice(0));
      assert.deepEqual([mail.unanswered, mail.accessNames], [true, ['Project Apollo']]);
      assert.ok(mail.until >= later(now(), USUAL_STAYS.tellGuest) && mail.until < END);
      await does({ type: 'take-over', by: sue });
      assert.deepEqual([await mails(), the('sponsor', sent.splice(0)).endIsOff], [['done'], true]);
      // Of an end that was off long ago nobody speaks again.
      await ticks(4 * DAY);
      await does({ type: 'pass-on', to: oskar, by: sue }, { type: 'take-over', by: oskar });
      await mails();
      assert.equal(the('sponsor', sent).endIsOff, undefined);
    });

    it('is not sent where the end has moved, or is over', async () => {
      for (const then of ['moved', 'over'] as const) {
        const { ticks, mails, sent, does, waiting, passes, now } = await accepted();
        await ticks(END.getTime() - afterNoon(2 * DAY).getTime());
        const due = waiting.filter(({ name }) => name === 'mail-stay');
        if (then === 'moved') await does({ type: 'set-end', until: later(now(), DAY), by: sue });
        else passes(5 * DAY);
        waiting.splice(0, Infinity, ...due);
        assert.deepEqual([await mails(), sent], [['skipped'], []], then);
      }
    });
  });

  describe('of an end', () => {
    it('is sent once what it says is true', async () => {
      const { ticks, mails, sent, does, now } = await accepted();
      await ticks(END.getTime() - afterNoon(2 * DAY).getTime());
      await mails();
      sent.splice(0);
      await ticks(later(END, SECOND).getTime() - now().getTime());
      assert.deepEqual(await mails(), []);
      await does(closed);
      assert.deepEqual(await mails(), ['done']);
      const mail = the('ended', sent);
      assert.deepEqual(mail.end, { why: 'over', until: END });
      assert.deepEqual(mail.account, { is: 'disabled', removeAt: later(now(), 14 * DAY) });
      assert.deepEqual(mail.accessNames, ['Project Apollo']);
    });

    it('says who ended it, if they answer for the guest, and names nobody else', async () => {
      for (const [by, named] of [
        [{ by: sue }, { by: sue }],
        [{ by: ruth, asAdministrator: true }, {}],
      ] as const) {
        const { mails, sent, does } = await accepted();
        await does({ type: 'end-now', ...by }, closed);
        await mails();
        assert.deepEqual(the('ended', sent).end, { why: 'not-needed', ...named });
      }
    });

    it('says nothing of what could not be taken away, and that an account stays which could not be closed', async () => {
      const { mails, sent, does } = await accepted({ access: [...facts().access, PARTNERS] });
      await does({ type: 'end-now', by: sue });
      await does(closing('not-permitted', 'partners'));
      await mails();
      const mail = the('ended', sent);
      assert.deepEqual([mail.account, mail.accessNames], [{ is: 'stays' }, ['Project Apollo']]);
    });

    it('says nothing of what the guest had before us, where the account stays', async () => {
      const access = [...facts().access, HAD];
      for (const [account, names] of [
        ['not-permitted', ['Project Apollo']],
        ['disabled', ['Project Apollo', 'Had Before']],
      ] as const) {
        const { mails, sent, does } = await accepted({ access }, { has });
        await does({ type: 'end-now', by: sue }, closing(account));
        await mails();
        assert.deepEqual(the('ended', sent).accessNames, names);
      }
    });

    it('says that the account is gone where it is', async () => {
      const { mails, sent, does } = await accepted();
      await does({ type: 'end-now', by: sue }, closing('gone'));
      await mails();
      assert.deepEqual(the('ended', sent).account, { is: 'gone' });
    });

    it('is not sent to whoever never came in, or was stopped for a time', async () => {
      const pending = await invited();
      await pending.does({ type: 'end-now', by: sue }, closed);
      assert.deepEqual([await pending.mails(), pending.sent], [[], []]);
      const stopped = await accepted();
      await stopped.does({ type: 'stop', by: ruth }, closed);
      assert.deepEqual([await stopped.mails(), stopped.sent], [[], []]);
    });
  });

  describe('of a new sponsor', () => {
    it('says who answers now, and who did', async () => {
      const { mails, sent, does, meets } = await accepted();
      await meets(sue);
      await does({ type: 'pass-on', to: oskar, by: sue }, { type: 'take-over', by: oskar });
      assert.deepEqual(await mails(), ['done']);
      const mail = the('sponsor', sent);
      assert.deepEqual([mail.sponsor, mail.former], [oskar, sue]);
    });

    it('waits for the reminder where nobody came in yet', async () => {
      const { mails, sent, does } = await invited();
      await does({ type: 'pass-on', to: oskar, by: sue }, { type: 'take-over', by: oskar });
      assert.deepEqual([await mails(), sent], [['skipped'], []]);
    });
  });

  describe('in trouble', () => {
    const ended = async () => {
      const stay = await accepted();
      await stay.does({ type: 'end-now', by: sue }, closed);
      return { ...stay, before: (await stay.store.attempts.repeated()).mail };
    };

    it('goes out once, though its job comes twice', async () => {
      const { mails, waiting, sent } = await ended();
      const jobs = [...waiting];
      assert.deepEqual(await mails(), ['done']);
      waiting.push(...jobs);
      assert.deepEqual(await mails(), ['skipped']);
      assert.equal(sent.length, 1);
    });

    it('goes out once where others sent it while whoever was about to do so slept', async () => {
      const { mails, waiting, sent, store, before, sleepsOver } = await ended();
      const jobs = [...waiting];
      sleepsOver(async () => {
        waiting.push(...jobs);
        assert.deepEqual(await mails(), ['done']);
      });
      assert.deepEqual(await mails(), ['skipped']);
      assert.deepEqual([sent.length, (await store.attempts.repeated()).mail], [1, before]);
    });

    it('waits where the sender is slowed down, and is no second mail then', async () => {
      const { mails, answers, sent, now, store, before } = await ended();
      answers(() => {
        throw new DirectoryTrouble('throttled', 'Slow down.');
      });
      assert.deepEqual(await mails(), [AGAIN(now())]);
      answers(() => 'accepted');
      assert.deepEqual(await mails(), ['done']);
      assert.deepEqual([sent.length, (await store.attempts.repeated()).mail], [1, before]);
    });

    it('is tried again where no answer came, and counted, for it may have gone out', async () => {
      const { mails, answers, now, store, before, guestId } = await ended();
      answers(() => {
        throw new DirectoryTrouble('unavailable', 'No answer.');
      });
      assert.deepEqual(await mails(), [AGAIN(now())]);
      answers(() => 'accepted');
      assert.deepEqual(await mails(), ['done']);
      assert.equal((await store.attempts.repeated()).mail, before + 1);
      assert.equal((await store.guests.read(guestId))?.status, 'disabled');
    });

    const refusals: Readonly<Record<string, () => 'refused'>> = {
      'is refused': () => 'refused',
      'is not permitted': () => {
        throw new DirectoryTrouble('not-permitted', 'Mail.Send is missing.', { lasting: 'refused' });
      },
    };
    for (const [why, answer] of Object.entries(refusals))
      it(`is given up where it ${why}`, async () => {
        const { mails, answers, sent, waiting } = await ended();
        answers(answer);
        assert.deepEqual([await mails(), sent, waiting], [['skipped'], [], []]);
      });
  });
});
