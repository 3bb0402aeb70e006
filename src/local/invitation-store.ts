import type { InvitationRecord } from './records.js';

/** Invitations, found by the secret part of their links. */
export type InvitationStore = {
  all(): readonly InvitationRecord[];
  get(ticket: string): InvitationRecord | undefined;
  put(invitation: InvitationRecord): void;
  /** The links of this guest lead nowhere any more. */
  forget(userId: string): void;
  load(invitations: readonly InvitationRecord[]): void;
};

export const createInvitationStore = (): InvitationStore => {
  const invitations = new Map<string, InvitationRecord>();
  const ticketsOf = new Map<string, string[]>();
  const put = (invitation: InvitationRecord): void => {
    invitations.set(invitation.ticket, invitation);
    const tickets = ticketsOf.get(invitation.userId);
    if (tickets) tickets.push(invitation.ticket);
    else ticketsOf.set(invitation.userId, [invitation.ticket]);
  };
  return {
    all: () => [...invitations.values()],
    get: (ticket) => invitations.get(ticket),
    put,
    forget: (userId) => {
      for (const ticket of ticketsOf.get(userId) ?? []) invitations.delete(ticket);
      ticketsOf.delete(userId);
    },
    load: (others) => {
      invitations.clear();
      ticketsOf.clear();
      others.forEach(put);
    },
  };
};
