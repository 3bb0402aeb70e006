import type { Person } from '../../src/kernel/people.js';
import type { Change, Changes } from '../../src/nomination/asking.js';
import type { Access, Nomination } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import { waysOf } from '../approval/changes.js';
import type { Facts } from '../facts.js';

/** What an approver changed of what was asked, to stand after who did so. */
export const changeMade = ({ to, was }: Change, nomination: Nomination, facts: Facts): Sentence => {
  const { change } = facts.words.receipt;
  const { day } = facts;
  const done: readonly Sentence[] = [
    ...(to.until ? [change.until(day(was.until ?? nomination.until), day(to.until))] : []),
    ...(to.without ? [change.without(thingsIn(to.without, was.access ?? nomination.access, facts))] : []),
    ...(to.sponsor ? [sponsorChanged(to.sponsor, was.sponsor, nomination, facts)] : []),
    ...(to.deliveries ? [change.deliveries[waysOf(to.deliveries)]] : []),
  ];
  return change.together(done);
};

/** Nominators know that it was they. */
const sponsorChanged = (to: Person, was: Person | undefined, { nominator }: Nomination, facts: Facts): Sentence => {
  const { change } = facts.words.receipt;
  const who = facts.name(to.name);
  if (!was || was.id === nominator.id) return change.sponsor(who, facts.guest);
  return change.sponsorInstead(who, facts.guest, facts.name(was.name));
};

/** What would change beside the sponsor; nothing where nothing would. */
export const changeProposed = ({ until, without, deliveries }: Changes, nomination: Nomination, facts: Facts) => {
  const { proposal } = facts.words.receipt;
  const wished: readonly Sentence[] = [
    ...(until ? [proposal.until(facts.day(until))] : []),
    ...(without ? [proposal.without(thingsIn(without, nomination.access, facts))] : []),
    ...(deliveries ? [proposal.deliveries[waysOf(deliveries)]] : []),
  ];
  return facts.words.receipt.change.together(wished);
};

const thingsIn = (keys: readonly Access['key'][], access: readonly Access[], facts: Facts): string =>
  facts.list(access.filter(({ key }) => keys.includes(key)).map(({ name }) => name));
