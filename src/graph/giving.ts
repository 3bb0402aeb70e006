import type { PersonId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import type { Givable, Given, Taken } from '../workflow/ports.js';
import { giveRole, hasRole, takeRole } from './assignments.js';
import type { Call } from './call.js';
import { giveMembership } from './grants.js';
import { isDirectMember } from './members.js';
import { takeMembership } from './taking.js';

/** What a guest is given at once, each kind by its own way. */

export const has = (call: Call, guest: PersonId, thing: Givable): Promise<boolean> =>
  thing.kind === 'application' ? hasRole(call, guest, thing) : isDirectMember(call, guest, thing.id);

export const give = (call: Call, log: Log, root: string, guest: PersonId, thing: Givable): Promise<Given> =>
  thing.kind === 'application' ? giveRole(call, log, guest, thing) : giveMembership(call, log, root, guest, thing.id);

export const take = (call: Call, log: Log, guest: PersonId, thing: Givable): Promise<Taken> =>
  thing.kind === 'application' ? takeRole(call, log, guest, thing) : takeMembership(call, log, guest, thing.id);
