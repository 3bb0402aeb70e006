import type { Person } from '../../kernel/people.js';
import { awaited } from '../awaited.js';
import type { Chosen } from '../events.js';
import { aboutThese } from '../items.js';
import { noesOf, whoseAnswers, type Nomination, type NominationIn } from '../nomination.js';
import { isParty } from './standing.js';
import { nothing, refuse, yes, type CommandOf, type NominationDecision } from './outcome.js';
import { orElse } from './quorum.js';

/** Whoever joins has an interest in it: they answer it neither later nor, by joining afterwards, have answered it before. */
export const join = (
  nomination: Nomination,
  { by, mayNominate, answered }: CommandOf<'join'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'awaiting-approval' && nomination.status !== 'approved') return refuse('already-ended');
  if (isParty(nomination, by)) return nothing();
  if (!mayNominate) return refuse('not-a-nominator');
  const agreed = nomination.status === 'awaiting-approval' ? nomination.agreed : [];
  if (answered || whoseAnswers([...nomination.decisions, ...agreed, ...noesOf(nomination)]).has(by.id))
    return refuse('answered-before');
  if ((nomination.joined ?? []).length >= MOST_JOINED) return refuse('too-many-joined');
  const joined = { type: 'joined', by, at } as const;
  if (nomination.status === 'approved') return yes(joined);
  // They are asked no more; whom they stood in for is, and if too few are left, others have to be.
  const { proposed } = nomination;
  const back = stoodInFor(nomination, by).map((stands) => ({ type: 'stand-in-asked', stands, at }) as const);
  return proposed && whoseAnswers([proposed.decision]).has(by.id)
    ? orElse(nomination, at, { type: 'change-declined', proposed, why: 'right-lost', at }, ...back, joined)
    : orElse(nomination, at, ...back, joined);
};

/** Whoever was not asked themselves, since this one stands in for them, and whose answer is still awaited. */
const stoodInFor = (nomination: NominationIn<'awaiting-approval'>, { id }: Person): readonly Chosen[] =>
  awaited(nomination).flatMap(({ person, for: whose, about }) =>
    person.id === id && whose?.how === 'delegated' && !nomination.asked.some((one) => one.person.id === whose.person.id)
      ? [{ person: whose.person, ...aboutThese(about) }]
      : [],
  );

/** Each of them is told of everything, so their number has an end. */
const MOST_JOINED = 10;
