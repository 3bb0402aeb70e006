import type { Person } from '../src/kernel/people.js';
import type { Asked } from '../src/nomination/asking.js';
import type { PersonId } from '../src/kernel/ids.js';

/** To whom somebody handed it, for themselves or for whom they stood in; undefined where they left it to the others. */
export const handedTo = (asked: readonly Asked[], by: PersonId): Person | undefined => {
  const at = asked.findLastIndex(({ person }) => person.id === by);
  const whose = asked[at]?.for?.person.id ?? by;
  return asked.slice(at + 1).find((one) => one.for?.how === 'handed-over' && one.for.person.id === whose)?.person;
};

/** Who handed it to this person: whoever it is answered for, or who stood in for them. */
export const handedBy = (asked: readonly Asked[], { person, for: whose }: Asked): Person | undefined => {
  if (whose?.how !== 'handed-over') return undefined;
  const before = asked.slice(
    0,
    asked.findIndex((one) => one.person.id === person.id),
  );
  const voices = before.filter((one) => [one.person.id, one.for?.person.id].includes(whose.person.id));
  return voices.findLast(({ passed }) => passed)?.person ?? whose.person;
};
