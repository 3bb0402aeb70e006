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

/** By a command that somebody ran who is called so: nobody has proven it. */
const byHand = (operator: string, what: Entry): Entry => ({
  ...what,
  texts: { why: { of: [operator.toLowerCase()], text: `Run by ${operator}` } },
});

export const entryOfAdoptionByHand = (at: Date, operator: string, guests: number): Entry =>
  byHand(operator, entry(at, 'adopting.begun', 'adopting', 'guestlist', { guests }));

export const entryOfRules = (hash: string, at: Date): Entry =>
  entry(at, 'rules.in-force', 'rules', 'elsewhere', { hash });

type Life = 'nomination' | 'guest';

/** What is written down of it is gone, because its time had come or a person was erased; its entries stay, without their texts. */
export const entryOfDestruction = (life: Life, id: string, why: 'erased' | 'time-over', at: Date): Entry =>
  entry(at, `${life}.destroyed`, `${life}/${id}`, 'guestlist', { why });

type Lives = { readonly nominations: readonly string[]; readonly guests: readonly string[] };

/** Somebody was taken out of our tables, with these; whom, nobody can say any more. */
export const entriesOfErasure = ({ nominations, guests }: Lives, at: Date, operator: string): readonly Entry[] =>
  [
    ...nominations.map((id) => entryOfDestruction('nomination', id, 'erased', at)),
    ...guests.map((id) => entryOfDestruction('guest', id, 'erased', at)),
    entry(at, 'privacy.erased', 'privacy', 'guestlist', { nominations: nominations.length, guests: guests.length }),
  ].map((one) => byHand(operator, one));

/** What our tables hold of somebody was handed out. They are known by their directory ids, where they have one. */
export const entryOfExport = (people: readonly string[], at: Date, operator: string): Entry =>
  byHand(operator, entry(at, 'privacy.exported', 'privacy', 'guestlist', { people }));
