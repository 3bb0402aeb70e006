import type { AccessPackageAssignmentState, AccessPackageRequestState } from '@microsoft/microsoft-graph-types';
import type { PackageRequest } from './records.js';

/** How far a request has come by now. It is `submitted` for the first quarter of the time that delivering takes. */
export const requestState = (request: PackageRequest, now: number): AccessPackageRequestState => {
  const { asks, verdict, takes, fails } = request;
  if (verdict?.how === 'canceled') return 'canceled';
  if (verdict?.how === 'denied') return 'denied';
  if (asks && !verdict) return 'pendingApproval';
  const waited = now - (verdict?.at ?? request.at);
  if (waited < takes / 4) return 'submitted';
  if (waited < takes) return 'delivering';
  if (fails === 'partly') return 'partiallyDelivered';
  return fails ? 'deliveryFailed' : 'delivered';
};

/** What a request has made of an assignment; undefined while there is none. */
export const assignmentState = (
  given: PackageRequest,
  taken: PackageRequest | undefined,
  isOver: boolean,
  now: number,
): AccessPackageAssignmentState | undefined => {
  if (isOver || (taken && requestState(taken, now) === 'delivered')) return 'expired';
  const state = requestState(given, now);
  return isMade(state) ? state : undefined;
};

const isMade = (
  state: AccessPackageRequestState,
): state is Extract<AccessPackageAssignmentState, AccessPackageRequestState> =>
  state === 'delivering' || state === 'delivered' || state === 'deliveryFailed' || state === 'partiallyDelivered';

/** Microsoft shows a sentence or a word beside the state, which nobody should read by machine. */
export const statusOf = (state: AccessPackageRequestState | AccessPackageAssignmentState): string =>
  state === 'delivered' ? 'Delivered' : state === 'pendingApproval' ? 'PendingApproval' : state;
