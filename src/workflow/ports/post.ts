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
  /** To a guest, about their stay. As `send`; 'refused' too where there is nobody to write from, or no address to write to. */
  sendStay(mail: StayMail): Promise<'accepted' | 'refused'>;
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

/** What a guest is told after the first mail. Days are said in `zone`. */
export type StayMail = {
  readonly to: string;
  readonly guestName: string;
  /** Answers for the guest now; of a stay that ended because nobody does, whoever did. */
  readonly sponsor: Person;
  readonly language: Locale;
  readonly zone: string;
  /** As that of a `GuestMail`. */
  readonly messageKey: string;
} &
  /** `renewed`: somebody who answers for them had it sent; absent: the one that comes by itself. */
  (
    | ({ readonly about: 'nudge'; readonly invitedAt: Date; readonly renewed?: true } & Pick<
        GuestMail,
        'nominator' | 'accessNames' | 'reason' | 'until' | 'redeemLink' | 'landingHost'
      >)
    | {
        readonly about: 'ending';
        readonly until: Date;
        /** Nobody answers for the guest any more, and so it ends. */
        readonly unanswered?: true;
        /** What they may use until then; may be empty. */
        readonly accessNames: readonly string[];
        readonly account: 'disabled' | 'stays';
      }
    | {
        readonly about: 'ended';
        readonly end: StayEnd;
        /** What they may use no more; may be empty. */
        readonly accessNames: readonly string[];
        readonly account: AccountLeft;
      }
    /**
     * `former`: answered for them until now; absent where nobody knows any more who that was. `endIsOff`: an end of which they
     * had read does not hold any more.
     */
    | { readonly about: 'sponsor'; readonly former?: Person; readonly endIsOff?: true }
  );
export type StayMailAbout<A extends StayMail['about']> = Extract<StayMail, { readonly about: A }>;

/** Why a stay ended, as far as it is the guest's to know. `by`: answered for them; nobody else is named to them. */
export type StayEnd =
  | { readonly why: 'over'; readonly until: Date }
  | { readonly why: 'not-needed'; readonly by?: Person }
  | { readonly why: 'no-sponsor' };

/** What became of the guest's account with us; `stays`: it was not ours to close, or could not be closed. */
export type AccountLeft = { readonly is: 'disabled'; readonly removeAt?: Date } | { readonly is: 'gone' | 'stays' };
