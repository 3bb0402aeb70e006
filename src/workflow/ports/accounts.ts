import type { GuestAddress } from '../../kernel/address.js';
import type { GroupId, PersonId } from '../../kernel/ids.js';
import type { Locale, Person } from '../../kernel/people.js';
import type { Refusal } from '../../nomination/nomination.js';

/**
 * The directory did not do what was asked, for a reason that may pass.
 * `throttled`, `unavailable`: try again (after `retryAfter` milliseconds where Microsoft said so).
 * `not-permitted`: our application lacks a permission, or cannot sign in; the message says which. `invitations-closed`: the tenant's own
 * setting lets nobody of our kind invite. Never carries a body, a token or an address.
 * `lasting`: it will not pass by itself. Microsoft refuses this one request, or what it is about is gone; what concerns every
 * request alike, a token refused, is none of that.
 */
export class DirectoryTrouble extends Error {
  readonly kind: 'throttled' | 'unavailable' | 'not-permitted' | 'invitations-closed';
  readonly retryAfter?: number;
  readonly requestId?: string;
  readonly lasting?: 'refused' | 'gone';
  constructor(
    kind: DirectoryTrouble['kind'],
    message: string,
    details: {
      retryAfter?: number | undefined;
      requestId?: string | undefined;
      lasting?: 'refused' | 'gone' | undefined;
    } = {},
  ) {
    super(message);
    this.name = 'DirectoryTrouble';
    this.kind = kind;
    if (details.retryAfter !== undefined) this.retryAfter = details.retryAfter;
    if (details.requestId !== undefined) this.requestId = details.requestId;
    if (details.lasting !== undefined) this.lasting = details.lasting;
  }
}

/** Nothing, where the directory does not say: to `catch` with. Throws whatever else it is. */
export const notInTrouble = (trouble: unknown): undefined => {
  if (!(trouble instanceof DirectoryTrouble)) throw trouble;
};

/** The permission for this one request is missing, and trying again is no use. Not so without a token: that passes once somebody mends it. */
export const isDenied = (trouble: unknown): boolean =>
  trouble instanceof DirectoryTrouble && trouble.kind === 'not-permitted' && trouble.lasting === 'refused';

/** A user of the directory as far as rights depend on it. */
export type Account = {
  readonly person: Person;
  readonly kind: 'member' | 'guest';
  readonly enabled: boolean;
  /** Of guests alone: whether an invitation is still open, or was accepted. Absent where the directory does not say. */
  readonly redemption?: 'pending' | 'accepted';
  /** BCP 47, as the directory has it. */
  readonly preferredLanguage?: string;
  /** When the account came into being. */
  readonly createdAt?: Date;
};

/** An account that holds an address in one of the four places an address can stand. */
export type Holder = Account & {
  /** `main`: as mail or user principal name; `further`: as a proxy address or other mail alone. */
  readonly holds: 'main' | 'further';
  /** Came into being by an invitation or a synchronisation between tenants, whatever it was made since. */
  readonly external: boolean;
  /** Comes from a directory on-premises. */
  readonly synchronised: boolean;
  /** False: hidden from address lists. */
  readonly listed: boolean;
};

/** A guest's account that was deleted within the last 30 days, and can be restored. */
export type DeletedGuest = { readonly id: PersonId; readonly name: string; readonly deletedAt?: Date };

/** What must be known of a group before a guest is put into it. */
export type GroupFacts = {
  readonly id: GroupId;
  readonly name: string;
  readonly isTeam: boolean;
  /** False where the group's or the tenant's own setting keeps guests out, though an application could override it. */
  readonly admitsGuests: boolean;
  /** Members come from a rule or from on-premises: nobody can be added by hand. */
  readonly membership: 'by-hand' | 'by-rule' | 'synchronised';
  /** Roles of the directory may be given to it: nobody but a privileged administrator may change who is in it. */
  readonly roleAssignable: boolean;
  /** Has a sensitivity label; such a label is what sets `admitsGuests`, where it is false. */
  readonly labelled: boolean;
  /** Whether its settings could be read at all; without them `admitsGuests` is no answer. */
  readonly settingsRead: boolean;
  /** A team that holds as many people as Microsoft allows. */
  readonly full?: true;
  /** The team's own address, where it has one. */
  readonly webUrl?: string;
};

export type InvitationRequest = {
  readonly address: GuestAddress;
  readonly displayName: string;
  /** Those who answer for the guest, the first one first; five at most. */
  readonly sponsors: readonly PersonId[];
  /** Where the guest arrives after accepting; absolute. */
  readonly landing: string;
  /** Of the guest, for Microsoft's pages. */
  readonly language: Locale;
};

export type InvitationOutcome =
  | { readonly outcome: 'invited'; readonly guestId: PersonId; readonly redeemLink: string }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };
