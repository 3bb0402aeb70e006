import assert from 'node:assert/strict';
import { duesOf } from '../../src/guest/clock.js';
import { decide } from '../../src/guest/decide.js';
import type { GuestCommand, GuestRefusal } from '../../src/guest/events.js';
import { evolve } from '../../src/guest/evolve.js';
import { isAdopting, reviewers, reviewOf, type Guest } from '../../src/guest/guest.js';
import { react, type GuestJob } from '../../src/guest/react.js';
import { DAY } from '../../src/kernel/clock.js';
import type { Person } from '../../src/kernel/people.js';
import { USUAL_STAYS } from '../../src/policy/stays.js';
import { nth } from './played.js';
import { ada, afterNoon, lin, mia, NOON, oskar, sue } from '../support/samples.js';

type Adopt = Extract<GuestCommand, { type: 'adopt' }>;

const END = afterNoon(90 * DAY);

const adopt = (asked: readonly Person[] = [sue], part: Partial<Adopt> = {}, facts: Partial<Adopt['facts']> = {}) =>
  ({
    type: 'adopt',
    facts: {
      id: ada,
      address: 'ada@fabrikam.com',
      displayName: 'Ada Lovelace',
      sponsor: asked[0] ?? lin,
      zone: 'Europe/Berlin',
      language: 'en',
      nominations: [],
      invitedAt: afterNoon(-400 * DAY),
      ours: 'access',
      terms: USUAL_STAYS,
      ...facts,
    },
    since: afterNoon(-400 * DAY),
    asked,
    ...part,
  }) satisfies Adopt;

/** Each command at its moment; a refusal ends the story. */
const play = (...story: readonly (GuestCommand | readonly [GuestCommand, Date])[]) => {
  let guest: Guest | undefined;
  let types: string[] = [];
  let jobs: GuestJob[] = [];
  let refusal: GuestRefusal | undefined;
  for (const step of story) {
    const [command, at] = 'type' in step ? [step, NOON] : step;
    const decision = decide(guest, command, at);
    if (!decision.ok) {
      refusal = decision.refusal;
      break;
    }
    const { events } = decision;
    const after = events.reduce<Guest | undefined>(evolve, guest);
    guest = after;
    types = events.map(({ type }) => type);
    jobs = after ? events.flatMap((event) => react(event, after, events)) : [];
  }
  assert.ok(guest);
  const review = reviewOf(guest);
  return { guest, types, jobs, refusal, asked: review && reviewers(review).map(({ name }) => name) };
};

const takes = (by: Person, until?: Date): GuestCommand => ({ type: 'take-over', by, ...(until && { until }) });
const declines = (by: Person): GuestCommand => ({ type: 'decline', by });
const administrators = (...people: readonly Person[]): GuestCommand => ({
  type: 'record-successors',
  step: 'administrators',
  people,
});
/** By Sue, until the end of September, and agreed. */
const nominated = (facts: Partial<Adopt['facts']> = {}): Extract<GuestCommand, { type: 'receive' }> => ({
  type: 'receive',
  accepted: true,
  facts: {
    ...adopt().facts,
    sponsor: sue,
    until: END,
    nominations: [nth(1)],
    invitedAt: NOON,
    ours: 'access',
    ...facts,
  },
});
const TICK: GuestCommand = { type: 'tick' };

describe('a guest who was there before', () => {
  it('has an account that is ours to end from the yes on, and not before', () => {
    assert.equal(play(adopt()).guest.ours, 'access');
    assert.equal(play(adopt(), takes(sue)).guest.ours, 'account');
  });

  it('has whoever was proposed asked, once', () => {
    const { guest, types, jobs, asked } = play(adopt([oskar, mia]));
    assert.deepEqual([guest.status, asked], ['under-review', ['Oskar Lind', 'Mia Berg']]);
    assert.deepEqual(types, ['received', 'accepted', 'review-begun']);
    assert.deepEqual(
      jobs.flatMap((job) => (job.name === 'tell-of-guests' ? [job.personId] : [])),
      [oskar.id, mia.id],
    );
    assert.deepEqual(play(adopt(), adopt([mia])).types, []);
  });

  it('lives on like any other once somebody took them over, with an end or without', () => {
    const { guest, jobs } = play(adopt([oskar, mia]), takes(mia));
    assert.deepEqual([guest.status, guest.sponsor, guest.until], ['active', mia, undefined]);
    assert.deepEqual(
      jobs.map(({ name }) => name),
      ['show-guest', 'keep-sponsors'],
    );
    assert.deepEqual(
      duesOf(guest).map(({ what }) => what),
      ['ask-whether-needed'],
    );
    const bounded = play(adopt(), takes(sue, END)).guest;
    assert.deepEqual(bounded.until, END);
    assert.equal(duesOf(bounded)[0]?.what, 'ask-about-end');
  });

  it('is taken over by whoever has something agreed for them: sponsor and end are those of the nomination', () => {
    const { guest, types, jobs, asked } = play(adopt([oskar, mia]), nominated({ sponsor: sue, backup: lin }));
    assert.deepEqual([guest.status, guest.ours, asked], ['active', 'access', undefined]);
    assert.deepEqual([guest.sponsor, guest.backup, guest.until, guest.nominations], [sue, lin, END, [nth(1)]]);
    assert.deepEqual([types, jobs.map(({ name }) => name)], [['adopted'], ['show-guest', 'keep-sponsors']]);
    assert.deepEqual(
      duesOf(guest).map(({ what }) => what),
      ['ask-about-end', 'tell-guest', 'end'],
    );
    const proposed = adopt([oskar], {}, { until: afterNoon(10 * DAY) });
    assert.deepEqual(play(proposed, nominated()).guest.until, END, 'what was agreed holds, not what was proposed');
    assert.equal(isAdopting(play(adopt(), { ...nominated(), change: 'end' }).guest), false);
    assert.deepEqual(play(adopt(), nominated(), nominated()).types, [], 'and it counts once');
  });

  it('has a new link where it had not accepted, and whoever nominated it hears if it is not used', () => {
    const { since: _, ...pending } = adopt([mia]);
    const { guest } = play(pending, { ...nominated(), accepted: false });
    assert.equal(guest.status, 'pending-acceptance');
    assert.deepEqual([guest.sponsor, guest.invitedAt, reviewOf(guest)], [sue, NOON, undefined]);
    assert.deepEqual(
      duesOf(guest).map(({ what }) => what),
      ['nudge', 'tell-sponsor'],
    );
  });

  it('keeps the stay that somebody agreed to, whoever asks for more until some day', () => {
    const { guest } = play(adopt([mia]), takes(mia), nominated());
    assert.deepEqual([guest.sponsor, guest.until], [mia, undefined]);
  });

  it('is asked about before an end that an administrator had set before anybody took them over', () => {
    const end: GuestCommand = { type: 'set-end', until: afterNoon(10 * DAY), by: lin, asAdministrator: true };
    const { guest } = play(adopt(), end, takes(sue));
    assert.deepEqual(
      duesOf(guest).map(({ what }) => what),
      ['ask-about-end', 'tell-guest', 'end'],
    );
  });

  it('may be kept for less than was proposed, and not for longer; what has passed binds nobody', () => {
    const proposed = adopt([sue], {}, { until: END });
    assert.deepEqual(play(proposed, takes(sue)).guest.until, END);
    assert.deepEqual(play(proposed, takes(sue, afterNoon(DAY))).guest.until, afterNoon(DAY));
    assert.equal(play(proposed, takes(sue, afterNoon(91 * DAY))).refusal, 'needs-approval');
    assert.equal(play(proposed, takes(sue, afterNoon(-DAY))).refusal, 'end-past');
    const late = play(proposed, [takes(sue), afterNoon(100 * DAY)]).guest;
    assert.deepEqual([late.status, late.until], ['active', undefined]);
  });

  it('never ends for want of an answer: reminded, then the administrators, and the question stays', () => {
    const proposed = adopt([sue], {}, { until: afterNoon(10 * DAY), terms: { ...USUAL_STAYS, unanswered: 'end' } });
    const reminded = play(proposed, [TICK, afterNoon(8 * DAY)]);
    assert.deepEqual(reminded.types, ['review-reminded']);
    const moved = play(proposed, [TICK, afterNoon(8 * DAY)], [TICK, afterNoon(16 * DAY)]);
    assert.deepEqual(moved.types, ['search-moved']);
    assert.ok(moved.jobs.some((job) => job.name === 'find-successors' && job.step === 'administrators'));
    const story = [
      proposed,
      [TICK, afterNoon(8 * DAY)],
      [TICK, afterNoon(16 * DAY)],
      [administrators(lin), afterNoon(16 * DAY)],
    ] as const;
    assert.deepEqual(play(...story).asked, ['Lin Wei']);
    assert.deepEqual(duesOf(play(...story).guest), []);
    const after = play(...story, [TICK, afterNoon(900 * DAY)]);
    assert.deepEqual([after.guest.status, after.types], ['under-review', []]);
    // Whoever was proposed may still say yes.
    assert.equal(play(...story, [takes(sue), afterNoon(900 * DAY)]).guest.status, 'active');
  });

  it('has those reminded who are asked by then, and nobody else', () => {
    const reminded = (...story: readonly GuestCommand[]) =>
      play(...story, [TICK, afterNoon(8 * DAY)]).jobs.flatMap((job) =>
        job.name === 'tell-of-guests' ? [job.personId] : [],
      );
    assert.deepEqual(reminded(adopt([sue]), { type: 'pass-on', by: sue, to: mia }), [mia.id]);
    assert.deepEqual(reminded(adopt([sue, mia, oskar]), declines(mia)), [sue.id, oskar.id]);
  });

  it('goes to the administrators when all decline or cannot be reached, and stays open when they do too', () => {
    const one = play(adopt([oskar, mia]), declines(mia));
    assert.deepEqual([one.types, one.asked], [['reviewer-out'], ['Oskar Lind']]);
    const none = play(adopt([oskar, mia]), declines(mia), { type: 'record-unreachable', person: oskar.id });
    assert.deepEqual(none.types, ['reviewer-out', 'search-moved']);
    const last = play(adopt([oskar]), declines(oskar), administrators(lin, oskar), declines(lin));
    assert.deepEqual([last.types, last.asked], [['reviewer-out', 'kept-without-sponsor'], []]);
    assert.ok(isAdopting(last.guest));
    assert.equal(play(adopt([oskar]), declines(oskar), administrators(lin), takes(lin)).guest.status, 'active');
  });

  it('asks the administrators where nobody was found', () => {
    const { jobs } = play(adopt([]));
    assert.ok(jobs.some((job) => job.name === 'find-successors' && job.step === 'administrators'));
    assert.deepEqual(play(adopt([]), administrators(lin)).asked, ['Lin Wei']);
    assert.deepEqual(play(adopt([]), administrators()).types, ['kept-without-sponsor']);
  });

  it('is nobody else to decide about: not for strangers, and not before it was taken over', () => {
    assert.equal(play(adopt([sue]), takes(oskar)).refusal, 'not-yours');
    assert.equal(play(adopt([sue]), { type: 'end-now', by: sue }).refusal, 'not-yours');
    assert.equal(play(adopt([sue]), { type: 'end-now', by: lin, asAdministrator: true }).guest.status, 'disabled');
    assert.equal(play(adopt([sue]), { ...takes(lin), asAdministrator: true } as GuestCommand).guest.sponsor, lin);
  });

  it('is asked of the colleague to whom somebody points', () => {
    const passed = play(adopt([sue]), { type: 'pass-on', by: sue, to: mia });
    assert.deepEqual([passed.guest.status, passed.asked], ['under-review', ['Mia Berg']]);
    assert.deepEqual(play(adopt([sue]), { type: 'pass-on', by: sue }).types, ['reviewer-out', 'search-moved']);
  });

  it('is no news to whoever was proposed, when they are removed or an administrator ends the stay', () => {
    const tells = (...story: readonly GuestCommand[]) =>
      play(adopt([sue]), ...story).jobs.filter(({ name }) => name === 'tell-of-guests').length;
    const removed: GuestCommand = { type: 'record-removal', by: 'somebody-else' };
    const ends: GuestCommand = { type: 'end-now', by: lin, asAdministrator: true };
    assert.deepEqual([tells(removed), tells(declines(sue), removed), tells(ends), tells(ends, removed)], [0, 0, 0, 0]);
    assert.deepEqual([tells(takes(sue), removed), tells(takes(sue), ends)], [1, 1], 'to whoever took them over it is');
  });

  it('does not lose the question when whoever was proposed leaves, or the directory is edited', () => {
    const left = play(adopt([sue]), { type: 'record-lost', person: sue.id });
    assert.deepEqual([left.types, isAdopting(left.guest)], [['reviewer-out', 'search-moved'], true]);
    const seen: GuestCommand = {
      type: 'record-directory',
      displayName: 'Ada',
      address: '',
      enabled: true,
      sponsors: [sue],
    };
    assert.ok(isAdopting(play(adopt([sue]), seen, { ...seen, sponsors: [oskar] }).guest));
  });

  it('is asked about again, and never ended for want of an answer, when they are let in after an emergency', () => {
    const terms = { ...USUAL_STAYS, unanswered: 'end' } as const;
    const stop: GuestCommand = { type: 'stop', by: lin };
    const shut: GuestCommand = { type: 'record-closed', endedAt: NOON, left: [], account: 'disabled' };
    const proposed = adopt([oskar, mia], {}, { terms, until: afterNoon(3 * DAY) });
    const stopped = [proposed, declines(mia), stop, shut] as const;
    assert.deepEqual(duesOf(play(...stopped).guest), [], 'an end that was proposed binds nobody');
    assert.equal(play(...stopped, { type: 'end-now', by: oskar }).refusal, 'not-yours');
    const back = play(...stopped, [{ type: 'reopen', by: lin }, afterNoon(DAY)]);
    assert.deepEqual([back.types, back.asked], [['reopened', 'review-begun'], ['Oskar Lind']]);
    const long = [8, 16, 24, 400].map((day) => [TICK, afterNoon(day * DAY)] as const);
    const after = play(...stopped, [{ type: 'reopen', by: lin }, afterNoon(DAY)], ...long);
    assert.ok(isAdopting(after.guest));
    assert.equal(after.guest.review.search?.step, 'administrators');
    // So does whoever opens the account in the directory.
    const seen: GuestCommand = {
      type: 'record-directory',
      displayName: 'Ada Lovelace',
      address: '',
      enabled: true,
      sponsors: [],
    };
    assert.ok(isAdopting(play(...stopped, [seen, afterNoon(DAY)]).guest));
  });

  it('is whose nomination was on its way when a stop found the account it had made, and nobody is asked', () => {
    const { since: _, ...pending } = adopt([oskar], {}, { until: afterNoon(3 * DAY) });
    const stop: GuestCommand = { type: 'stop', by: lin };
    const late = { ...nominated({ ours: 'account', backup: mia }), accepted: false };
    const { guest, types } = play(pending, stop, late);
    assert.deepEqual([types, guest.status], [['adopted'], 'disabled']);
    assert.deepEqual([guest.sponsor, guest.backup, guest.until, guest.ours], [sue, mia, END, 'account']);
    const shut: GuestCommand = { type: 'record-closed', endedAt: NOON, left: [], account: 'disabled' };
    const back = play(pending, stop, late, shut, [{ type: 'reopen', by: lin }, afterNoon(DAY)]);
    assert.deepEqual([back.types, back.guest.status, back.asked], [['reopened'], 'pending-acceptance', undefined]);
    assert.deepEqual(
      duesOf(back.guest).map(({ what }) => what),
      ['nudge', 'tell-sponsor'],
    );
  });

  it('is not written to or given up while pending, and later only as somebody knows of it', () => {
    const { since: _, ...pending } = adopt([sue]);
    const asked = play(pending, [TICK, afterNoon(400 * DAY)]);
    assert.deepEqual([asked.guest.status, asked.types.includes('ended')], ['pending-acceptance', false]);
    const { guest } = play(pending, takes(sue));
    assert.deepEqual(
      duesOf(guest).map(({ what }) => what),
      ['nudge', 'give-up'],
    );
    assert.ok(duesOf(guest)[1]!.at >= afterNoon(23 * DAY));
    const accepted = play(pending, { type: 'record-acceptance', since: NOON }).guest;
    assert.ok(accepted.status === 'under-review' && isAdopting(accepted));
  });
});
