import { isDeepStrictEqual } from 'node:util';
import type { Activity } from 'botbuilder';
import { IANAZone } from 'luxon';
import type { Reader } from '../../cards/card.js';
import { personId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { isEmployee } from '../workflow/entitled.js';
import { acquaintedPatience } from '../workflow/patience.js';
import type { Acquaintance, Store } from '../workflow/ports.js';
import { readerOf } from './chats.js';
import type { Standing } from './standing.js';

/**
 * Who speaks, and how they read. `isEmployee` is false for guests of the tenant, for disabled accounts and for whoever the
 * directory does not know any more, undefined for somebody we never met while it cannot be asked.
 */
export type Who = { readonly person: Person; readonly reader: Reader; readonly isEmployee: boolean | undefined };

export type Meet = (activity: Activity) => Promise<Who>;

/**
 * Learns who speaks and, in a personal chat, where to write to them. Names and addresses come from the directory; while it
 * cannot be asked, what was known, or Teams' own name, must do, and every right is looked up later all the same.
 */
export const createMeet =
  (deps: { store: Store; standing: Standing; zone: () => string }): Meet =>
  async (activity) => {
    const { people } = deps.store;
    const id = personId.parse(activity.from.aadObjectId);
    const known = await people.read(id);
    const found = await deps.standing(id, known && acquaintedPatience());
    const account = found === 'nobody' ? undefined : found;
    const met: Acquaintance = {
      person: account?.person ?? known?.person ?? { id, name: activity.from.name, address: '' },
      ...(activity.locale && { teamsLocale: activity.locale }),
      ...(isZone(activity.localTimezone, known) && { zone: activity.localTimezone }),
      ...(isPersonal(activity) && {
        chat: {
          conversationId: activity.conversation.id,
          serviceUrl: activity.serviceUrl,
          botId: activity.recipient.id,
        },
      }),
    };
    const now = { ...known, ...met };
    // Only employees are ever remembered.
    const isOurs = account ? isEmployee(account) : found === 'nobody' ? false : known && true;
    if (isOurs && !isDeepStrictEqual(now, known)) await people.meet(met);
    return { person: met.person, reader: readerOf(now, deps.zone()), isEmployee: isOurs };
  };

/** Whether it is one takes a while to find out; what is known of somebody was found out before. */
const isZone = (zone: string | undefined, known: Acquaintance | undefined): boolean =>
  zone !== undefined && (zone === known?.zone || IANAZone.isValidZone(zone));

export const isPersonal = ({ conversation }: Activity): boolean => conversation.conversationType === 'personal';
