import type { Clock } from '../../kernel/clock.js';
import type { Person } from '../../kernel/people.js';
import { failed, ok, type Result } from '../../kernel/result.js';
import { lastMomentOf } from '../../policy/local-days.js';
import type { Found, Meeting } from '../../workflow/adopting.js';
import { entitled } from '../../workflow/entitled.js';
import type { Directory } from '../../workflow/ports.js';
import type { Fault, Wish } from './table.js';

/** Every line of a file, held against the directory and our books: the meetings it asks for, or all that is wrong with it. */
export const weigh = async (
  wishes: readonly Wish[],
  guests: ReadonlyMap<string, Found>,
  around: { directory: Pick<Directory, 'employeesAt'>; clock: Clock; zone: string },
): Promise<Result<readonly Meeting[], readonly Fault[]>> => {
  const { directory, clock, zone } = around;
  const asked = new Map<string, Promise<readonly Person[]>>();
  const employees = (address: string): Promise<readonly Person[]> => {
    const found = asked.get(address) ?? directory.employeesAt(address).then((accounts) => entitled(accounts));
    asked.set(address, found);
    return found;
  };
  const seen = new Map<string, number>();
  const faults: Fault[] = [];
  const meetings: Meeting[] = [];

  for (const { line, address, sponsor, until } of wishes) {
    const wrong = (says: string): void => void faults.push({ line, says });
    const key = address.toLowerCase();
    const found = guests.get(key);
    const earlier = seen.get(key);
    if (address === '') wrong('The guest’s address is missing.');
    else if (earlier !== undefined) wrong(`${address} stands in line ${earlier} already.`);
    else if (!found) wrong(`The directory has no guest with the address ${address}.`);
    else if (found.standing !== 'stranger') wrong(WHY_NOT[found.standing](address));
    seen.set(key, earlier ?? line);

    const [person] = sponsor === '' ? [] : await employees(sponsor.toLowerCase());
    if (sponsor !== '' && !person)
      wrong(`${sponsor} is nobody with an open account of your own. Name an employee, or leave it empty.`);

    const end = until === '' ? undefined : lastMomentOf(until, zone);
    if (until !== '' && !end) wrong(`“${until}” is no day. Write it like 2027-06-30, or leave it empty.`);
    if (end && end <= clock.now()) wrong(`${until} is over. Choose a later day, or leave it empty.`);

    if (found)
      meetings.push({
        personId: found.account.person.id,
        ...(person && { sponsor: person.id }),
        ...(end && { until: end }),
      });
  }
  return faults.length > 0 ? failed(faults) : ok(meetings);
};

const WHY_NOT = {
  known: (address: string) => `${address} is in Guestlist’s books already. Take the line out.`,
  disabled: (address: string) => `${address} cannot sign in, so nobody has to answer for them. Take the line out.`,
} as const;
