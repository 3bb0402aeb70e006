import type { ApplicationId, ChannelId, GroupId, PackageId, PackagePolicyId, RoleId } from '../kernel/ids.js';
import type { Locale } from '../kernel/people.js';

/** The company's rules, as read from its file. The file's own form is described in policy.sample.yaml and checked by `read`. */
export type Policy = {
  /** SHA-256 of the file's text, hex: which version a nomination was judged by. */
  readonly hash: string;
  readonly company: {
    readonly name: string;
    /** Where the guest reads what happens to their data; https (http on loopback in local mode). */
    readonly privacyNotice: string;
    /** The address that answers for the guest's data. */
    readonly contact: string;
  };
  /** Who answers for this bot: user principal names or mail addresses, lower case. Never empty. */
  readonly administrators: readonly string[];
  /** IANA; used for people whose own zone Teams has not told us. */
  readonly zone: string;
  /** How a guest's account is called, with `{name}` and `{company}`. */
  readonly displayName: string;
  /** Domains, lower case, that nobody may be invited from; subdomains included. */
  readonly blockedDomains: readonly string[];
  readonly nominators: Nominators;
  readonly invitees: InviteeLimits;
  readonly approvers: ApproverManners;
  /** Of guests whose rule says nothing else. */
  readonly stays: StayTerms;
  readonly found: Found;
  /** Milliseconds after a guest was removed, or a nomination ended, when all that is written down of them is destroyed; absent: never. */
  readonly forgetAfter?: number;
  readonly removals: RemovalLimits;
  /** What is refused before any rule is asked. The first that matches gives the reason. */
  readonly never: readonly Never[];
  readonly offers: readonly Offer[];
  readonly rules: readonly Rule[];
  readonly mails: readonly MailTemplate[];
};

/** Days are the company's, in `zone`. */
export type RemovalLimits = {
  /** Ends of stays that are carried out in a day at most, and accounts that are deleted in a day at most. */
  readonly perDay: number;
  /** Accounts that are disabled in a day at most because an administrator stopped a domain. */
  readonly stopsPerDay: number;
};

/** The same text in each of our languages; where the file has it in one alone, that one stands for both. */
export type Localised = Readonly<Record<Locale, string>>;

/** Who may nominate at all. Guests never may, whatever stands here. */
export type Nominators = {
  /** Absent: every employee. */
  readonly who?: Colleagues;
  /** Nominations that one person may send in a day; days are the company's, in `zone`. */
  readonly perDay?: number;
  /** Guests that one person may answer for at a time, open nominations included. */
  readonly guestsEach?: number;
};

/** What an address outside is spared, whoever asks for it. */
export type InviteeLimits = {
  /** Mails in seven days that ask somebody in; and, counted apart, as many that a stay owes whoever is in. */
  readonly mailsPerWeek: number;
  /** How often it may be denied in thirty days before nobody but an administrator may nominate it. */
  readonly denialsPerMonth: number;
};

/** Employees by what the directory says of them. Everything given must hold; of a list, one is enough. */
export type Colleagues = {
  /** Members of one of these, directly or through another group. */
  readonly groups?: readonly GroupId[];
  /** As the directory spells them, case aside; `*` stands for anything. */
  readonly departments?: readonly string[];
  readonly jobTitles?: readonly string[];
};

/** A thing a guest may be given. `key` is unique in the file; names and aliases are what people say. */
export type Offer = {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Where the guest arrives. */
  readonly landing?: string;
  /** Whoever answers for it in place of the owners that the directory has. */
  readonly owners?: OfferOwners;
  /** Whoever may ask for it; absent: whoever may nominate. */
  readonly who?: Colleagues;
  /** Days; the shortest of what is asked for holds, and the rule's own. */
  readonly longestStay?: number;
} & Thing;

/** What the directory calls it. */
export type Thing =
  /** A site is reached through the group behind it: Graph lets nobody but applications into a site itself. */
  | { readonly kind: 'group' | 'team' | 'site'; readonly id: GroupId }
  /** Without a role, the application's default access, which only an application without roles of its own has. */
  | { readonly kind: 'application'; readonly id: ApplicationId; readonly role?: RoleId }
  /** Without a policy, the only one that admits the guest. `approval`: who decides about it; absent: both. */
  | {
      readonly kind: 'package';
      readonly id: PackageId;
      readonly policy?: PackagePolicyId;
      readonly approval?: PackageApproval;
    };

/** Whether our stages ask the owners of an access package, its own policy in Microsoft Entra decides, or both. */
export const PACKAGE_APPROVALS = ['here', 'there', 'both'] as const;
export type PackageApproval = (typeof PACKAGE_APPROVALS)[number];
export const THINGS = ['team', 'group', 'site', 'application', 'package'] as const satisfies readonly Thing['kind'][];

export type OfferOwners =
  | { readonly from: 'group'; readonly group: GroupId }
  | { readonly from: 'people'; readonly addresses: readonly string[] };

/** ISO 8601: Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** When approvers are at work, where each of them is. */
export type WorkingTime = {
  /** Never empty. Durations count nothing of the other days. */
  readonly days: readonly Weekday[];
  /** Minutes after midnight; `from` later than `to` goes over midnight. What would fall into them comes when they are over. */
  readonly quiet?: { readonly from: number; readonly to: number };
};

/** How approvers are treated, whatever rule asks them. */
export type ApproverManners = {
  readonly working: WorkingTime;
  /** Whether automatic replies are looked at. Needs a permission of its own; off where the file says nothing. */
  readonly outOfOffice: boolean;
};

/**
 * How a guest's stay is looked after; kept with the guest as it was when they came. Milliseconds. What lasts a day or longer falls
 * on a morning where the sponsor is; durations may be as short as seconds, for trying things out.
 */
export type StayTerms = {
  /** After so long a guest who has not accepted is written to once more; absent: never. */
  readonly nudge?: number;
  /** After so long without an acceptance the sponsor hears of it. */
  readonly tellSponsor: number;
  /** After so long without an acceptance the invitation is taken back. */
  readonly giveUp: number;
  /** How long before the end the sponsor is asked what shall become of the guest; of a short stay, half of it at most. */
  readonly askSponsor: number;
  /** How long before the end a sponsor who has not answered is asked once more. */
  readonly askAgain: number;
  /** How long before the end the guest hears of it. */
  readonly tellGuest: number;
  /** From the end of a stay, when the account is disabled, to its deletion. */
  readonly grace: number;
  /** How often it is asked whether a guest is still needed who has no end, or one more than a year away; absent: never. */
  readonly review?: number;
  /** How long somebody has to say whether they answer for a guest, before the next one is asked. */
  readonly answer: number;
  /** What happens where nobody takes over: the guest stays and the administrators hear of it, or the stay ends. */
  readonly unanswered: 'keep' | 'end';
};

/** What becomes of guests who came by other ways than ours: nothing, or their likely sponsors are asked. */
export type Found = 'ignore' | 'ask';

/** A channel of a team. Whoever is a member of the team may answer there. */
export type ChannelRef = {
  readonly team: GroupId;
  readonly channel: ChannelId;
  /** The language of the card that all of them see; English where the file says nothing. */
  readonly language?: Locale;
};

/** Where approvers come from. */
export type ApproverSource =
  /** The nominator's. */
  | { readonly from: 'manager' }
  | { readonly from: 'managers-manager' }
  /** Whoever is to answer for the guest. Nobody, where that is the nominator. */
  | { readonly from: 'sponsor' }
  | { readonly from: 'owners' }
  | { readonly from: 'administrators' }
  | { readonly from: 'group'; readonly group: GroupId }
  | { readonly from: 'people'; readonly addresses: readonly string[] }
  | ({ readonly from: 'channel' } & ChannelRef);

/**
 * One step of approval. The first source is asked; the next one as well once too few of those before it can answer, or after
 * `alternatesAfter`. The last one is the rule's fallback, `administrators` where the file says nothing; without one (`refuse`
 * in the file) the request ends as soon as too few are left who could answer.
 */
export type Stage = {
  readonly sources: readonly ApproverSource[];
  /** How many must agree. `all`: as many as the first source with anybody in it has. One no ends it. */
  readonly quorum: 'any' | 'all' | number;
  /** Milliseconds after which the request ends unanswered. These durations count working days alone. */
  readonly within: number;
  /** Milliseconds after which whoever has not answered is reminded, again and again. */
  readonly remindAfter?: number;
  /** Milliseconds after which the next source is asked as well. */
  readonly alternatesAfter?: number;
  /** Whether an approver may hand it to any colleague. */
  readonly handOver: boolean;
};
export const MOST_STAGES = 3;

export const DELIVERIES = ['chat', 'mail'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** What sort of mailboxes a domain holds: a company's own, private ones that anybody can get, or throw-away ones. */
export const MAILBOXES = ['company', 'consumer', 'disposable'] as const;
export type Mailbox = (typeof MAILBOXES)[number];

/**
 * What the guest's company is to ours. `connected`: a connected organisation of entitlement management. `earlier`: guests
 * from there have accepted. `first-contact`: none has. A consumer's or disposable domain is always first contact.
 */
export const PARTNERS = ['connected', 'earlier', 'first-contact'] as const;
export type Partner = (typeof PARTNERS)[number];

/** All conditions given must hold; none given matches everything. Of a list, one is enough, but for `offers`. */
export type Conditions = {
  /** Domains of the guest: `fabrikam.com`, or `*.fabrikam.com` for its subdomains. */
  readonly domains?: readonly string[];
  readonly mailbox?: readonly Mailbox[];
  /** Whether the domain has a Microsoft tenant. */
  readonly homeTenant?: 'known' | 'none';
  readonly partner?: readonly Partner[];
  readonly nominator?: Colleagues;
  /** Keys of what is asked for: it must name everything asked for, lest one thing ride along with another. */
  readonly offers?: readonly string[];
  /** Days from today to the end that is asked for: more than the one, at most the other. */
  readonly stay?: { readonly longerThan?: number; readonly upTo?: number };
  /** Guests the nominator answers for already, this one not counted. */
  readonly answersFor?: { readonly moreThan?: number; readonly upTo?: number };
};

export type Never = { readonly name: string; readonly when: Conditions; readonly reason: Localised };

export type Rule = { readonly name: string; readonly when: Conditions } & (
  { readonly refuse: Localised } | (Consequences & { readonly refuse?: never })
);

/** Who may answer for a guest: the nominator, their manager, or members of a group. */
export type SponsorSource =
  { readonly from: 'nominator' } | { readonly from: 'manager' } | { readonly from: 'group'; readonly group: GroupId };

export type Consequences = {
  /** One to three, in order; none: approved at once. */
  readonly stages: readonly Stage[];
  /** The nominator reads "the owners of …" in place of names. */
  readonly namesHidden?: true;
  /** Days. */
  readonly longestStay: number;
  /** In place of the file's own `stays`, where the rule has some of its own; else those. */
  readonly stays: StayTerms;
  /** Days; proposed where the nominator names no end. */
  readonly defaultStay?: number;
  /** Absent: any employee. */
  readonly sponsors?: readonly SponsorSource[];
  readonly backupSponsor: 'optional' | 'required';
  /** The ways the redeem link may travel; the nominator may choose among them. */
  readonly deliveries: readonly Delivery[];
  /** Where the guest arrives, unless what they are given has a landing of its own. */
  readonly landing?: string;
  /** The name of a template in `mails`. */
  readonly mail?: string;
  /** Languages the guest may be written to in; the first where nothing is known of the guest. */
  readonly languages: readonly Locale[];
  /** What the nominator is asked besides, in order. */
  readonly questions: readonly ExtraQuestion[];
};

/** A question of the company's own to the nominator. The approvers read the answer. */
export type ExtraQuestion = {
  /** Unique in the rule; letters, digits and hyphens. */
  readonly key: string;
  readonly label: Localised;
  readonly required: boolean;
} & (
  | {
      readonly kind: 'text';
      /** A regular expression that the whole answer must match; compiled when the file is read. */
      readonly pattern?: string;
      /** What to say where it does not match; the label's language. */
      readonly hint?: Localised;
    }
  | { readonly kind: 'choice'; readonly choices: readonly { readonly value: string; readonly label: Localised }[] }
  | { readonly kind: 'yes-no' }
);

/** What a company says of its own in the mail to the guest: plain text, never markup. */
export type MailTemplate = {
  readonly name: string;
  /** In place of our subject; `{nominator}`, `{company}` and `{things}` are filled in. */
  readonly subject?: Localised;
  /** A paragraph after ours; the same places are filled in. */
  readonly note?: Localised;
};
