import type { Nomination } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import type { View } from '../../src/workflow/views.js';
import { settledBy } from '../approval/standing.js';
import type { Facts } from '../facts.js';

/** Who said what about the part that was theirs to decide, where it is known who pressed. */
export const partSettled = (nomination: Nomination, view: View | undefined, facts: Facts): Sentence => {
  const { partSettled: say } = facts.words.refusals;
  const reader = view?.kind === 'approval' ? view.reader : undefined;
  if (nomination.status !== 'awaiting-approval' || reader === undefined) return say.plainly;
  const theirs = nomination.asked.findLast(({ person }) => person.id === reader)?.about;
  const by = theirs && settledBy(nomination, theirs);
  if (!by) return say.plainly;
  if (!('why' in by)) return say.approved(facts.items(by.about ?? theirs), facts.who(by), facts.moment(by.at));
  if (by.why !== 'denied') return say.plainly;
  return say.denied(facts.list(by.access.map(({ name }) => name)), facts.who(by.decision), facts.moment(by.at));
};
