import type { Clock } from '../kernel/clock.js';
import { originNow } from '../kernel/origin.js';
import type { Store } from '../workflow/ports.js';
import { createAttempts } from './attempts.js';
import { createAudit } from './audit/audit.js';
import { createRecorder, writeEntries, type AuditSettings } from './audit/writing.js';
import { createCards } from './cards.js';
import type { Database } from './database.js';
import { createDelegations, writeDelegations } from './delegations.js';
import { createDocuments } from './documents.js';
import { readEmergencies, writeEmergencies } from './emergencies.js';
import { readDomains } from './guests-from.js';
import { readGuests, writeGuests } from './guests.js';
import type { Jobs } from './jobs.js';
import { readLinks, writeLinks } from './links.js';
import { readMailed, takeMailed } from './mailed.js';
import { readNominations, writeNominations } from './nominations.js';
import { createPeople, writePeople } from './people.js';
import { readRemovals, takeRemovals } from './removals.js';
import { createWatches } from './watches.js';

/**
 * The lives and everything around them, in a database that `migrate` has prepared. Jobs can be added once `jobs` is started;
 * without `noted`, no press is ever being checked.
 */
export const createStore = (
  database: Database,
  jobs: Pick<Jobs, 'add'> & Partial<Pick<Jobs, 'noted'>>,
  clock: Clock,
  settings: AuditSettings = {},
): Store => ({
  transaction: (work) => {
    // Now, and not when it is this transaction's turn: then it could be somebody else's doing.
    const record = createRecorder(settings, originNow());
    return database.transaction((tx) =>
      work({
        nominations: writeNominations(tx, clock, record),
        guests: writeGuests(tx, clock, record),
        links: writeLinks(tx, clock),
        people: writePeople(tx),
        delegations: writeDelegations(tx, clock, record),
        emergencies: writeEmergencies(tx, clock, record),
        mailed: takeMailed(tx, clock),
        removals: takeRemovals(tx, clock),
        audit: { add: (entry) => writeEntries(tx, record([entry])) },
        jobs: {
          add: (job, options) => jobs.add(tx, job, options),
          noted: async (id) => (await jobs.noted?.(tx, id)) ?? [],
        },
      }),
    );
  },
  nominations: readNominations(database, clock),
  guests: { ...readGuests(database), ...readDomains(database) },
  links: readLinks(database),
  cards: createCards(database, clock),
  people: createPeople(database, clock),
  delegations: createDelegations(database),
  attempts: createAttempts(database, clock),
  emergencies: readEmergencies(database),
  mailed: readMailed(database),
  removals: readRemovals(database),
  audit: createAudit(database, clock, settings),
  watches: createWatches(database),
  documents: createDocuments(database, clock),
});
