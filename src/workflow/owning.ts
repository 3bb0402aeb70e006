import type { PersonId } from '../kernel/ids.js';
import type { Chosen } from '../nomination/events.js';
import { aboutThese, someOf } from '../nomination/items.js';
import type { Facts } from '../nomination/nomination.js';
import type { ApproverSource } from '../policy/policy.js';
import { DirectoryTrouble } from './ports.js';
import type { Rights } from './rights.js';
import type { Found } from './standing-in.js';

/**
 * The people of one source and, of owners, what each of them owns. Where the owners of some items can never be read, the others' are
 * asked all the same.
 */
export const peopleFrom = async (
  rights: Pick<Rights, 'approversFrom'>,
  source: ApproverSource,
  about: Facts,
  except: ReadonlySet<PersonId>,
): Promise<Found> => {
  const { access } = about;
  if (source.from !== 'owners' || access.length < 2) {
    const people = await rights.approversFrom(source, about, except);
    return { people: people.map((person) => ({ person })) };
  }
  const read = await Promise.allSettled(
    access.map((item) => rights.approversFrom(source, { ...about, access: [item] }, except)),
  );
  const troubles = read.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
  const passing = troubles.find((trouble) => !lasting(trouble));
  if (passing !== undefined || troubles.length === access.length) throw passing ?? troubles[0];

  const owned = new Map<PersonId, Chosen & { readonly about: readonly string[] }>();
  read.forEach((answer, at) => {
    for (const person of answer.status === 'fulfilled' ? answer.value : []) {
      const before = owned.get(person.id)?.about ?? [];
      owned.set(person.id, { person, about: [...before, ...access.slice(at, at + 1).map(({ key }) => key)] });
    }
  });
  const people = [...owned.values()].map(({ about: keys, ...one }) => ({
    ...one,
    ...aboutThese(someOf(access, keys)),
  }));
  const why = troubles.map(lasting).find((one) => one !== undefined);
  const unreadAbout = access.flatMap(({ key }, at) => (read[at]?.status === 'rejected' ? [key] : []));
  return { people, ...(why && { unread: why, unreadAbout }) };
};

const lasting = (trouble: unknown): DirectoryTrouble['lasting'] =>
  trouble instanceof DirectoryTrouble ? trouble.lasting : undefined;
