import { z } from 'zod';
import { personId, type PersonId } from '../../kernel/ids.js';
import type { Plain, Who } from './entry.js';

/**
 * What of an event may stand in its entry for everybody who reads the record, by the name of its field: ids, keys from the
 * company's rules, kinds, numbers and days. What people typed, how they are called and where they are written to has other
 * names, and a field that is not known here is left out.
 */
const ALLOWED: ReadonlySet<string> = new Set(
  `
  about access account accountStays again agrees alreadyGuest approval asked away awayUntil backup by change
  changes channel corrector corrects decision deliveries domain elsewhere ends facts fallen first for former from
  given guestId guests hash hindrance how id inquiry judgement kept key kind late latestEnd left move named needed
  nobodyLeft nobodyReached nomination nominationId nominations of opening ours outcome people person policy
  proposed purpose reached refusal removeAt repeated replacedBy request restored revive role rule search shared
  shortened since source sponsor sponsors stage stands starts step taken to tryAgainAt unread until was way why with
  without
  `
    .trim()
    .split(/\s+/),
);

/** An address is no key of anything: whatever field it stands in, it stays out. */
const isTelling = (text: string): boolean => text.includes('@') && !text.startsWith('19:');

const named = z.object({ id: personId, name: z.string(), address: z.string() });

/** A person is their id; a day is ISO 8601. */
export const detailsOf = (value: unknown): Plain => {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return isTelling(value) ? '…' : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(detailsOf);
  if (typeof value !== 'object' || value === null) return null;
  const person = named.safeParse(value);
  if (person.success) return person.data.id;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => ALLOWED.has(key) && inner !== undefined)
      .map(([key, inner]) => [key, detailsOf(inner)]),
  );
};

const acted = z.union([personId, named.transform(({ id }) => id)]);

/** Whoever an event says did it, as an id or as a person; undefined where it says nobody. */
export const actorIn = (by: unknown): PersonId | undefined => acted.safeParse(by).data;

/** Somebody else is somebody in the directory, or in the portal; whoever is not said to have done it was nobody. */
export const whoDid = (by: unknown): Who => actorIn(by) ?? (by === 'somebody-else' ? 'elsewhere' : 'guestlist');
