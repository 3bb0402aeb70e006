import type { DelegationId, PersonId } from '../../kernel/ids.js';
import type { Person } from '../../kernel/people.js';
import type { Delegation, DomainWish, Pause } from '../ports.js';
import { detailsOf } from './details.js';
import type { About, Entry, Who } from './entry.js';

/** Entries about what is neither a nomination nor a guest, and changes rights all the same. */

const entry = (at: Date, what: string, about: About, who: Who, details: object = {}, why?: string): Entry => ({
  at,
  what,
  about,
  who,
  details: detailsOf(details),
  texts: { ...(why && { why: { of: [who], text: why } }) },
});

export const entryOfPause = ({ by, at, reason }: Pause): Entry =>
  entry(at, 'inviting.paused', 'inviting', by.id, {}, reason);

export const entryOfResumption = (by: Person, at: Date): Entry => entry(at, 'inviting.resumed', 'inviting', by.id);

export const entryOfWish = ({ domain, way, by, at, reason, guests }: DomainWish): Entry =>
  entry(at, way === 'stop' ? 'domain.stopping' : 'domain.letting-in', `domain/${domain}`, by.id, { guests }, reason);

export const entryOfWishDone = ({ domain, way, by, guests }: DomainWish, at: Date): Entry =>
  entry(at, way === 'stop' ? 'domain.stopped' : 'domain.let-in', `domain/${domain}`, 'guestlist', { of: by, guests });

export const entryOfDelegation = ({ id, from, to, starts, ends }: Delegation, at: Date): Entry =>
  entry(at, 'delegation.given', `delegation/${id}`, from.id, { of: from, to, starts, ends });

export const entryOfRevocation = ({ id, from, to }: Delegation, at: Date): Entry =>
  entry(at, 'delegation.revoked', `delegation/${id}`, from.id, { of: from, to });

/** Its day has come: from now on the one may answer for the other. */
export const entryOfBeginning = (id: DelegationId, at: Date): Entry =>
  entry(at, 'delegation.begun', `delegation/${id}`, 'guestlist');

/** Guests who were there before us are taken in, at the word of an administrator in chat. */
export const entryOfAdoption = (at: Date, by: PersonId): Entry => entry(at, 'adopting.begun', 'adopting', by);

/** The same by a command that somebody ran who is called so: nobody has proven it. */
export const entryOfAdoptionByHand = (at: Date, operator: string, guests: number): Entry => ({
  ...entry(at, 'adopting.begun', 'adopting', 'guestlist', { guests }),
  texts: { why: { of: [operator.toLowerCase()], text: `Run by ${operator}` } },
});

export const entryOfRules = (hash: string, at: Date): Entry =>
  entry(at, 'rules.in-force', 'rules', 'elsewhere', { hash });

/** What is written down of it is gone, because its time had come or a person was erased; its entries stay, without their texts. */
export const entryOfDestruction = (
  life: 'nomination' | 'guest',
  id: string,
  why: 'erased' | 'time-over',
  at: Date,
): Entry => entry(at, `${life}.destroyed`, `${life}/${id}`, 'guestlist', { why });

/** Somebody was taken out of our tables; whom, nobody can say any more. */
export const entryOfErasure = (
  counts: { readonly nominations: number; readonly guests: number; readonly rows: number },
  at: Date,
): Entry => entry(at, 'privacy.erased', 'privacy', 'guestlist', counts);
