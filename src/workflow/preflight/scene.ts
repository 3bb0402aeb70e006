import type { Guest } from '../../guest/guest.js';
import type { NominationId } from '../../kernel/ids.js';
import type { Person } from '../../kernel/people.js';
import type { Nomination } from '../../nomination/nomination.js';
import type { Finding } from '../../policy/findings.js';
import type { Mailbox, Policy } from '../../policy/policy.js';
import type { Circumstances, Verdict } from '../../policy/verdict.js';
import type { Survey } from '../ports.js';
import type { Ask } from '../workflow.js';
import { isAccepted, type Held } from './holding.js';

/** What our own tables say to an ask. */
export type Books = {
  readonly open?: Nomination;
  /** The nominator's own invitation to this address that is still to be accepted. */
  readonly own?: NominationId;
  /** The guest who has the address, where they came by us; or whose account is to have it. */
  readonly guest?: Guest;
  /** The nomination by which the guest whose address is to be changed is to get another one already. */
  readonly moving?: Nomination;
  /** An administrator has stopped the guests of this domain, which is the address's or above it. */
  readonly stopped?: { readonly domain: string; readonly by: Person };
  /** Keys of what our books gave the guest; in each of them the end of the stay is a matter of the rules. */
  readonly given?: readonly string[];
  /** Guests the nominator answers for, and what they began today. */
  readonly answersFor: number;
  readonly begunToday: number;
  readonly partnerDomains: readonly string[];
  /** The address was denied as often as the rules bear: the time that has to be longer ago. */
  readonly deniedSince?: Date;
  /** It was asked in by mail as often as the rules bear, and there is room for another one from then on. */
  readonly mailRoomFrom?: Date;
  /** The domain whose guests the survey counted besides. */
  readonly alsoCounted?: string;
};

/** Everything a row of the examination may look at. */
export type Scene = {
  readonly survey: Survey;
  readonly books: Books;
  /** Of several things, without those that have fallen away. */
  readonly ask: Ask;
  /** Refused by itself, whatever becomes of the others; of all, where none is left. */
  readonly fallen: readonly Finding[];
  readonly policy: Policy;
  readonly circumstances: Circumstances;
  readonly domain?: string;
  readonly mailbox?: Mailbox;
  readonly held?: Held;
  /** The rules' answer; before the thing is known, a refusal that holds for every thing. */
  readonly verdict?: Verdict;
};

/** One thing that can be found, several of a kind, or nothing. */
export type Row<F = Finding | readonly Finding[]> = (scene: Scene) => F | undefined;

/** Whether Microsoft must issue an invitation. A guest who is in needs none; where nobody knows, none is presumed. */
export const needsInvitation = ({ ask, held, survey }: Scene): boolean =>
  ask.address !== undefined &&
  (!ask.purpose || isMove(ask)) &&
  ask.chosen !== 'revive' &&
  survey.accounts.known &&
  !isLiveGuest(held);

/** About a guest of whom nobody says anything: the rules cannot be asked about what they have. */
export const isUnfound = ({ ask, survey, books }: Pick<Scene, 'ask' | 'survey' | 'books'>): boolean =>
  ask.purpose !== undefined && !survey.accounts.known && !books.guest;

/** Whether whoever is to answer for the guest would answer for one more than before. */
export const isOneMore = ({ ask, books, held }: Scene): boolean => {
  const { nominator, sponsor = nominator, purpose } = ask;
  if (!ask.address || purpose === 'end' || isMove(ask) || books.guest?.sponsor.id === sponsor.id) return false;
  if (purpose) return true;
  // More access for a guest of somebody else's leaves them with whom they are.
  return !books.own && !(isLiveGuest(held) && books.guest);
};

/** An account that is to go by another address lets in whoever uses that one: much is asked as of an invitation. */
export const isMove = ({ purpose }: Pick<Ask, 'purpose'>): boolean => purpose === 'address';

export const isLiveGuest = (held: Held | undefined): boolean => held?.as === 'guest' && isAccepted(held.holder);
