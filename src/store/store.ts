import type { Clock } from '../kernel/clock.js';
import type { Store } from '../workflow/ports.js';
import { createAttempts } from './attempts.js';
import { createCards } from './cards.js';
import type { Database } from './database.js';
import { createDelegations, writeDelegations } from './delegations.js';
import { createDocuments } from './documents.js';
import { readEmergencies, writeEmergencies } from './emergencies.js';
import { readDomains } from './guests-from.js';
import { readGuests, writeGuests } from './guests.js';
import type { Jobs } from './jobs.js';
import { readLinks, writeLinks } from './links.js';
import { readNominations, writeNominations } from './nominations.js';
import { createPeople, writePeople } from './people.js';
import { createWatches } from './watches.js';

/** The lives and everything around them, in a database that `migrate` has prepared. Jobs can be added once `jobs` is started. */
export const createStore = (database: Database, jobs: Pick<Jobs, 'add'>, clock: Clock): Store => ({
  transaction: (work) =>
    database.transaction((tx) =>
      work({
        nominations: writeNominations(tx, clock),
        guests: writeGuests(tx, clock),
        links: writeLinks(tx, clock),
        people: writePeople(tx),
        delegations: writeDelegations(tx, clock),
        emergencies: writeEmergencies(tx, clock),
        jobs: { add: (job, options) => jobs.add(tx, job, options) },
      }),
    ),
  nominations: readNominations(database, clock),
  guests: { ...readGuests(database), ...readDomains(database) },
  links: readLinks(database),
  cards: createCards(database, clock),
  people: createPeople(database, clock),
  delegations: createDelegations(database),
  attempts: createAttempts(database, clock),
  emergencies: readEmergencies(database),
  watches: createWatches(database),
  documents: createDocuments(database, clock),
});
