import assert from 'node:assert/strict';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/kernel/clock.js';
import { decide } from '../../src/nomination/decide.js';
import type { NominationCommand } from '../../src/nomination/commands.js';
import type { NominationEvent } from '../../src/nomination/events.js';
import { evolve } from '../../src/nomination/evolve.js';
import type { Facts, Hindrance, Nomination } from '../../src/nomination/nomination.js';
import { react } from '../../src/nomination/react.js';
import { ada, afterNoon, facts, mia, NOON, oskar, sue } from '../support/samples.js';

/** Plays commands one after the other, an hour apart, and says what became of the last. */
const play = (...commands: NominationCommand[]) => {
  let nomination: Nomination | undefined;
  let events: readonly NominationEvent[] = [];
  let refusal: string | undefined;
  commands.forEach((command, hour) => {
    const decision = decide(nomination, command, afterNoon(hour * HOUR));
    events = decision.ok ? decision.events : [];
    refusal = decision.ok ? undefined : decision.refusal;
    nomination = events.reduce<Nomination | undefined>(evolve, nomination);
  });
  const types = events.map(({ type }) => type);
  const jobs = nomination
    ? events.flatMap((event) => react(event, nomination as Nomination).map(({ name }) => name))
    : [];
  return { nomination, types, refusal, jobs };
};

const nominate = (changes: Partial<Facts> = {}): NominationCommand => ({ type: 'nominate', facts: facts(changes) });
const byRuleAlone = nominate({ judgement: { rule: 'Trusted', policy: 'f'.repeat(64), stages: [] } });
const chosen = { type: 'choose-approvers', stage: 0, source: 0, people: [{ person: oskar }, { person: mia }] } as const;
const approve = { type: 'approve', by: oskar, right: 'own', stage: 0, comment: 'fine' } as const;
const deny = { type: 'deny', by: mia, right: 'own', stage: 0, comment: 'not now' } as const;
const invited = {
  type: 'record-invitation',
  guestId: ada,
  alreadyGuest: false,
  ours: true,
  repeated: false,
} as const;
const withdraw = { type: 'withdraw', by: sue.id, accepted: false } as const;

describe('a nomination', () => {
  it('waits for approval, and asks the first source', () => {
    const { nomination, jobs } = play(nominate());
    assert.equal(nomination?.status, 'awaiting-approval');
    assert.deepEqual(jobs, ['show-receipt', 'choose-approvers']);
  });

  it('is approved at once where the rule asks nobody', () => {
    const { nomination, types, jobs } = play(byRuleAlone);
    assert.equal(nomination?.status, 'approved');
    assert.deepEqual(types, ['nominated', 'approved']);
    assert.ok(jobs.includes('invite-guest'));
  });

  it('begins once', () => assert.deepEqual(play(nominate(), nominate()).types, []));

  it('never asks its own nominator', () => {
    const { types, jobs } = play(nominate(), { ...chosen, people: [{ person: sue }] });
    assert.deepEqual(types, ['source-exhausted']);
    assert.deepEqual(jobs, ['choose-approvers']);
  });

  it('asks the next source when nobody of the first can be reached; after the last it ends, and the administrators hear of it', () => {
    const unreached = (personId: typeof oskar.id): NominationCommand => ({
      type: 'record-reach',
      personId,
      reached: 'no',
    });
    const first = play(nominate(), { ...chosen, people: [{ person: oskar }] }, unreached(oskar.id));
    assert.deepEqual(first.types, ['approver-reached', 'source-exhausted']);
    assert.ok(first.jobs.includes('tell-unreachable'));
    const second = play(nominate(), { ...chosen, people: [{ person: oskar }] }, unreached(oskar.id), {
      ...chosen,
      source: 1,
      people: [],
    });
    assert.deepEqual(second.types, ['expired']);
    assert.ok(
      second.nomination?.status === 'expired' && second.nomination.nobodyLeft && second.nomination.nobodyReached,
    );
    assert.ok(second.jobs.includes('tell-administrators'));
  });

  it('goes on with those it reached', () => {
    const { nomination, types } = play(nominate(), chosen, { type: 'record-reach', personId: oskar.id, reached: 'no' });
    assert.deepEqual(types, ['approver-reached']);
    assert.equal(nomination?.status === 'awaiting-approval' && nomination.source, 0);
  });

  it('has one decision: the second answer is told so', () => {
    const { refusal, nomination } = play(nominate(), chosen, approve, deny);
    assert.equal(refusal, 'already-decided');
    assert.equal(nomination?.status, 'approved');
  });

  it('is not answered by its nominator, by a stranger, or after its time', () => {
    assert.equal(play(nominate(), chosen, { ...approve, by: sue }).refusal, 'own-nomination');
    assert.equal(play(nominate(), chosen, { ...approve, right: 'none' }).refusal, 'not-an-approver');
    const waiting = play(nominate(), chosen).nomination;
    const late = decide(waiting, approve, afterNoon(3 * DAY));
    assert.deepEqual(late, { ok: false, refusal: 'already-decided' });
  });

  it('is denied only with a reason', () => {
    assert.equal(play(nominate(), chosen, { ...deny, comment: '  ' }).refusal, 'comment-needed');
    const { nomination, jobs } = play(nominate(), chosen, deny);
    assert.equal(nomination?.status === 'denied' && nomination.decision.comment, 'not now');
    assert.deepEqual(jobs, ['redraw-cards', 'tell-nominator']);
  });

  it('counts a click that was made in time, though it is decided later', () => {
    const waiting = play(nominate(), chosen).nomination;
    const late = decide(waiting, { ...approve, pressedAt: afterNoon(3 * DAY - SECOND) }, afterNoon(3 * DAY + MINUTE));
    assert.deepEqual(late.ok && late.events.map(({ type }) => type), ['approved']);
  });

  it('asks nobody longer than the stay would last', () => {
    const short = play(nominate({ until: afterNoon(DAY) })).nomination;
    assert.deepEqual(short?.status === 'awaiting-approval' && short.dueAt, afterNoon(DAY));
  });

  it('expires when its time is over, and not a second before', () => {
    const waiting = play(nominate(), chosen).nomination;
    assert.deepEqual(decide(waiting, { type: 'tick' }, afterNoon(3 * DAY - SECOND)), { ok: true, events: [] });
    const late = decide(waiting, { type: 'tick' }, afterNoon(3 * DAY));
    assert.deepEqual(late.ok && late.events.map(({ type }) => type), ['expired']);
  });

  it('gives, mails and tells once the guest is invited', () => {
    const { jobs, nomination } = play(nominate(), chosen, approve, invited);
    assert.deepEqual(jobs, ['receive-guest', 'give-access', 'mail-guest', 'redraw-cards', 'tell-nominator']);
    assert.equal(nomination?.status === 'invited' && nomination.mail, 'waiting');
  });

  it('sends no mail to somebody who was a guest already', () => {
    const { nomination } = play(nominate(), chosen, approve, { ...invited, alreadyGuest: true, ours: false });
    assert.equal(nomination?.status === 'invited' && nomination.mail, 'unwanted');
  });

  it('is invited once, whatever comes again', () => {
    assert.deepEqual(play(nominate(), chosen, approve, invited, invited).types, []);
  });

  it('takes back an account that came into being while it was being withdrawn', () => {
    const { nomination, jobs } = play(nominate(), chosen, approve, withdraw, invited);
    assert.equal(nomination?.status === 'withdrawn' && nomination.account, 'to-be-removed');
    assert.ok(jobs.includes('remove-guest'));
  });

  it('keeps an account that it did not make', () => {
    const { nomination, jobs } = play(nominate(), chosen, approve, { ...invited, ours: false }, withdraw);
    assert.equal(nomination?.status === 'withdrawn' && nomination.account, 'kept');
    assert.ok(!jobs.includes('remove-guest'));
  });

  it('is withdrawn by its nominator alone, and not after the guest accepted', () => {
    assert.equal(play(nominate(), chosen, { ...withdraw, by: oskar.id }).refusal, 'not-the-nominator');
    assert.equal(
      play(nominate(), chosen, approve, invited, { ...withdraw, accepted: true }).refusal,
      'already-accepted',
    );
  });

  it('tells people of a hindrance once, though it is tried again and again', () => {
    const hindered: NominationCommand = {
      type: 'record-hindrance',
      unanswered: false,
      hindrance: { kind: 'throttled', tryAgainAt: NOON },
    };
    assert.deepEqual(play(nominate(), chosen, approve, hindered).jobs, ['redraw-cards', 'tell-nominator']);
    assert.deepEqual(play(nominate(), chosen, approve, hindered, hindered).jobs, ['redraw-cards']);
    const unavailable: NominationCommand = {
      type: 'record-hindrance',
      unanswered: false,
      hindrance: { kind: 'unavailable', tryAgainAt: NOON },
    };
    assert.deepEqual(play(nominate(), chosen, approve, hindered, unavailable, hindered).jobs, ['redraw-cards']);
  });

  it('stays paused, whatever trouble is told of late by whoever slept meanwhile', () => {
    const hindered = (hindrance: Hindrance): NominationCommand => ({
      ...{ type: 'record-hindrance', unanswered: false, hindrance },
    });
    const paused = hindered({ kind: 'paused', by: oskar, since: NOON });
    const late = hindered({ kind: 'unavailable', tryAgainAt: NOON });
    const { nomination, jobs } = play(nominate(), chosen, approve, paused, late);
    assert.ok(nomination?.status === 'approved' && nomination.hindrance?.kind === 'paused');
    assert.deepEqual(jobs, ['redraw-cards']);
    assert.deepEqual(play(nominate(), chosen, approve, paused, late, { type: 'resume' }).jobs, [
      'redraw-cards',
      'invite-guest',
    ]);
  });

  it('has the administrators hear of a hindrance that only they can end', () => {
    for (const kind of ['not-permitted', 'invitations-closed'] as const) {
      const hindered = { type: 'record-hindrance', hindrance: { kind, tryAgainAt: NOON }, unanswered: false } as const;
      assert.ok(play(nominate(), chosen, approve, hindered).jobs.includes('tell-administrators'), kind);
    }
  });

  it('ends as failed when Microsoft will never take it, and the administrators learn of it', () => {
    const refused: NominationCommand = { type: 'record-refusal', refusal: { kind: 'domain-blocked', text: 'no' } };
    const { nomination, jobs } = play(nominate(), chosen, approve, refused);
    assert.equal(nomination?.status, 'failed');
    assert.ok(jobs.includes('tell-administrators'));
  });

  it('lets the mail be sent again, but not twice at once, and not within ten minutes', () => {
    const again: NominationCommand = { type: 'mail-again', by: sue.id, accepted: false };
    const sent: NominationCommand = { type: 'record-mail', round: 1, outcome: 'sent' };
    assert.deepEqual(play(nominate(), chosen, approve, invited, sent, again).types, ['mail-asked-again']);
    assert.equal(play(nominate(), chosen, approve, invited, again).refusal, 'mail-on-its-way');
    const late = play(nominate(), chosen, approve, invited, sent, again, sent);
    assert.deepEqual(late.types, [], 'what became of the first mail says nothing of the second');
    assert.deepEqual(play(nominate(), chosen, approve, invited, sent, again, { ...sent, round: 2 }).types, [
      'mail-sent',
    ]);
    const justSent = play(nominate(), chosen, approve, invited, sent).nomination;
    assert.deepEqual(decide(justSent, again, afterNoon(4 * HOUR + 5 * MINUTE)), {
      ok: false,
      refusal: 'mail-just-sent',
    });
  });
});
