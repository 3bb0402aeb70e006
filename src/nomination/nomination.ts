import type { GuestAddress } from '../kernel/address.js';
import type { NominationId, PersonId } from '../kernel/ids.js';
import type { Locale, Person } from '../kernel/people.js';
import type { Seen } from '../policy/findings.js';
import type { Asked, AskedChannel, Change, Decision, Fallen, Inquiry, Items, Proposed } from './asking.js';
import type { Lane } from './lanes.js';
import type {
  Delivery,
  Localised,
  MailTemplate,
  SponsorSource,
  Stage,
  StayTerms,
  WorkingTime,
} from '../policy/policy.js';
import type { Access, Grant } from './grant.js';
import type { Hindrance } from './hindrance.js';
import type { Move } from './move.js';
import type { Refusal } from './refusal.js';

export type { Access, AccessRequest, EndedThere, Grant, GrantRefusal } from './grant.js';
export type { Hindrance } from './hindrance.js';
export type { Refusal } from './refusal.js';

/** Who is to be invited, as the nominator gave it. `displayName` is how the account will be called, by the policy's pattern. */
export type Invitee = {
  readonly address: GuestAddress;
  readonly name: string;
  readonly company: string;
  readonly displayName: string;
  /** The language we write to the guest in. */
  readonly language: Locale;
  /** Was found to be a guest with an accepted invitation when the nomination was sent: access is asked for, no invitation. */
  readonly isGuest?: true;
};

/** The policy's answer to a nomination, kept with it when the policy changes. */
export type Judgement = {
  readonly rule: string;
  /** SHA-256 of the policy file, hex. */
  readonly policy: string;
  /** In order; none: approved at once. */
  readonly stages: readonly Stage[];
  /** Where the guest arrives, unless what they are given has a landing of its own. */
  readonly landing?: string;
  /** The company's own words in the mail, as they were when the nomination was judged. */
  readonly mail?: MailTemplate;
  /** Absent: every day, every hour (nominations of the first versions). `zone`: for approvers whose own is not known. */
  readonly working?: WorkingTime & { readonly zone: string };
  /** The ways the link may travel, for an approver who changes it; absent: those that were chosen. */
  readonly deliveries?: readonly Delivery[];
  /** Who may answer for the guest, for an approver who names another; absent: any employee. */
  readonly sponsors?: readonly SponsorSource[];
  readonly namesHidden?: true;
  /** How the stay is looked after; absent on nominations of the first versions. */
  readonly stays?: StayTerms;
  /**
   * The last moment up to which, by the rules, whoever answers for the guest may keep them without asking; in nominations of earlier
   * versions, the last one that the rule allowed. Absent on those of the first, and where no end was judged.
   */
  readonly latestEnd?: Date;
};

/**
 * What is asked for about a guest who exists, besides access: another end of their stay, that the nominator answers for
 * them, alone (`sponsor`) or after the sponsor they have (`backup`), or that their account goes by another `address`.
 */
export type Purpose = 'end' | 'sponsor' | 'backup' | 'address';

/** The answer to a question of the company's own: what was asked, and what was said, in words. */
export type ExtraAnswer = { readonly key: string; readonly label: Localised; readonly answer: Localised };

export type Facts = {
  readonly id: NominationId;
  readonly nominator: Person;
  readonly guest: Invitee;
  readonly access: readonly Access[];
  readonly reason: string;
  /** The last moment of the last day, where the nominator is. */
  readonly until: Date;
  /** The nominator's IANA time zone, in which `until` was meant. */
  readonly zone: string;
  readonly deliveries: readonly Delivery[];
  readonly judgement: Judgement;
  readonly nominatedAt: Date;
  /** Absent: an invitation, or access for somebody who is a guest. With one, `access` is empty. */
  readonly purpose?: Purpose;
  /**
   * Takes the place of an invitation that went to another address and was not accepted. Where the guest's company is the same and
   * nothing more is asked, the yes to that one holds; whoever gave it is told.
   */
  readonly corrects?: { readonly nomination: NominationId; readonly address: GuestAddress };
  /** With the purpose `address`, and no other: `guest` is the person it would be then. */
  readonly move?: Move;
  /** The guest's account is disabled, or was deleted, and is to be made good first. */
  readonly revive?: { readonly how: 'enable' | 'restore'; readonly guestId: PersonId };
  /** Absent: the nominator answers for the guest. */
  readonly sponsor?: Person;
  readonly backup?: Person;
  readonly answers?: readonly ExtraAnswer[];
  /** What the look before sending found; absent on nominations of the first version. */
  readonly seen?: Seen;
};

/** Who answers for the guest, the first one first. */
export const sponsorsOf = ({ nominator, sponsor, backup }: Facts): readonly [Person, ...Person[]] => {
  const first = sponsor ?? nominator;
  return backup && backup.id !== first.id ? [first, backup] : [first];
};

/** What became of an account when its nomination was withdrawn: `kept` is not ours to remove, `left` is, but we lack the right. */
export type Leftover = 'none' | 'to-be-removed' | 'removed' | 'kept' | 'left';

/** Keys of what a withdrawn nomination had given: gone by now, still there, or kept since another nomination gave it too, or since the guest was in. */
export type Taken = {
  readonly taken: readonly Access['key'][];
  readonly left: readonly Access['key'][];
  readonly shared: readonly Access['key'][];
  readonly kept?: readonly Access['key'][];
};

export type MailState = 'unwanted' | 'waiting' | 'sent' | 'failed';

/** What came before an end without approval, or before a withdrawal; absent where nobody had agreed. */
type Agreed = { readonly decisions?: readonly Decision[] };

type Approved = {
  readonly decisions: readonly Decision[];
  readonly approvedAt: Date;
};

export type Invited = Approved & {
  readonly invitedAt: Date;
  readonly guestId: PersonId;
  /** The address was a guest with an accepted invitation before; nothing was sent, only access given. */
  readonly alreadyGuest: boolean;
  /** The account came into being by this nomination; only such an account may be removed with it. */
  readonly ours: boolean;
  readonly grants: readonly Grant[];
  readonly mail: MailState;
  /** When the latest mail was handed over. */
  readonly mailSentAt?: Date;
  /** Counts the mails the nominator asked for, from 1: each is a message of its own. */
  readonly mailRound: number;
  /** The directory's own list of sponsors could not be changed. */
  readonly sponsorsLeft?: 'not-permitted' | 'full';
};

export type State =
  | {
      readonly status: 'awaiting-approval';
      /** Of the judgement's stages, from 0. */
      readonly stage: number;
      readonly begunAt: Date;
      /** Of that stage's sources, from 0: the last one that was asked. */
      readonly source: number;
      readonly sourceSince: Date;
      /** Whether the people of that source were chosen; absent on nominations of the first versions. */
      readonly chosen?: boolean;
      /** Those of the sources so far that could not be read; nobody has a right by them. */
      readonly unread?: readonly number[];
      /** In this stage. */
      readonly asked: readonly Asked[];
      readonly channels?: readonly AskedChannel[];
      /** How many must agree; absent until somebody was chosen. */
      readonly needed?: number;
      /** Where the items have not come equally far, each for itself; `source`, `chosen` and `needed` are then of the furthest. */
      readonly lanes?: readonly Lane[];
      /** Whoever could answer about these in this stage is asked about them in Microsoft Entra, and not here. */
      readonly elsewhere?: Items;
      /** Those who agreed in this stage, while it needs more. */
      readonly agreed: readonly Decision[];
      /** Those of the stages before. */
      readonly decisions: readonly Decision[];
      /** Waits for the nominator's word. */
      readonly proposed?: Proposed;
      /** Who named another sponsor in this stage, once for each time. */
      readonly proposers?: readonly PersonId[];
      /** What the nominator did not agree to last; whoever proposed it is asked again, and reads that on the card. */
      readonly declined?: Proposed;
      /** When the nominator last had the approvers reminded. */
      readonly remindedAt?: Date;
      readonly dueAt: Date;
    }
  | ({
      readonly status: 'approved';
      readonly hindrance?: Hindrance;
      /** Of another address, or an account that is to be brought back or let in: it may have come about already. */
      readonly begun?: true;
    } & Approved)
  | ({ readonly status: 'invited' } & Invited)
  | ({ readonly status: 'denied'; readonly decision: Decision } & Agreed)
  /** `nobodyLeft`: too few were left who could have answered, so it ended before its time. */
  | ({
      readonly status: 'expired';
      readonly at: Date;
      readonly nobodyReached: boolean;
      readonly nobodyLeft?: true;
    } & Agreed)
  | ({
      readonly status: 'withdrawn';
      readonly at: Date;
      readonly account: Leftover;
      readonly guestId?: PersonId;
      /** As they stood, where an invitation was withdrawn; absent on those withdrawn by a version before this one. */
      readonly grants?: readonly Grant[];
      /** What became of them, where the account stays. */
      readonly taken?: Taken;
      /** What is asked for was changed: that one goes on in its place. */
      readonly replacedBy?: NominationId;
      /** Changed it in the nominator's place, answering for the guest. */
      readonly corrector?: Person;
    } & Agreed)
  | { readonly status: 'failed'; readonly at: Date; readonly refusal: Refusal };

/**
 * One request: who, for what, why, until when. `revision` counts its events; a command is known by
 * (nomination, revision, verb, actor), so what comes twice can be told from what comes anew.
 */
export type Nomination = Facts &
  State & {
    readonly revision: number;
    /** Others who asked for the same guest while it was open, and are told as the nominator is. */
    readonly joined?: readonly Person[];
    /** In order; only the last one can be open. */
    readonly inquiries?: readonly Inquiry[];
    readonly changes?: readonly Change[];
    /** What was asked for and fell away while the rest went on; `access` is what is left. */
    readonly fallen?: readonly Fallen[];
  };

export type NominationIn<S extends State['status']> = Extract<Nomination, { readonly status: S }>;

/** Every yes it was given, the first one first. */
export const decisionsOf = (nomination: Nomination): readonly Decision[] =>
  ('decisions' in nomination ? nomination.decisions : undefined) ?? [];

/** Every no that let some of it fall away. */
export const noesOf = ({ fallen = [] }: Nomination): readonly Decision[] =>
  fallen.flatMap(({ decision }) => (decision ? [decision] : []));

/** The question that waits for the nominator's answer. An answer that comes after the clock went on is still an answer. */
export const openInquiry = ({ status, inquiries = [] }: Nomination): Inquiry | undefined => {
  const last = inquiries.at(-1);
  return status === 'awaiting-approval' && last && !last.answer ? last : undefined;
};

/** Its number among the questions, from 0. */
export const openInquiryAt = (nomination: Nomination): number | undefined =>
  openInquiry(nomination) && (nomination.inquiries ?? []).length - 1;

/** Whoever answered, and whoever they answered for. */
export const whoseAnswers = (decisions: readonly Decision[]): ReadonlySet<PersonId> =>
  new Set(decisions.flatMap(({ by, for: whose }) => voices(by, whose)));

/** One answer is the answer of both. */
export const voices = (by: Person, whose: Person | undefined): readonly PersonId[] =>
  whose ? [by.id, whose.id] : [by.id];

/** The stage that is open. */
export const stageOf = ({ judgement, stage }: NominationIn<'awaiting-approval'>): Stage | undefined =>
  judgement.stages[stage];

/** Whether the people of the source that is open were chosen already. */
export const isChosen = ({ chosen, asked }: NominationIn<'awaiting-approval'>): boolean =>
  chosen ?? asked.some(({ reached }) => reached !== 'no');

/**
 * Who may not answer the stage that is open, whatever the directory says of them or whoever they stand in for: the nominator,
 * those who joined, and whoever answered an earlier stage, said no to some of it, or was answered for. A sponsor whom the
 * nominator named may: else naming an owner would push that owner out.
 */
export const barredFrom = (nomination: NominationIn<'awaiting-approval'>): ReadonlySet<PersonId> => {
  const { nominator, joined = [], decisions } = nomination;
  const answers = [...decisions, ...noesOf(nomination)];
  return new Set([...[nominator, ...joined].map(({ id }) => id), ...whoseAnswers(answers)]);
};
