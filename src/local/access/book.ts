import type { Clock } from '../../kernel/clock.js';
import { assignmentState, requestState } from './progress.js';
import type { AccessState, ApplicationRecord, PackageRecord, PackageRequest, RoleAssignment } from './records.js';

export type PackageAssignment = {
  readonly id: string;
  readonly given: PackageRequest;
  readonly state: NonNullable<ReturnType<typeof assignmentState>>;
  /** The end that was set for it; milliseconds since 1970. */
  readonly ends?: number;
  /** When it ended, where that is known better than by now. */
  readonly endedAt?: number;
};

/** Who may use which application and which access package. Ids are found without regard to case; nothing is changed in place. */
export type AccessBook = {
  applications(): readonly ApplicationRecord[];
  application(id: string): ApplicationRecord | undefined;
  changeApplication(id: string, change: (record: ApplicationRecord) => ApplicationRecord): void;
  /** With everybody's roles in it. */
  deleteApplication(id: string): void;
  rolesOf(personId: string): readonly RoleAssignment[];
  assign(role: RoleAssignment): void;
  unassign(id: string): void;
  packages(): readonly PackageRecord[];
  package(id: string): PackageRecord | undefined;
  changePackage(id: string, change: (record: PackageRecord) => PackageRecord): void;
  requests(): readonly PackageRequest[];
  request(id: string): PackageRequest | undefined;
  /** Whether it may still end otherwise. */
  isOpen(request: PackageRequest): boolean;
  put(request: PackageRequest): void;
  /** As they are now, those that are over included. */
  assignments(): readonly PackageAssignment[];
  takeByHand(assignmentId: string): void;
  /** Sets the day on which it ends by itself; milliseconds since 1970. */
  setEnd(assignmentId: string, ends: number): void;
  snapshot(): AccessState;
  restore(state: AccessState): void;
};

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export const createAccessBook = (
  first: AccessState,
  { clock, changed }: { readonly clock: Clock; readonly changed: () => void },
): AccessBook => {
  let state = first;
  const become = (next: Partial<AccessState>): void => {
    state = { ...state, ...next };
    changed();
  };
  const now = (): number => clock.now().getTime();
  const exchanged = <T extends { readonly properties: { readonly id: string } }>(
    list: readonly T[],
    id: string,
    change: (record: T) => T,
  ): readonly T[] => list.map((record) => (isSame(record.properties.id, id) ? change(record) : record));

  const assignmentBy = (given: PackageRequest): readonly PackageAssignment[] => {
    if (given.type !== 'adminAdd') return [];
    const { assignmentId: id } = given;
    const taken = state.requests.find((one) => one.type === 'adminRemove' && one.assignmentId === id);
    const ends = state.ends?.[id];
    const isTaken = state.takenByHand.includes(id);
    const isOver = isTaken || (ends !== undefined && ends <= now());
    const found = assignmentState(given, taken, isOver, now());
    const endedAt = isTaken ? state.takenAt?.[id] : ends;
    const more = { ...(ends !== undefined && { ends }), ...(isOver && endedAt !== undefined && { endedAt }) };
    return found ? [{ id, given, state: found, ...more }] : [];
  };

  return {
    applications: () => state.applications,
    application: (id) => state.applications.find(({ properties }) => isSame(properties.id, id)),
    changeApplication: (id, change) => become({ applications: exchanged(state.applications, id, change) }),
    deleteApplication: (id) =>
      become({
        applications: state.applications.filter(({ properties }) => !isSame(properties.id, id)),
        roles: state.roles.filter(({ applicationId }) => !isSame(applicationId, id)),
      }),
    rolesOf: (personId) => state.roles.filter((role) => isSame(role.personId, personId)),
    assign: (role) => become({ roles: [...state.roles, role] }),
    unassign: (id) => become({ roles: state.roles.filter((role) => role.id !== id) }),
    packages: () => state.packages,
    package: (id) => state.packages.find(({ properties }) => isSame(properties.id, id)),
    changePackage: (id, change) => become({ packages: exchanged(state.packages, id, change) }),
    requests: () => state.requests,
    request: (id) => state.requests.find((one) => isSame(one.id, id)),
    isOpen: (request) => ['submitted', 'pendingApproval', 'delivering'].includes(requestState(request, now())),
    put: (request) => become({ requests: [...state.requests.filter(({ id }) => id !== request.id), request] }),
    assignments: () => state.requests.flatMap(assignmentBy),
    takeByHand: (assignmentId) =>
      become({
        takenByHand: [...state.takenByHand, assignmentId],
        takenAt: { ...state.takenAt, [assignmentId]: now() },
      }),
    setEnd: (assignmentId, ends) => become({ ends: { ...state.ends, [assignmentId]: ends } }),
    snapshot: () => state,
    restore: (other) => {
      state = other;
      changed();
    },
  };
};
