import { z } from 'zod';
import { domainOf } from '../kernel/address.js';
import { SECOND } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import type { Log } from '../kernel/log.js';
import {
  isDenied,
  type Known,
  type PackageFacts,
  type PackagePolicy,
  type Packages,
  type PackageTarget,
  type PackageThing,
  type RequestProgress,
} from '../workflow/ports.js';
import { wireRequest, wireRequests } from './access-shapes.js';
import type { Call } from './call.js';
import { GraphError } from './errors.js';
import { gather } from './gathering.js';
import { findAssignment, readHolders, readStanding } from './package-assignments.js';
import { findConnected, findHomeTenant } from './origins.js';
import { ALREADY, notPermitted, NOT_YET } from './outcomes.js';
import { lookAtPackage } from './packages.js';
import { odata } from './path.js';
import { orNothing } from './people.js';

/** Entitlement management as the workflow needs it. */
export const createPackages = (call: Call, log: Log): Packages => ({
  has: async (guest, thing) => (await findAssignment(call, guest, thing)) !== undefined,
  ask: (target, thing) => ask(call, log, target, thing),
  asks: async (target, thing) => {
    const facts = await readPackage(call, log, target, thing);
    return facts.known && facts.value ? policyFor(facts.value, thing)?.asks : undefined;
  },
  look: (request) => look(call, log, request),
  holders: (id) => readHolders(call, id),
  standing: (guest, thing) => readStanding(call, guest, thing),
  remove: (guest, thing) => remove(call, log, guest, thing),
});

const REQUESTS = 'POST /identityGovernance/entitlementManagement/assignmentRequests';
/** One for having it. Of a direct assignment, the requestor is whoever gets it. */
const findRequest = async (
  call: Call,
  { guest, address = '' }: { readonly guest?: PersonId; readonly address?: string },
  thing: PackageThing,
): Promise<string | undefined> => {
  const whose = guest ? odata`requestor/objectId eq ${guest}` : odata`requestor/email eq ${address}`;
  const $filter = `${odata`accessPackage/id eq ${thing.id}`} and ${whose}`;
  const query = { $filter, $expand: 'requestor,accessPackage' };
  const { value } = await call(
    'GET /identityGovernance/entitlementManagement/assignmentRequests',
    { query },
    wireRequests,
  );
  return value.find(({ requestType, state }) => !isRemoval(requestType) && isOpen(progressIn(state)))?.id;
};

const isRemoval = (type: string | null | undefined): boolean => /remove$/i.test(type ?? '');

const isOpen = (progress: RequestProgress): boolean => progress === 'under-way' || progress === 'held';

const ask = async (call: Call, log: Log, target: PackageTarget, thing: PackageThing): ReturnType<Packages['ask']> => {
  const facts = await readPackage(call, log, target, thing);
  if (!facts.known) return facts.why === 'not-permitted' ? { refused: 'not-permitted' } : 'not-yet';
  if (!facts.value) return { refused: 'gone' };
  const policy = policyFor(facts.value, thing);
  if (!policy) return { refused: 'not-admitted' };
  const open = await findRequest(call, target, thing);
  if (open !== undefined) return { requested: open };
  try {
    const who = target.guest ? { targetId: target.guest } : { target: { email: target.address } };
    const assignment = { ...who, assignmentPolicyId: policy.id, accessPackageId: thing.id };
    const { id } = await call(REQUESTS, { body: { requestType: 'adminAdd', assignment } }, wireRequest);
    return { requested: id };
  } catch (error) {
    if (error instanceof GraphError) return outcomeOf(error, log);
    throw error;
  }
};

const readPackage = (
  call: Call,
  log: Log,
  { address }: PackageTarget,
  thing: PackageThing,
): Promise<Known<PackageFacts | undefined>> =>
  gather(call, log, 5 * SECOND, (asking) => {
    const domain = domainOf(address);
    return lookAtPackage(asking, thing.id, findConnected(asking, domain, findHomeTenant(asking, domain)));
  });

/** The one that the rules name; else the first that admits the guest, or may. */
const policyFor = ({ policies }: PackageFacts, { policy }: PackageThing): PackagePolicy | undefined => {
  const possible = policies.filter(({ id, admits }) => (policy === undefined || id === policy) && admits !== false);
  return possible.find(({ admits }) => admits) ?? possible[0];
};

/** Somebody asked there at this moment, for having it or for its removal: what the guest has is known once that is over. */
const OPEN_THERE = /ExistingOpenRequest|existing (open )?request/i;
const HAS_IT = /existing assignment|already (has|have)/i;
const OUT_OF_SCOPE = /scope|not (eligible|allowed|permitted)/i;

const outcomeOf = (error: GraphError, log: Log): Awaited<ReturnType<Packages['ask']>> => {
  const isRefused = error.status === 400 || error.status === 409;
  if (isRefused && error.says(OPEN_THERE)) return 'not-yet';
  if (error.status === 409 || (isRefused && (error.says(ALREADY) || error.says(HAS_IT)))) return 'given';
  if (error.status === 404 || (error.status === 400 && error.says(NOT_YET))) return 'not-yet';
  if (error.status === 400 && error.says(OUT_OF_SCOPE)) return { refused: 'not-admitted' };
  if (!isDenied(error)) throw error;
  return { refused: notPermitted(error, log) };
};

const look = async (call: Call, log: Log, request: string): Promise<RequestProgress> => {
  const name = 'GET /identityGovernance/entitlementManagement/assignmentRequests/{accessPackageAssignmentRequest-id}';
  const asked = { params: { 'accessPackageAssignmentRequest-id': request } };
  const found = await orNothing(call(name, asked, wireRequest)).catch((error: unknown) => {
    if (error instanceof GraphError && error.kind === 'not-permitted')
      log.warn(`A request for an access package could not be followed. ${error.message}`, { status: error.status });
    throw error;
  });
  return found ? progressIn(found.state) : { refused: 'canceled' };
};

/** What a later Microsoft calls otherwise is under way until it calls it something we know. */
const progressIn = (state: string | null | undefined): RequestProgress => {
  switch (state) {
    case 'pendingApproval':
      return 'held';
    case 'delivered':
      return 'delivered';
    case 'denied':
      return { refused: 'denied' };
    case 'canceled':
      return { refused: 'canceled' };
    case 'deliveryFailed':
    case 'partiallyDelivered':
      return { refused: 'not-delivered' };
    default:
      return 'under-way';
  }
};

const remove = async (call: Call, log: Log, guest: PersonId, thing: PackageThing): ReturnType<Packages['remove']> => {
  /** Without an assignment to take, there is one to come where a request for it is open. */
  const unlessComing = async () => ((await findRequest(call, { guest }, thing)) === undefined ? 'taken' : 'not-yet');
  try {
    const id = await findAssignment(call, guest, thing);
    if (id === undefined) return await unlessComing();
    await call(REQUESTS, { body: { requestType: 'adminRemove', assignment: { id } } }, z.unknown());
    return 'taken';
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    // It has ended meanwhile.
    if (error.status === 404) return 'taken';
    // Being taken away at somebody's wish, or being delivered at this moment.
    if (error.status === 400 && error.says(OPEN_THERE)) return unlessComing();
    if (!isDenied(error)) throw error;
    log.warn(`Access could not be taken away. ${error.message}`, { code: error.code ?? '', status: error.status });
    return { refused: 'not-permitted' };
  }
};
