import type { Activity } from 'botbuilder';
import { IANAZone } from 'luxon';
import type { Reader } from '../../cards/card.js';
import { personId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { isEmployee } from '../workflow/entitled.js';
import type { Acquaintance, Store } from '../workflow/ports.js';
import { readerOf } from './courier.js';
import type { Standing } from './standing.js';

/**
 * Who speaks, and how they read. `isEmployee` is false for guests of the tenant and for disabled accounts, undefined for
 * somebody we never met while the directory cannot be asked.
 */
export type Who = { readonly person: Person; readonly reader: Reader; readonly isEmployee: boolean | undefined };

export type Meet = (activity: Activity) => Promise<Who>;

/**
 * Learns who speaks in a personal chat and where to write to them. Names and addresses come from the directory; while it
 * cannot be asked, what was known, or Teams' own name, must do, and every right is looked up later all the same.
 */
export const createMeet =
  (deps: { store: Store; standing: Standing; zone: () => string }): Meet =>
  async (activity) => {
    const { people } = deps.store;
    const id = personId.parse(activity.from.aadObjectId);
    const [known, account] = await Promise.all([people.read(id), deps.standing(id)]);
    const met: Acquaintance = {
      person: account?.person ?? known?.person ?? { id, name: activity.from.name, address: '' },
      ...(activity.locale && { teamsLocale: activity.locale }),
      ...(IANAZone.isValidZone(activity.localTimezone) && { zone: activity.localTimezone }),
      chat: {
        conversationId: activity.conversation.id,
        serviceUrl: activity.serviceUrl,
        botId: activity.recipient.id,
      },
    };
    // Only employees are ever remembered.
    const isOurs = account ? isEmployee(account) : known && true;
    if (isOurs) await people.meet(met);
    return { person: met.person, reader: readerOf({ ...known, ...met }, deps.zone()), isEmployee: isOurs };
  };
