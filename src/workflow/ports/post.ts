import type { GuestAddress } from '../../kernel/address.js';
import type { Locale, Person } from '../../kernel/people.js';
import type { Purpose } from '../../nomination/nomination.js';

/** E-mail to guests, and to approvers who cannot be reached in Teams, from the company's own sender. Throws `DirectoryTrouble` like the directory does. */
export interface Post {
  /** Hands one message over; 'accepted' is not 'delivered'. At-least-once when a process dies in between. */
  send(mail: GuestMail): Promise<'accepted' | 'refused'>;
  /**
   * To an approver who cannot be reached in Teams: that something waits, and the way into the chat. 'impossible': no sender is
   * set up, or they have no address.
   */
  ask(mail: ApproverMail): Promise<'accepted' | 'refused' | 'impossible'>;
}

/** Says what the card would ask, and leaves the answering to the chat: nothing is decided by mail. */
export type ApproverMail = {
  readonly to: Person;
  readonly language: Locale;
  readonly zone: string;
  readonly nominator: Person;
  readonly guestName: string;
  readonly guestAddress: GuestAddress;
  /** What the things are called; none where a purpose says what is asked for. */
  readonly accessNames: readonly string[];
  readonly purpose?: Purpose;
  readonly until: Date;
  readonly dueAt: Date;
  readonly messageKey: string;
};

/** What the guest's mail is made of; sentences come from words, the shape from mail/layout. */
export type GuestMail = {
  readonly to: GuestAddress;
  readonly guestName: string;
  readonly nominator: Person;
  readonly accessNames: readonly string[];
  readonly reason: string;
  readonly until: Date;
  readonly zone: string;
  readonly approvers: readonly string[];
  readonly redeemLink: string;
  /** The host where the guest arrives, where the company named a place of its own; absent: in what they may use. */
  readonly landingHost?: string;
  readonly language: Locale;
  /** The company's own words, in the guest's language and with every place filled in. */
  readonly subject?: string;
  readonly note?: string;
  /** A stable id of this message, for the Message-ID header: the same message sent twice can be told. */
  readonly messageKey: string;
};
