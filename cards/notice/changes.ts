import type { Change } from '../../src/nomination/asking.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import type { Facts } from '../facts.js';
import { approversOf } from '../receipt/approvers.js';
import { changeMade } from '../receipt/changed.js';

/** An approver said yes to something else than was asked, and others have not answered yet. */
export const changed = (nomination: Nomination, said: Sentence, facts: Facts): readonly Sentence[] => {
  const { notices } = facts.words;
  const latest = nomination.changes?.at(-1);
  if (!latest) return [notices.stepAgreed(said)];
  const by = approversOf(nomination, facts).one(latest.by, 'first');
  const waits = nomination.status === 'awaiting-approval';
  return [notices.changed(by, said, changeMade(latest, nomination, facts)), ...(waits ? [notices.othersToAgree] : [])];
};

/** What was changed on the way, as long as that is short. */
export const changesMade = (changes: readonly Change[], nomination: Nomination, facts: Facts): readonly Sentence[] => {
  const { notices } = facts.words;
  const { one } = approversOf(nomination, facts);
  if (changes.length > MOST_TOLD) return [notices.moreChanges];
  return changes.map((change) => notices.changedBefore(one(change.by, 'first'), changeMade(change, nomination, facts)));
};

const MOST_TOLD = 2;
