import type { Change, Changes, Proposed } from '../../src/nomination/asking.js';
import type { Access, Nomination } from '../../src/nomination/nomination.js';
import type { Delivery } from '../../src/policy/policy.js';
import { inOneLine, type Sentence } from '../../src/words/words.js';
import { line, type Line } from '../card.js';
import type { Facts } from '../facts.js';

/** More than these are no longer what anybody decides by; how many more there were is said. */
const MOST = 5;

/** What approvers changed of the ask, and which change waits for the nominator. */
export const changesOf = (nomination: Nomination, facts: Facts): readonly Line[] => {
  const { changed } = facts.words.approval;
  const { changes = [] } = nomination;
  const most = Math.min(MOST, facts.many);
  const left = changes.length - most;
  const { proposed, declined } = nomination.status === 'awaiting-approval' ? nomination : {};
  return [
    ...(left > 0 ? [line(changed.earlier(left), { tone: 'subtle' })] : []),
    ...changes
      .slice(-most)
      .map((change) => line(changed.by(facts.who(change), facts.moment(change.at), made(change, facts)))),
    ...(declined ? [line(refusal(nomination, declined, facts))] : []),
    ...(proposed ? [line(proposal(nomination, proposed, facts))] : []),
  ];
};

const made = ({ to, was }: Change, facts: Facts): Sentence => said(to, was, facts);

const proposal = (nomination: Nomination, proposed: Proposed, facts: Facts): Sentence => {
  const { decision } = proposed;
  const what = wished(nomination, proposed, facts);
  return facts.words.approval.changed.proposed(facts.who(decision), facts.moment(decision.at), what, facts.nominator);
};

const refusal = (nomination: Nomination, declined: Proposed, facts: Facts): Sentence => {
  const what = wished(nomination, declined, facts);
  return facts.words.approval.changed.declined(facts.nominator, facts.who(declined.decision), what);
};

const wished = (nomination: Nomination, { changes }: Proposed, facts: Facts): Sentence => {
  const { access, nominator, sponsor = nominator } = nomination;
  return said(changes, { ...(changes.until && { until: nomination.until }), access, sponsor }, facts);
};

const said = (to: Changes, was: Change['was'], facts: Facts): Sentence => {
  const { changed } = facts.words.approval;
  const pieces = [
    ...(to.until ? [until(to.until, was.until, facts)] : []),
    ...(to.without && to.without.length > 0 ? [changed.without(facts.list(namesOf(to.without, was.access)))] : []),
    ...(to.sponsor
      ? [changed.sponsor(facts.name(to.sponsor.name), was.sponsor ? facts.name(was.sponsor.name) : facts.nominator)]
      : []),
    ...(to.deliveries ? [changed.deliveries[waysOf(to.deliveries)]] : []),
  ];
  return inOneLine(changed.between, pieces);
};

const until = (to: Date, from: Date | undefined, { day, words: { approval } }: Facts): Sentence =>
  from ? approval.changed.until(day(to), day(from)) : approval.changed.shorter(day(to));

const namesOf = (keys: readonly Access['key'][], access: readonly Access[] = []): readonly string[] =>
  keys.map((key) => access.find((one) => one.key === key)?.name ?? key);

/** How the link travels, as words know it. */
export const waysOf = (deliveries: readonly Delivery[]): 'both' | Delivery => {
  const [first = 'chat', second] = deliveries;
  return second === undefined ? first : 'both';
};
